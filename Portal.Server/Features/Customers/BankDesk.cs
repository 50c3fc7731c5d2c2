using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Shared.Staff;

namespace Portal.Server.Features.Customers;

/// <inheritdoc cref="IBankDesk"/>
internal sealed class BankDesk(Databases databases, CurrentActor current, AuditLog audit) : IBankDesk
{
    /// <summary>The audit's line of every look at an account that is not masked.</summary>
    public const string Looked = "bank.read";

    public async Task<BankDetails?> Read(string number, CancellationToken cancel) => (await Find(await current.Staff(cancel), number, cancel))?.Masked();

    public async Task<Outcome<string>> Reveal(string number, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, StaffRight.DecideOnBankData, number, cancel) is { } refused) return refused;
        if (await Find(actor, number, cancel) is not { } account) return Outcome.NotFound;
        await audit.Write(Looked, actor, new { customer = number }, cancel);
        return new Iban(account.Iban).Spaced;
    }

    private async Task<BankAccount?> Find(StaffActor actor, string number, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(actor);
        return await (from account in db.BankAccounts.AsNoTracking()
                      join customer in db.Customers on account.CustomerId equals customer.Id
                      where customer.Number == number
                      select account).SingleOrDefaultAsync(cancel);
    }
}

using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Common;

namespace Portal.Server.Features.CompanyUsers;

/// <inheritdoc cref="ICompanyUsers"/>
internal sealed class MyCompanyUsers(Databases databases, CurrentActor current, Clock clock, CompanyAccess access) : ICompanyUsers
{
    public async Task<IReadOnlyList<CompanyUser>?> List(CancellationToken cancel) => current.SeesUsers() is { } actor ? await Read(actor, null, cancel) : null;

    public async Task<CompanyUser?> Find(string number, CancellationToken cancel) => current.Manager() is { } actor ? (await Read(actor, number, cancel)).SingleOrDefault() : null;

    public Edited<NewCompanyUser>? Begin() => current.Manager() is null ? null : new Edited<NewCompanyUser>(new NewCompanyUser());

    public Task<Outcome<string>> Invite(NewCompanyUser form, CancellationToken cancel) =>
        Once(form.FormKey, (db, actor) => access.Invite(db, actor, actor.CustomerId, form, null, cancel), cancel);

    public Task<Outcome<string>> InviteAgain(string number, AccessForm form, CancellationToken cancel) =>
        Change(number, form, (db, actor, person) => access.InviteAgain(db, actor, person, number, cancel), cancel);

    public Task<Outcome<string>> Save(string number, AccessForm form, CancellationToken cancel) =>
        Change(number, form, (db, actor, person) => access.Change(db, actor, person, number, form, cancel), cancel);

    public Task<Outcome<string>> Suspend(string number, AccessForm form, bool suspended, CancellationToken cancel) =>
        Change(number, form, (db, actor, person) => access.Suspend(db, actor, person, number, suspended, cancel), cancel);

    private async Task<List<CompanyUser>> Read(CustomerActor actor, string? number, CancellationToken cancel)
    {
        await using var own = databases.Open(actor);
        await using var db = databases.OpenStaff(Actor.System);
        return await CompanyAccess.Read(own, db, actor.CustomerId, number, actor.Id, cancel);
    }

    private async Task<Outcome<string>> Change(string number, AccessForm form, Func<StaffDb, CustomerActor, Membership, Task<Outcome<string>>> change, CancellationToken cancel)
    {
        // Whom the reader does not see in the list, the reader does not change.
        if (current.Manager() is not { } reader || !await Sees(reader, number, cancel)) return Outcome.NotFound;
        return await Once(form.FormKey, (db, actor) => CompanyAccess.With(db, actor.CustomerId, number, form, person => change(db, actor, person), cancel), cancel);
    }

    private async Task<bool> Sees(CustomerActor reader, string number, CancellationToken cancel)
    {
        await using var own = databases.Open(reader);
        return await own.Contacts.AnyAsync(c => c.Number == number, cancel);
    }

    /// <summary>A write of an administrator of a company, once for each form key. Sign-ins lie outside what a customer's context may write.</summary>
    private Task<Outcome<string>> Once(Guid formKey, Func<StaffDb, CustomerActor, Task<Outcome<string>>> work, CancellationToken cancel)
    {
        if (current.Manager() is not { } actor) return Task.FromResult<Outcome<string>>(Outcome.NotFound);
        return databases.WriteOnceFor(actor, formKey, clock, db => work(db, actor), cancel);
    }
}

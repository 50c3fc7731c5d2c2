using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Server.Features.Staff;
using Portal.Shared.ChangeRequests;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.ChangeRequests;

/// <summary>Decides on a request, within the caller's transaction; who may is the caller's to ask.</summary>
internal sealed class RequestSteps(FourEyes eyes, RequestPost post, Clock clock)
{
    /// <summary>The rights that deciding on a request takes: all of them.</summary>
    public static List<StaffRight> Rights(ChangeRequest request)
    {
        var rights = new List<StaffRight>();
        if (request.IsAboutLegal) rights.Add(StaffRight.DecideOnCustomers);
        if (request.IsAboutBank) rights.Add(StaffRight.DecideOnBankData);
        return rights;
    }

    public bool NeedsTwo(ChangeRequest request) => eyes.Needs(Rights(request));

    /// <param name="sign">Of the values that are replaced: an approval over other values does not count any more.</param>
    public async Task<Outcome> Approve(StaffDb db, ChangeRequest request, StaffActor by, string sign, string answer, CancellationToken cancel)
    {
        switch (eyes.Weigh(Rights(request), await FirstCounts(db, request, sign, cancel) ? request.FirstStaffId : null, by))
        {
            case Approval.First: return request.ApproveFirst(by, clock.Now, sign);
            case Approval.Again: return Outcome.Refused(T("You have approved this already: somebody else must be the second.", "Sie haben schon genehmigt: Die zweite Person muss jemand anderes sein."));
        }
        var outcome = request.Approve(by, clock.Now, answer);
        if (!outcome.Succeeded) return outcome;
        var customer = await db.Customers.SingleAsync(c => c.Id == request.CustomerId, cancel);
        var note = new DecisionNote(db, customer, by, clock.Now, Cut($"{request.Number}: {request.Reason}"));
        note.Rename(request.Asked(RequestField.Name) ?? customer.Name, request.Asked(RequestField.VatId) ?? customer.VatId);
        if (request.IsAboutBank) await ChangeBank(db, request, note, cancel);
        await post.Decided(db, request, cancel);
        return Outcome.Done;
    }

    /// <summary>A first approval counts for the values it saw, and as long as whoever gave it works here and may give it.</summary>
    public static async Task<bool> FirstCounts(StaffDb db, ChangeRequest request, string sign, CancellationToken cancel) =>
        request.FirstStaffId is not null && request.FirstSaw == sign
        && (await HeldRights.Of(db, request.FirstStaffId, cancel)).Covers(new RightSet(Rights(request)));

    public async Task<Outcome> Refuse(StaffDb db, ChangeRequest request, StaffActor by, string answer, CancellationToken cancel)
    {
        var outcome = request.Refuse(by, clock.Now, answer);
        if (outcome.Succeeded) await post.Decided(db, request, cancel);
        return outcome;
    }

    private static async Task ChangeBank(StaffDb db, ChangeRequest request, DecisionNote note, CancellationToken cancel)
    {
        var account = await db.BankAccounts.SingleOrDefaultAsync(b => b.CustomerId == request.CustomerId, cancel);
        var before = Say(account);
        if (account is null)
        {
            account = new BankAccount { CustomerId = request.CustomerId };
            db.BankAccounts.Add(account);
        }
        account.Holder = request.Asked(RequestField.Holder) ?? account.Holder;
        account.Iban = request.Asked(RequestField.Iban) ?? account.Iban;
        account.Bic = request.Asked(RequestField.Bic) ?? account.Bic;
        account.Bank = request.Asked(RequestField.Bank) ?? account.Bank;
        // Two IBANs can look the same masked: the number of the request tells them apart.
        note.Write(DecisionKind.Bank, CustomerEvents.BankChanged, before, $"{Say(account)} ({request.Number})", false);
    }

    private static string Say(BankAccount? account) =>
        account is null ? "" : string.Join(", ", new[] { Iban.Mask(account.Iban), account.Bic, account.Holder }.Where(s => s.Length > 0));

    private static string Cut(string text) => text.Length > DecisionNote.MaxReason ? text[..DecisionNote.MaxReason] : text;
}

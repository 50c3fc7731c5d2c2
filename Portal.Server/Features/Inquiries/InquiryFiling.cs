using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Shared.Account;
using Portal.Shared.Complaints;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Inquiries;

/// <summary>Whoever confirmed an address that signs in here, for a customer, and what of that customer's she wrote about.</summary>
internal sealed record InquiryFiler(CustomerActor Actor, FoundSubject Subject);

/// <summary>Files a confirmed inquiry as a complaint of the customer it comes from, as if its writer had signed in.</summary>
internal sealed class InquiryFiling(Databases databases, Clock clock, ComplaintPost post)
{
    /// <returns>
    /// Null where nobody signs in with the address who may file a complaint, and where somebody acts for several customers and names no
    /// order or invoice that says for which: then people decide.
    /// </returns>
    public async Task<InquiryFiler?> Find(Inquiry inquiry, CancellationToken cancel)
    {
        var filers = new List<InquiryFiler>();
        foreach (var actor in await Actors(inquiry.Email, cancel))
        {
            await using var db = databases.Open(actor);
            filers.Add(new InquiryFiler(actor, await FoundSubject.Named(db, actor.CustomerId, inquiry.Reference, cancel)));
        }
        if (filers.Count > 1) filers.RemoveAll(f => f.Subject is { Order: null, Invoice: null });
        return filers.Count == 1 ? filers[0] : null;
    }

    /// <summary>It is a complaint then, and no inquiry any more: the link has nothing left to confirm.</summary>
    public async Task File(StaffDb db, Inquiry inquiry, InquiryFiler filer, CancellationToken cancel)
    {
        var draft = new ComplaintDraft { Kind = inquiry.Kind, Subject = inquiry.Subject, Text = Words(inquiry, filer) };
        var complaint = await ComplaintFiling.Begin(db, filer.Actor, draft, filer.Subject, Channel.Form, clock, await post.Times.Read(db, cancel), cancel);
        db.Complaints.Add(complaint);
        await post.Filed(db, complaint, cancel);
        db.Inquiries.Remove(inquiry);
    }

    /// <summary>Whom a sign-in with the address acts as, where she may file a complaint.</summary>
    private async Task<List<CustomerActor>> Actors(string email, CancellationToken cancel)
    {
        var normalized = email.ToUpperInvariant();
        await using var db = databases.OpenStaff(Actor.System);
        var found = await (from m in db.Memberships
                           join u in db.Users on m.UserId equals u.Id
                           where u.NormalizedEmail == normalized && u.EmailConfirmed && u.ClosedAt == null && u.Kind == UserKind.Customer
                           where m.SuspendedAt == null && m.AcceptedAt != null
                           orderby m.Id
                           select new { Member = m, u.DisplayName }).AsNoTracking().ToListAsync(cancel);
        return [.. found.Where(f => f.Member.Role.MayComplain(f.Member.Scopes)).Select(f => f.Member.Actor(f.DisplayName))];
    }

    /// <summary>What was typed beside the text is said with it, where the complaint itself does not say it.</summary>
    private static string Words(Inquiry inquiry, InquiryFiler filer) => In(inquiry.Language, () =>
    {
        var besides = new List<string>();
        if (inquiry.Reference.Length > 0 && filer.Subject is { Order: null, Invoice: null }) besides.Add(T($"Number given: {inquiry.Reference}", $"Angegebene Nummer: {inquiry.Reference}"));
        if (!string.Equals(inquiry.Name, filer.Actor.Name, StringComparison.OrdinalIgnoreCase)) besides.Add(T($"Name given: {inquiry.Name}", $"Angegebener Name: {inquiry.Name}"));
        return besides.Count == 0 ? inquiry.Text : $"{inquiry.Text}\n\n{string.Join('\n', besides)}";
    });
}

using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Shared.Common;
using Portal.Shared.Inquiries;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Inquiries;

/// <inheritdoc cref="IInquiries"/>
internal sealed class InquiryIntake(Databases databases, Clock clock, InquiryPost post, InquiryFiling filing) : IInquiries
{
    public const string Series = "KA";

    /// <summary>Anybody can enter any address: its owner gets no more mails than that.</summary>
    public const int MailsAnHour = 3;

    /// <summary>Rolls everything back, and is answered like everything else.</summary>
    private static readonly Problem Enough = Outcome.Refused("");

    public InquiryForm Begin() => new() { FormKey = Guid.NewGuid() };

    public async Task<Outcome<bool>> Send(InquiryForm form, CancellationToken cancel)
    {
        if (!string.IsNullOrEmpty(form.Beyond)) return true;
        if (Check(form) is { Count: > 0 } problems) return problems;
        var key = form.FormKey == Guid.Empty ? Guid.NewGuid() : form.FormKey;
        var outcome = await databases.WriteOnceFor(Actor.System, key, clock, db => Keep(db, form, cancel), cancel);
        return outcome.Succeeded || outcome.Problems[0] == Enough ? true : outcome.Problems.ToList();
    }

    public async Task<AwaitedInquiry?> Awaited(string token, CancellationToken cancel) => await Find(token, cancel) is not { } i ? null
        : new AwaitedInquiry(i.Kind, i.Name, i.Email, i.Company, i.Reference, i.Subject, i.Text);

    public async Task<Outcome<bool>> Confirm(string token, CancellationToken cancel)
    {
        if (await Find(token, cancel) is not { } waiting) return Outcome.NotFound;
        var filer = await filing.Find(waiting, cancel);
        var outcome = await databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            if (await Pending(db, token).SingleOrDefaultAsync(cancel) is not { } inquiry) return Outcome.NotFound;
            if (filer is null) inquiry.Confirm(clock.Now);
            else await filing.File(db, inquiry, filer, cancel);
            return true;
        }, cancel);
        // Of two clicks at once the second comes too late, as it would a moment later.
        return outcome.Problems.Any(p => p.Kind == ProblemKind.Stale) ? Outcome.NotFound : outcome;
    }

    private async Task<Outcome<string>> Keep(StaffDb db, InquiryForm form, CancellationToken cancel)
    {
        // The number first: whoever else sends at this moment waits for it, and the mails before this one are all seen.
        var (number, now, token) = (await Numbers.Take(db, Series, clock.Today, cancel), clock.Now, RecoveryToken.New());
        var inquiry = Inquiry.Begun(number, form, IsGerman ? German : English, token, now);
        var since = now.AddHours(-1);
        if (await db.Inquiries.CountAsync(i => i.EmailHash == inquiry.EmailHash && i.CreatedAt > since, cancel) >= MailsAnHour) return Enough;
        db.Inquiries.Add(inquiry);
        post.Ask(db, inquiry, token);
        return number;
    }

    private async Task<Inquiry?> Find(string token, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        return await Pending(db, token).AsNoTracking().SingleOrDefaultAsync(cancel);
    }

    private IQueryable<Inquiry> Pending(StaffDb db, string token)
    {
        var (hash, now) = (RecoveryToken.Hash(token), clock.Now);
        return db.Inquiries.Where(i => i.TokenHash == hash && i.TokenUntil > now);
    }

    /// <summary>What stands on the form itself was checked before; this is what letters that nobody sees would get past it.</summary>
    private static List<Problem> Check(InquiryForm form)
    {
        var problems = new List<Problem>();
        if (AddressCheck.Email(nameof(form.Email), form.Email) is { } wrong) problems.Add(wrong);
        if (CustomerKeys.NameKey(form.Name).Length == 0) problems.Add(Outcome.Invalid(nameof(form.Name), T("Enter your name.", "Geben Sie Ihren Namen ein.")));
        if (TypedText.OneLine(form.Subject).Length == 0) problems.Add(Outcome.Invalid(nameof(form.Subject), T("Say in a few words what it is about.", "Sagen Sie in wenigen Worten, worum es geht.")));
        if (TypedText.Lines(form.Text).Length == 0) problems.Add(Outcome.Invalid(nameof(form.Text), T("Write what you want to tell us.", "Schreiben Sie, was Sie uns sagen möchten.")));
        return problems;
    }
}

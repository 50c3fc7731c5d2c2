using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Mail;
using Portal.Shared.Common;
using Portal.Shared.Newsletters;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Newsletters;

/// <inheritdoc cref="ISuppressionDesk"/>
internal sealed class SuppressionDesk(Databases databases, CurrentActor current, Clock clock, AuditLog audit) : ISuppressionDesk
{
    private static readonly KeyPaging<Row, DateTimeOffset> Paging = new(r => r.At, r => r.Key);

    public async Task<Page<SuppressionRow>> List(SuppressionReason? reason, PageAt at, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(await current.Marketer(cancel));
        return await Paging.Read(Rows(db, db.Suppressions.Where(s => reason == null || s.Reason == reason)), at, Show, cancel);
    }

    public async Task<SuppressionRow?> Read(string key, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(await current.Marketer(cancel));
        return await Rows(db, db.Suppressions.Where(s => s.EmailHash == key)).SingleOrDefaultAsync(cancel) is { } row ? Show(row) : null;
    }

    public async Task<string?> Find(string email, CancellationToken cancel)
    {
        await current.Marketer(cancel);
        return AddressKey.Of(email)?.Hash;
    }

    public async Task<Outcome<string>> Add(SuppressionForm form, CancellationToken cancel)
    {
        var actor = await current.Marketer(cancel);
        if (AddressKey.Of(form.Email) is not { } address)
            return Outcome.Invalid(nameof(form.Email), T("This is not an e-mail address. It looks like name@example.com.", "Das ist keine E-Mail-Adresse. Sie sieht so aus: name@example.com."));
        return await databases.WriteAsStaff<string>(actor, async db =>
        {
            var added = await Suppression.Add(db, new Suppression { EmailHash = address.Hash, Reason = form.Reason, Words = form.Note.Trim(), ByName = actor.Name, At = clock.Now }, cancel);
            if (!added) return Outcome.Invalid(nameof(form.Email), T("This address is on the list already, with as much weight.", "Diese Adresse steht schon auf der Liste, mit ebenso viel Gewicht."));
            await audit.Append(db, "suppression.added", actor, new { address = address.Email, reason = form.Reason.ToString(), note = form.Note.Trim() }, cancel);
            return address.Hash;
        }, cancel);
    }

    public async Task<Outcome> Lift(string key, string why, CancellationToken cancel)
    {
        var actor = await current.Marketer(cancel);
        if (why.Trim().Length == 0) return Outcome.Invalid("Why", T("Say why: it stands in the security record.", "Sagen Sie, warum: Es steht im Sicherheitsprotokoll."));
        return await databases.WriteAsStaff<bool>(actor, async db =>
        {
            if (await db.Suppressions.AsNoTracking().SingleOrDefaultAsync(s => s.EmailHash == key, cancel) is not { } known) return Outcome.NotFound;
            if (known.IsOwnWord) return Outcome.Refused(T("The person objected herself. Only she can take that back, by choosing a topic.", "Die Person hat selbst widersprochen. Nur sie kann das zurücknehmen, indem sie ein Thema wählt."));
            await Suppression.Lift(db, key, cancel);
            await audit.Append(db, "suppression.lifted", actor, new { key = key[..12], reason = known.Reason.ToString(), why = MailWords.Storable(why.Trim(), 500) }, cancel);
            return true;
        }, cancel);
    }

    public async Task<ListHealth> Health(CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(await current.Marketer(cancel));
        return await SubscriberHealth.Read(db, clock.Now, cancel);
    }

    private static IQueryable<Row> Rows(StaffDb db, IQueryable<Suppression> suppressions) => suppressions.Select(s => new Row
    {
        Key = s.EmailHash, Reason = s.Reason, Words = s.Words, ByName = s.ByName, At = s.At,
        Email = db.Subscribers.Where(p => p.EmailHash == s.EmailHash).Select(p => p.Email).FirstOrDefault() ?? "",
    });

    private static SuppressionRow Show(Row r) => new(
        r.Key, r.Email, r.Reason, r.Words, r.ByName, r.At, CanLift: r.Reason != SuppressionReason.Objection || r.ByName.Length > 0);

    private sealed class Row
    {
        public required string Key { get; init; }
        public required string Email { get; init; }
        public required string Words { get; init; }
        public required string ByName { get; init; }
        public SuppressionReason Reason { get; init; }
        public DateTimeOffset At { get; init; }
    }
}

using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Mail.Returns;
using Portal.Shared.Common;
using Portal.Shared.Mail;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Mail;

/// <inheritdoc cref="IOutboxDesk"/>
internal sealed class OutboxDesk(Databases databases, CurrentActor current, Clock clock, MailStatus status, MailSignal signal) : IOutboxDesk
{
    private static readonly KeyPaging<OutboxRecord, DateTimeOffset> Paging = new(r => r.CreatedAt, r => r.MessageId);

    public async Task<Page<OutboxRow>> List(OutboxFilter filter, PageAt at, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(await current.Staff(cancel));
        return await Paging.Read(Rows(db, Filtered(db, filter)), at, Show, cancel);
    }

    public async Task<OutboxState> State(CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(await current.Staff(cancel));
        async Task<Tally> Count(OutboxFilter filter) => new(await Filtered(db, filter).Take(Tally.Limit + 1).CountAsync(cancel));
        return new OutboxState(
            status.IsHeld, await Count(OutboxFilter.Waiting), await Count(OutboxFilter.Failed), await Count(OutboxFilter.Unknown),
            status.LastSpoken?.At, status.Trouble is not null, status.Say());
    }

    public async Task<OutboxLetter?> Read(string messageId, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(await current.Staff(cancel));
        var mails = db.Mails.Where(m => m.MessageId == messageId);
        var row = await Rows(db, mails).SingleOrDefaultAsync(cancel);
        return row is null ? null : new OutboxLetter(Show(row), await mails.Select(m => m.IsSecret ? null : m.Text).SingleAsync(cancel));
    }

    public async Task<Outcome> SendAgain(string messageId, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        return await databases.WriteAsStaff<bool>(actor, async db =>
        {
            var now = clock.Now;
            var mails = db.Mails.Where(m => m.MessageId == messageId);
            // In one statement: two who press at once must not put back what the worker has begun meanwhile.
            var again = await mails.Where(m => (m.State == MailState.Failed || m.State == MailState.Unknown) && m.BatchId == null && !(m.IsSecret && m.Text == ""))
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailState.Pending).SetProperty(m => m.Attempts, 0).SetProperty(m => m.DueAt, now), cancel);
            if (again == 0) return await mails.AnyAsync(cancel) ? Outcome.Refused(NotAgain) : Outcome.NotFound;
            db.AfterCommit(signal.Wake);
            return true;
        }, cancel);
    }

    private static string NotAgain =>
        T("Only a mail that failed or whose fate is unknown can go again, and never one of a campaign.", "Nur eine fehlgeschlagene Mail oder eine mit unklarem Verbleib kann noch einmal hinaus, und nie eine aus einer Kampagne.");

    private static IQueryable<OutboxMail> Filtered(StaffDb db, OutboxFilter filter) => filter switch
    {
        OutboxFilter.Waiting => db.Mails.Where(m => m.State == MailState.Pending || m.State == MailState.Sending),
        OutboxFilter.Sent => db.Mails.Where(m => m.State == MailState.Sent),
        OutboxFilter.Failed => db.Mails.Where(m => m.State == MailState.Failed),
        OutboxFilter.Unknown => db.Mails.Where(m => m.State == MailState.Unknown),
        _ => db.Mails,
    };

    private static IQueryable<OutboxRecord> Rows(StaffDb db, IQueryable<OutboxMail> mails) => mails.Select(m => new OutboxRecord
    {
        // The last word about it: a report of a complaint may follow one of a delay.
        Returned = db.Bounces.Where(b => b.MailId == m.Id && b.Source != BounceSource.Server).OrderByDescending(b => b.Id).Select(b => b.Words).FirstOrDefault(),
        MessageId = m.MessageId, Kind = m.Kind, About = m.About, Recipient = m.Recipient, Subject = m.Subject, State = m.State, Attempts = m.Attempts,
        CreatedAt = m.CreatedAt, SentAt = m.SentAt, DueAt = m.DueAt, LastReply = m.LastReply, IsOfBatch = m.BatchId != null,
    });

    private static OutboxRow Show(OutboxRecord r) => new(
        r.MessageId, r.Kind, r.About, r.Recipient, r.Subject, Standing(r.State), r.Attempts, r.CreatedAt, r.SentAt,
        r.State == MailState.Pending ? r.DueAt : null, r.Returned is { } words ? T($"It came back: {words}", $"Sie kam zurück: {words}") : MailWords.Show(r.LastReply),
        r.State is MailState.Failed or MailState.Unknown && !r.IsOfBatch);

    private static MailStanding Standing(MailState state) => state switch
    {
        MailState.Pending => MailStanding.Waiting,
        MailState.Sending => MailStanding.Sending,
        MailState.Sent => MailStanding.Sent,
        MailState.Failed => MailStanding.Failed,
        MailState.Withdrawn => MailStanding.Withdrawn,
        _ => MailStanding.Unknown,
    };

    private sealed class OutboxRecord
    {
        public required string MessageId { get; init; }
        public required string Kind { get; init; }
        public required string About { get; init; }
        public required string Recipient { get; init; }
        public required string Subject { get; init; }
        public MailState State { get; init; }
        public int Attempts { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset? SentAt { get; init; }
        public DateTimeOffset DueAt { get; init; }
        public required string LastReply { get; init; }
        public string? Returned { get; init; }
        public bool IsOfBatch { get; init; }
    }
}

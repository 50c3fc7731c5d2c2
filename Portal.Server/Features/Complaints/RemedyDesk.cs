using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <inheritdoc cref="IRemedyDesk"/>
internal sealed class RemedyDesk(Databases databases, CurrentActor current, Clock clock, ComplaintChanges changes, ComplaintPost post) : IRemedyDesk
{
    private static readonly KeyPaging<Row, DateOnly> Paging = new(r => r.DueOn, r => r.Number);

    public async Task<Page<RemedyRow>> List(RemedyView view, PageAt at, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var rows = from r in (await Of(db, view, actor, cancel)).AsNoTracking()
                   join c in db.Complaints on r.ComplaintId equals c.Id
                   join customer in db.Customers on r.CustomerId equals customer.Id
                   join owner in db.Staff on r.OwnerId equals owner.Id
                   select new Row { DueOn = r.DueOn, Number = c.Number + "/" + r.Position, Complaint = c.Number, Customer = customer.Name, Owner = owner.Name, Remedy = r };
        return await Paging.Read(rows, at, new PageOrder(Upwards: true), r => new RemedyRow(r.Complaint, r.Customer, post.Show(r.Remedy, r.Owner, actor)), cancel);
    }

    public async Task<IReadOnlyDictionary<RemedyView, Tally>> Counts(CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var counts = new Dictionary<RemedyView, Tally>();
        foreach (var view in Enum.GetValues<RemedyView>()) counts[view] = new Tally(await (await Of(db, view, actor, cancel)).Take(Tally.Limit + 1).CountAsync(cancel));
        return counts;
    }

    public Task<Outcome> Plan(string complaint, int version, RemedyDraft draft, CancellationToken cancel) =>
        changes.Take(complaint, version, async (db, record, actor) =>
        {
            if (Problem(draft) is { } problem) return problem;
            var value = Amounts.Read(draft.Value);
            if (!await db.Staff.AnyAsync(s => s.Id == draft.OwnerId && s.LeftAt == null, cancel)) return Outcome.Invalid(nameof(draft.OwnerId), T("Choose who sees to it.", "Wählen Sie, wer sich darum kümmert."));
            await ComplaintChanges.ReadRemedies(db, record, cancel);
            var limit = await GoodwillDesk.Of(db, actor, await db.Customers.Where(c => c.Id == record.CustomerId).Select(c => c.Class).SingleAsync(cancel), cancel);
            return record.Plan(actor, clock.Now, draft, value > 0 && record.RemedyValue + value > limit);
        }, cancel, draft.FormKey);

    public Task<Outcome> Approve(string complaint, int version, int position, CancellationToken cancel) =>
        changes.Take(complaint, version, async (db, record, actor) =>
        {
            await ComplaintChanges.ReadRemedies(db, record, cancel);
            return record.Approve(actor, clock.Now, position);
        }, cancel, right: StaffRight.ApproveGoodwill);

    public Task<Outcome> Finish(string complaint, int version, int position, string result, CancellationToken cancel) => End(complaint, version, position, done: true, result, cancel);

    public Task<Outcome> Drop(string complaint, int version, int position, string reason, CancellationToken cancel) => string.IsNullOrWhiteSpace(reason)
        ? Task.FromResult<Outcome>(Outcome.Invalid("Result", T("Say why it is dropped.", "Sagen Sie, warum sie gestrichen wird.")))
        : End(complaint, version, position, done: false, reason, cancel);

    private Task<Outcome> End(string complaint, int version, int position, bool done, string result, CancellationToken cancel) =>
        changes.Take(complaint, version, async (db, record, actor) =>
        {
            if (result.Trim().Length > 500) return Outcome.Invalid("Result", T("At most 500 characters.", "Höchstens 500 Zeichen."));
            await ComplaintChanges.ReadRemedies(db, record, cancel);
            var outcome = record.End(actor, clock.Now, position, done, result);
            if (outcome.Succeeded && done) await post.RemedyDone(db, record, record.Remedies.Single(r => r.Position == position), cancel);
            return outcome;
        }, cancel);

    private async Task<IQueryable<GivenRemedy>> Of(StaffDb db, RemedyView view, StaffActor actor, CancellationToken cancel)
    {
        var (today, underWay) = (clock.Today, GivenRemedy.UnderWay(db));
        if (view == RemedyView.Overdue) return underWay.Where(r => r.DueOn < today);
        if (view == RemedyView.ToApprove) return db.GivenRemedies.Where(r => r.State == RemedyState.ToApprove);
        if (view == RemedyView.All) return underWay;
        var answering = await ComplaintViews.Answering(db, actor, today, cancel);
        return underWay.Where(r => answering.Contains(r.OwnerId));
    }

    private Problem? Problem(RemedyDraft draft) =>
        !string.IsNullOrWhiteSpace(draft.Value) && Amounts.Read(draft.Value) is null or < 0 or > Goodwill.Most ? Outcome.Invalid(nameof(draft.Value), T($"An amount is between 0 and {Goodwill.Most:N0}.", $"Ein Betrag liegt zwischen 0 und {Goodwill.Most:N0}."))
        : draft.DueOn is not { } day ? Outcome.Invalid(nameof(draft.DueOn), T("Say by when.", "Sagen Sie, bis wann."))
        : day < clock.Today ? Outcome.Invalid(nameof(draft.DueOn), T("That day is over: choose a later one.", "Dieser Tag ist vorbei: Wählen Sie einen späteren.")) : null;

    private sealed class Row
    {
        public DateOnly DueOn { get; init; }

        /// <summary>The complaint's with its place there: no two are alike.</summary>
        public required string Number { get; init; }

        public required string Complaint { get; init; }

        public required string Customer { get; init; }

        public required string Owner { get; init; }

        public required GivenRemedy Remedy { get; init; }
    }
}

using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Staff;

namespace Portal.Server.Features.Complaints;

/// <inheritdoc cref="IInboxDesk"/>
internal sealed partial class InboxDesk(Databases databases, CurrentActor current, Clock clock, AuditLog audit, ComplaintChanges changes) : IInboxDesk
{
    /// <summary>Each is counted whenever the inbox is drawn.</summary>
    private const int MostViews = 30;

    public async Task<Page<InboxRow>> List(InboxList list, PageAt at, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var query = InboxQuery.Of(list.Search);
        var found = (await InboxConditions.Prepare(db, actor, [query], clock, cancel)).Of(query);
        return await InboxRows.Read(db, found, list, at, clock.Now, cancel);
    }

    public async Task<string?> Next(InboxList list, string number, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var query = InboxQuery.Of(list.Search);
        return await InboxRows.Next(db, (await InboxConditions.Prepare(db, actor, [query], clock, cancel)).Of(query), list, number, cancel);
    }

    public async Task<IReadOnlyList<InboxViewCount>> Views(CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var kept = await (from view in db.KeptViews
                          where view.StaffId == actor.StaffId || view.Shared
                          join owner in db.Staff on view.StaffId equals owner.Id
                          orderby view.Name, owner.Name
                          select new { view.Name, view.Query, view.Shared, Owner = view.StaffId == actor.StaffId ? null : owner.Name }).Take(MostViews).ToListAsync(cancel);
        var views = InboxList.BuiltIn.Select(v => new InboxViewCount(v.Name, v.List, default, IsBuiltIn: true, Shared: false, null))
            .Concat(kept.Select(v => new InboxViewCount(v.Name, Read(v.Query), default, IsBuiltIn: false, v.Shared, v.Owner)))
            .Select(v => (View: v, Query: InboxQuery.Of(v.List.Search))).ToList();
        var conditions = await InboxConditions.Prepare(db, actor, [.. views.Select(v => v.Query)], clock, cancel);
        var counts = new List<InboxViewCount>(views.Count);
        foreach (var (view, query) in views)
        {
            counts.Add(view with { Count = new Tally(await conditions.Of(query).Take(Tally.Limit + 1).CountAsync(cancel)) });
        }
        return counts;
    }

    public async Task<Outcome> Keep(ViewDraft draft, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (draft.Shared && await audit.Refuses(actor, StaffRight.AnswerComplaints, "view", cancel) is { } refused) return refused;
        if (InboxQuery.Of(draft.List.Search).Problems is [var problem, ..]) return Outcome.Refused(problem.Message);
        var (name, query) = (draft.Name.Trim(), draft.List.ToQuery());
        return await databases.WriteAsStaff<bool>(actor, async db =>
        {
            var known = await db.KeptViews.SingleOrDefaultAsync(v => v.StaffId == actor.StaffId && v.Name == name, cancel);
            if (known is null) db.KeptViews.Add(new KeptView { StaffId = actor.StaffId, Name = name, Query = query, Shared = draft.Shared });
            else (known.Query, known.Shared) = (query, draft.Shared);
            return true;
        }, cancel);
    }

    public async Task<Outcome> Forget(string name, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        return await databases.WriteAsStaff<bool>(actor, async db =>
        {
            var known = await db.KeptViews.SingleOrDefaultAsync(v => v.StaffId == actor.StaffId && v.Name == name, cancel);
            if (known is null) return Outcome.NotFound;
            db.KeptViews.Remove(known);
            return true;
        }, cancel);
    }

    /// <summary>A kept view, its search in the reader's language whoever wrote it.</summary>
    private static InboxList Read(string query)
    {
        var parts = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query);
        return InboxList.Of(name => parts.TryGetValue(name, out var value) ? value.ToString() : null).InWords();
    }
}

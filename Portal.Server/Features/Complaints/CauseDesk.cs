using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <inheritdoc cref="ICauseDesk"/>
internal sealed class CauseDesk(Databases databases, CurrentActor current, Clock clock, AuditLog audit, ComplaintRules rules) : ICauseDesk
{
    public async Task<CauseBook> Read(CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var books = await rules.Read(db, cancel);
        var newest = books.Newest(RuleKind.Causes);
        return new CauseBook(
            newest?.Number ?? 0, books.Causes(newest), await Used(db, cancel),
            RuleShelf.Changes(books, RuleKind.Causes, v => new CauseTree(books.Causes(v)).Sentences()));
    }

    public async Task<IReadOnlyList<CauseNode>> Nodes(CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(await current.Staff(cancel));
        var books = await rules.Read(db, cancel);
        return books.Causes(books.Newest(RuleKind.Causes));
    }

    public async Task<Outcome> Save(CauseForm form, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, StaffRight.SetComplaintRules, "causes", cancel) is { } refused) return refused;
        if (CauseTree.Problem(form.Nodes) is { } wrong) return Outcome.Invalid(nameof(form.Nodes), wrong);
        return await databases.WriteAsStaff<bool>(actor, async db =>
        {
            var books = await rules.Read(db, cancel);
            var newest = books.Newest(RuleKind.Causes);
            if ((newest?.Number ?? 0) != form.Version) return Outcome.Stale;
            var (before, kept) = (books.Causes(newest), form.Nodes.Select(n => n.Key).ToHashSet());
            var used = await Used(db, cancel);
            if (before.FirstOrDefault(n => !kept.Contains(n.Key) && used.Contains(n.Key)) is { } gone)
            {
                return Outcome.Invalid(nameof(form.Nodes), T(
                    $"Complaints were closed with {gone.Name}: let it stand and say that it is no longer chosen.", $"Mit {gone.Name} wurden Beschwerden abgeschlossen: Lassen Sie sie stehen und sagen Sie, dass sie nicht mehr gewählt wird."));
            }
            foreach (var node in form.Nodes) node.Name = node.Name.Trim();
            var to = RuleBooks.Write<CauseNode>(form.Nodes);
            if (to == RuleBooks.Write(before)) return true;
            if (to.Length > RuleVersion.MostLetters) return Outcome.Invalid(nameof(form.Nodes), T("That is too much text: shorten some names.", "Das ist zu viel Text: Kürzen Sie einige Namen."));
            db.RuleVersions.Add(RuleShelf.Next(RuleKind.Causes, newest, actor, clock.Now, to));
            await audit.Append(db, "rules.causes-changed", actor, new { version = form.Version + 1, causes = form.Nodes.Count, sha256 = Sha256.Hex(to) }, cancel);
            return true;
        }, cancel);
    }

    private static async Task<HashSet<string>> Used(StaffDb db, CancellationToken cancel) =>
        [.. await db.Complaints.Where(c => c.CauseKey != "").Select(c => c.CauseKey).Distinct().ToListAsync(cancel)];
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Staff;

namespace Portal.Server.Features.Complaints;

/// <inheritdoc cref="ITargetDesk"/>
internal sealed class TargetDesk(Databases databases, CurrentActor current, Clock clock, AuditLog audit, ComplaintRules rules) : ITargetDesk
{
    public async Task<TargetBook> Read(CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var books = await rules.Read(db, cancel);
        var newest = books.Newest(RuleKind.Targets);
        var (answer, update, solution) = (rules.UntilAssessed.Answer, rules.UntilAssessed.Update, rules.UntilAssessed.Solution);
        return new TargetBook(
            newest?.Number ?? 0, new TargetHours { Answer = answer.TotalHours, Update = update.TotalHours, Solution = solution.TotalHours }, books.Targets(newest),
            RuleShelf.Changes(books, RuleKind.Targets, v => books.Targets(v).Select(EscalationWords.Of)));
    }

    public async Task<Outcome> Save(TargetForm form, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, StaffRight.SetComplaintRules, "targets", cancel) is { } refused) return refused;
        if (!form.IsWhole) return Outcome.NotFound;
        if (form.Rows.Select(r => r.Problem()).FirstOrDefault(p => p is not null) is { } wrong) return Outcome.Invalid(nameof(form.Rows), wrong);
        return await databases.WriteAsStaff<bool>(actor, async db =>
        {
            var books = await rules.Read(db, cancel);
            var newest = books.Newest(RuleKind.Targets);
            if ((newest?.Number ?? 0) != form.Version) return Outcome.Stale;
            var rows = form.Rows.OrderBy(r => r.Severity).ThenBy(r => r.Class).ToList();
            var changed = rows.Zip(books.Targets(newest)).Where(pair => Figures(pair.First) != Figures(pair.Second)).ToList();
            if (changed.Count == 0) return true;
            db.RuleVersions.Add(RuleShelf.Next(RuleKind.Targets, newest, actor, clock.Now, RuleBooks.Write(rows)));
            await audit.Append(db, "rules.targets-changed", actor, new
            {
                version = form.Version + 1, from = string.Join("; ", changed.Select(c => Figures(c.Second))), to = string.Join("; ", changed.Select(c => Figures(c.First))),
            }, cancel);
            return true;
        }, cancel);
    }

    private static string Figures(TargetHours row) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.Severity} {row.Class} {row.Answer}/{row.Update}/{row.Solution}");
}

using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <inheritdoc cref="IChainDesk"/>
internal sealed class ChainDesk(Databases databases, CurrentActor current, Clock clock, AuditLog audit, ComplaintRules rules) : IChainDesk
{
    public async Task<ChainBook> Read(CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var books = await rules.Read(db, cancel);
        var newest = books.Newest(RuleKind.Chain);
        return new ChainBook(
            newest?.Number ?? 0, books.Chain(newest), books.Causes(books.Newest(RuleKind.Causes)),
            RuleShelf.Changes(books, RuleKind.Chain, v => new Chain(books.Chain(v), books.Causes()).Sentences()));
    }

    public async Task<Outcome> Save(ChainForm form, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, StaffRight.SetComplaintRules, "chain", cancel) is { } refused) return refused;
        if (form.Problem() is { } wrong) return Outcome.Invalid(nameof(form.Steps), wrong);
        return await databases.WriteAsStaff<bool>(actor, async db =>
        {
            var books = await rules.Read(db, cancel);
            var newest = books.Newest(RuleKind.Chain);
            if ((newest?.Number ?? 0) != form.Version) return Outcome.Stale;
            var (tree, known) = (books.Causes(), books.Chain(newest).Select(s => s.Key).ToHashSet());
            if (form.Steps.Any(s => !known.Contains(s.Key) && (s.Key.Length != 8 || !s.Key.All(char.IsAsciiHexDigitLower))) || form.Steps.SelectMany(s => s.Causes).Any(c => !tree.Knows(CauseRef.Parse(c))))
            {
                return Outcome.Invalid(nameof(form.Steps), T("One of the causes is gone: look at the page anew.", "Eine der Ursachen gibt es nicht mehr: Rufen Sie die Seite neu auf."));
            }
            foreach (var step in form.Steps) step.Name = step.Name.Trim();
            var to = RuleBooks.Write<ChainStep>(form.Steps);
            if (to == RuleBooks.Write(books.Chain(newest))) return true;
            if (to.Length > RuleVersion.MostLetters) return Outcome.Invalid(nameof(form.Steps), T("That is too much text: shorten some names.", "Das ist zu viel Text: Kürzen Sie einige Namen."));
            db.RuleVersions.Add(RuleShelf.Next(RuleKind.Chain, newest, actor, clock.Now, to));
            await audit.Append(db, "rules.chain-changed", actor, new { version = form.Version + 1, steps = form.Steps.Count, sha256 = Sha256.Hex(to) }, cancel);
            return true;
        }, cancel);
    }
}

using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <inheritdoc cref="IAnswering"/>
internal sealed partial class Answering(Databases databases, CurrentActor current, Clock clock, AuditLog audit, ComplaintFiles files) : IAnswering
{
    private const int MostTexts = 200, MostCharacters = 10_000;

    /// <summary>Whoever typed within this time counts as answering.</summary>
    private static readonly TimeSpan Typing = TimeSpan.FromMinutes(2);

    public async Task<AnsweringState?> Look(string complaint, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var found = await db.Complaints.Where(c => c.Number == complaint).Select(c => new { c.Id, c.Version }).SingleOrDefaultAsync(cancel);
        if (found is null) return null;
        var since = clock.Now - Typing;
        var drafts = await (from d in db.AnswerDrafts
                            where d.ComplaintId == found.Id && (d.UserId == actor.Id || d.At > since)
                            join u in db.Users on d.UserId equals u.Id
                            orderby u.DisplayName
                            select new { Mine = d.UserId == actor.Id, u.DisplayName, d.Text, d.Id }).ToListAsync(cancel);
        var mine = drafts.Find(d => d.Mine);
        var lie = mine is null ? [] : await db.AnswerFiles.Where(f => f.DraftId == mine.Id).OrderBy(f => f.FileNumber)
            .Select(f => new FileEntry(f.FileNumber, f.Name, f.ContentType, f.Size)).ToListAsync(cancel);
        return new(mine?.Text ?? "", lie, [.. drafts.Where(d => !d.Mine).Select(d => d.DisplayName)], found.Version);
    }

    public async Task<Outcome> Keep(string complaint, string text, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (!actor.May(StaffRight.AnswerComplaints)) return Outcome.NotFound;
        return await databases.WriteAsStaff<bool>(actor, async db =>
        {
            var draft = await AnswerDraft.Of(db, complaint, actor, cancel);
            if (string.IsNullOrWhiteSpace(text) && draft is null or { Files.Count: 0 })
            {
                if (draft is not null) db.Remove(draft);
                return true;
            }
            if (draft is null && (draft = await AnswerDraft.Begin(db, complaint, actor, cancel)) is null) return Outcome.NotFound;
            // Longer than an answer may be it is kept as far as it goes; sending says so.
            (draft.Text, draft.At) = (text[..Math.Min(text.Length, MostCharacters)], clock.Now);
            return true;
        }, cancel);
    }

    public async Task<IReadOnlyList<CannedText>> Texts(CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        return await db.KeptTexts.OrderBy(t => t.Title).ThenBy(t => t.Id).Take(MostTexts)
            .Select(t => new CannedText { Number = t.Number, Version = t.Version, Title = t.Title, Text = t.Text }).ToListAsync(cancel);
    }

    public async Task<Outcome> Save(CannedText text, CancellationToken cancel)
    {
        if (Placeholders.Unknown(text.Text) is { Count: > 0 } unknown)
        {
            return Outcome.Invalid(nameof(text.Text), T(
                $"Nothing stands for {string.Join(", ", unknown)}. There are {Offered}.", $"Für {string.Join(", ", unknown)} gibt es nichts. Es gibt {Offered}."));
        }
        return await Change(text.Number, async db =>
        {
            if (text.Number.Length == 0)
            {
                if (await db.KeptTexts.CountAsync(cancel) >= MostTexts) return Outcome.Refused(T($"There are {MostTexts} texts already: delete one first.", $"Es gibt schon {MostTexts} Texte: Löschen Sie erst einen."));
                db.KeptTexts.Add(new KeptText { Title = text.Title.Trim(), Text = text.Text });
                return true;
            }
            var kept = await db.KeptTexts.SingleOrDefaultAsync(t => t.Number == text.Number, cancel);
            if (kept is null) return Outcome.NotFound;
            if (kept.Version != text.Version) return Outcome.Stale;
            (kept.Title, kept.Text) = (text.Title.Trim(), text.Text);
            return true;
        }, cancel);
    }

    public Task<Outcome> Delete(string number, CancellationToken cancel) => Change(number, async db =>
    {
        if (await db.KeptTexts.SingleOrDefaultAsync(t => t.Number == number, cancel) is not { } kept) return Outcome.NotFound;
        db.Remove(kept);
        return true;
    }, cancel);

    private static string Offered => string.Join(", ", Placeholders.Known.Select(k => $"{{{k.Name}}}"));

    private async Task<Outcome> Change(string about, Func<StaffDb, Task<Outcome<bool>>> change, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, StaffRight.SetComplaintRules, about, cancel) is { } refused) return refused;
        return await databases.WriteAsStaff<bool>(actor, change, cancel);
    }
}

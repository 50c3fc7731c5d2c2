using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Files;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Staff;

namespace Portal.Server.Features.Complaints;

// What goes out with an answer.
internal sealed partial class Answering
{
    public async Task<Outcome<IReadOnlyList<FileEntry>>> Attach(string complaint, Upload file, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (!actor.May(StaffRight.AnswerComplaints)) return Outcome.NotFound;
        var saved = await files.Save([file], nameof(MessageDraft.Files), cancel);
        if (!saved.Succeeded) return (List<Problem>)[.. saved.Problems];
        var outcome = await StaleReads.Again(() => databases.WriteAsStaff<IReadOnlyList<FileEntry>>(actor, async db =>
        {
            if ((await AnswerDraft.Of(db, complaint, actor, cancel) ?? await AnswerDraft.Begin(db, complaint, actor, cancel)) is not { } draft) return Outcome.NotFound;
            foreach (var one in saved.Value)
            {
                var attached = draft.Attach(one);
                if (!attached.Succeeded) return (List<Problem>)[.. attached.Problems];
            }
            draft.At = clock.Now;
            return draft.Lie;
        }, cancel));
        if (!outcome.Succeeded) files.Forget(saved.Value);
        return outcome;
    }

    public async Task<Outcome<IReadOnlyList<FileEntry>>> Detach(string complaint, int file, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        return await StaleReads.Again(() => databases.WriteAsStaff<IReadOnlyList<FileEntry>>(actor, async db =>
        {
            var draft = await AnswerDraft.Of(db, complaint, actor, cancel);
            if (draft?.Files.Find(f => f.FileNumber == file) is not { } found) return Outcome.NotFound;
            draft.Files.Remove(found);
            if (draft is { Files.Count: 0, Text.Length: 0 }) db.Remove(draft);
            db.AfterCommit(() => files.Forget([found.Stored]));
            return draft.Lie;
        }, cancel));
    }
}

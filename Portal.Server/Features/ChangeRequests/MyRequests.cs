using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Server.Files;
using Portal.Shared.Account;
using Portal.Shared.ChangeRequests;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.ChangeRequests;

/// <inheritdoc cref="IMyRequests"/>
internal sealed class MyRequests(OwnData own, Proof proof, RequestFiles files, RequestPost post) : IMyRequests
{
    public const string Prefix = "AA";

    public async Task<MyLegalData?> Read(CancellationToken cancel)
    {
        if (own.Who is not { } me || !me.Role.MayAskBank()) return null;
        await using var db = own.Open();
        if (await LegalValues.Read(db, me.CustomerId, cancel) is not { } now) return null;
        // The open one first; it is the newest, unless clocks were set back.
        var latest = await db.ChangeRequests.AsNoTracking().Include(r => r.Changes).Include(r => r.Files).AsSplitQuery()
            .OrderByDescending(r => r.State == RequestState.Waiting).ThenByDescending(r => r.AskedAt).FirstOrDefaultAsync(cancel);
        return new MyLegalData(now.Name, now.VatId, now.Bank?.Masked(), latest is null ? null : Show(latest, me), me.Role.MayAskLegal(), !me.ReadOnly);
    }

    public async Task<Edited<RequestForm>?> Begin(CancellationToken cancel)
    {
        if (Asker is not { } me) return null;
        await using var db = own.Open();
        if (await LegalValues.Read(db, me.CustomerId, cancel) is not { } now) return null;
        var form = new RequestForm { Version = now.Version, Holder = now.Bank?.Holder, Bic = now.Bank?.Bic, Bank = now.Bank?.Bank };
        if (me.Role.MayAskLegal()) (form.Name, form.VatId) = (now.Name, now.VatId);
        return new Edited<RequestForm>(form);
    }

    public async Task<Outcome<string>> Ask(RequestForm form, CancellationToken cancel)
    {
        if (Asker is not { } me) return Outcome.NotFound;
        if (await proof.Fresh() is null) return Proof.TooLate;
        await using (var db = own.Open())
        {
            // What is wrong is said before the files are taken in.
            if (!await IsKnown(db, form, cancel) && await Wrong(db, me, form, cancel) is { } wrong) return wrong;
        }
        return await files.Within(me, form, () => Store(form, cancel), cancel);
    }

    private async Task<Outcome<string>> Store(RequestForm form, CancellationToken cancel)
    {
        var saved = await files.Save(form.Files, cancel);
        if (!saved.Succeeded) return (List<Problem>)[.. saved.Problems];
        return await files.Keeping(saved.Value, await own.Write(form.FormKey, (db, actor) => Ask(db, actor, form, saved.Value, cancel), cancel));
    }

    public async Task<Outcome<string>> Withdraw(WithdrawForm form, CancellationToken cancel)
    {
        if (Asker is null) return Outcome.NotFound;
        return await own.Write(form.FormKey, async (db, actor) =>
        {
            var request = await db.ChangeRequests.Include(r => r.Changes).SingleOrDefaultAsync(r => r.CustomerId == actor.CustomerId && r.Number == form.Number, cancel);
            if (request is null) return Outcome.NotFound;
            if (request.IsAboutLegal && !actor.Role.MayAskLegal()) return OwnData.NotYours;
            var outcome = request.Withdraw(actor, own.Now);
            return outcome.Succeeded ? request.Number : (List<Problem>)[.. outcome.Problems];
        }, cancel);
    }

    /// <summary>Whoever may ask for something; nobody who only looks at the portal with her eyes.</summary>
    private CustomerActor? Asker => own.Who is { ReadOnly: false } me && me.Role.MayAskBank() ? me : null;

    /// <summary>Sent once more after it was approved, a form differs from nothing: its first answer counts.</summary>
    private static Task<bool> IsKnown(PortalDb db, RequestForm form, CancellationToken cancel) => db.FormPosts.AnyAsync(p => p.Key == form.FormKey, cancel);

    private static async Task<List<Problem>?> Wrong(PortalDb db, CustomerActor me, RequestForm form, CancellationToken cancel)
    {
        if (await LegalValues.Read(db, me.CustomerId, cancel) is not { } now) return [Outcome.NotFound];
        if (now.Version != form.Version) return [Outcome.Stale];
        return RequestCheck.Compare(form, now, me.Role) is { Succeeded: false } wrong ? [.. wrong.Problems] : null;
    }

    private async Task<Outcome<string>> Ask(StaffDb db, CustomerActor actor, RequestForm form, IReadOnlyList<StoredFile> proofs, CancellationToken cancel)
    {
        var open = await db.ChangeRequests.Where(r => r.CustomerId == actor.CustomerId && r.State == RequestState.Waiting).Select(r => new { r.Number, r.AskedByName }).SingleOrDefaultAsync(cancel);
        if (open is not null)
        {
            return Outcome.Refused(T($"{open.AskedByName} has asked for a change already ({open.Number}). It must be decided or withdrawn first.", $"{open.AskedByName} hat schon eine Änderung beantragt ({open.Number}). Sie muss erst entschieden oder zurückgezogen werden."));
        }
        if (await LegalValues.Read(db, actor.CustomerId, cancel) is not { } now) return Outcome.NotFound;
        if (now.Version != form.Version) return Outcome.Stale;
        var compared = RequestCheck.Compare(form, now, actor.Role);
        if (!compared.Succeeded) return (List<Problem>)[.. compared.Problems];
        var request = new ChangeRequest
        {
            Number = await Numbers.Take(db, Prefix, own.Today, cancel), CustomerId = actor.CustomerId, Reason = form.Reason?.Trim() ?? "", AskedByUserId = actor.Id,
            AskedByName = actor.Name, AskedAt = own.Now,
        };
        request.Changes.AddRange(compared.Value.Select(c => new RequestedChange { CustomerId = actor.CustomerId, Field = c.Field, Was = c.Was, Asked = c.Asked }));
        request.Files.AddRange(proofs.Select((file, i) => new RequestFile { CustomerId = actor.CustomerId, FileNumber = i + 1, Stored = file }));
        request.Ask(actor);
        db.ChangeRequests.Add(request);
        await post.Asked(db, request, cancel);
        return request.Number;
    }

    private static MyRequest Show(ChangeRequest r, CustomerActor me) => new(
        r.Number, r.State, RequestPost.Shown(r), r.Reason, r.AskedByName, r.AskedAt, r.Answer, r.DecidedAt,
        [.. r.Files.OrderBy(f => f.FileNumber).Select(f => f.Entry)],
        r.State == RequestState.Waiting && !me.ReadOnly && (me.Role.MayAskLegal() || !r.IsAboutLegal), r.Version);
}

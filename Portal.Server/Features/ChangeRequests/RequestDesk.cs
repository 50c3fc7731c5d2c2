using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Shared.ChangeRequests;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.ChangeRequests;

/// <inheritdoc cref="IRequestDesk"/>
internal sealed class RequestDesk(Databases databases, CurrentActor current, AuditLog audit, RequestSteps steps) : IRequestDesk
{
    private static readonly KeyPaging<ChangeRequest, DateTimeOffset> Paging = new(r => r.AskedAt, r => r.Number);

    public async Task<Page<RequestRow>> List(RequestFilter filter, PageAt at, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(await current.Staff(cancel));
        var all = db.ChangeRequests.AsNoTracking();
        var requests = filter == RequestFilter.Waiting ? all.Where(r => r.State == RequestState.Waiting) : all.Where(r => r.State != RequestState.Waiting);
        var page = await Paging.Read(requests.Include(r => r.Changes), at, r => r, cancel);
        var keys = page.Items.Select(r => r.CustomerId).Distinct().ToArray();
        var customers = await db.Customers.Where(c => EF.Parameter(keys).Contains(c.Id)).Select(c => new { c.Id, c.Number, c.Name }).ToDictionaryAsync(c => c.Id, cancel);
        return new Page<RequestRow>([.. page.Items.Select(r => new RequestRow(
            r.Number, customers[r.CustomerId].Number, customers[r.CustomerId].Name, r.State, [.. r.Changes.Select(c => c.Field).Order()], r.AskedByName, r.AskedAt, r.FirstByName))],
            page.Next, page.Previous, page.Total);
    }

    public async Task<Tally> Waiting(CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(await current.Staff(cancel));
        return new Tally(await db.ChangeRequests.Where(r => r.State == RequestState.Waiting).Take(Tally.Limit + 1).CountAsync(cancel));
    }

    public async Task<RequestSheet?> Read(string number, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        return await Find(db, number, cancel) is { } request ? await RequestReading.Sheet(db, request, actor, steps, cancel) : null;
    }

    public async Task<Outcome<RequestIbans>> Reveal(string number, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, StaffRight.DecideOnBankData, number, cancel) is { } refused) return refused;
        await using var db = databases.OpenStaff(actor);
        if (await Find(db, number, cancel) is not { } request || await LegalValues.Read(db, request.CustomerId, cancel) is not { } now) return Outcome.NotFound;
        await audit.Write(BankDesk.Looked, actor, new { request = number }, cancel);
        return new RequestIbans(new Iban(now[RequestField.Iban]).Spaced, new Iban(request.Asked(RequestField.Iban) ?? "").Spaced);
    }

    public Task<Outcome<RequestState>> Approve(string number, RequestDecision decision, CancellationToken cancel) =>
        Decide(number, decision, (db, request, actor, sign) => steps.Approve(db, request, actor, sign, decision.Answer.Trim(), cancel), cancel);

    public async Task<Outcome<RequestState>> Refuse(string number, RequestDecision decision, CancellationToken cancel) => string.IsNullOrWhiteSpace(decision.Answer)
        ? Outcome.Invalid(nameof(decision.Answer), T("Say why: the customer is told.", "Begründen Sie es: Der Kunde erfährt den Grund."))
        : await Decide(number, decision, (db, request, actor, _) => steps.Refuse(db, request, actor, decision.Answer.Trim(), cancel), cancel);

    private async Task<Outcome<RequestState>> Decide(
        string number, RequestDecision decision, Func<StaffDb, ChangeRequest, StaffActor, string, Task<Outcome>> step, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using (var seen = databases.OpenStaff(actor))
        {
            // Asked before the write: a refusal is recorded in one of its own. What a request is about never changes.
            if (await Find(seen, number, cancel) is not { } asked) return Outcome.NotFound;
            foreach (var right in RequestSteps.Rights(asked))
            {
                if (await audit.Refuses(actor, right, number, cancel) is { } refused) return refused;
            }
        }
        return await databases.WriteAsStaff<RequestState>(actor, async db =>
        {
            var request = await db.ChangeRequests.Include(r => r.Changes).SingleAsync(r => r.Number == number, cancel);
            var sign = (await LegalValues.Read(db, request.CustomerId, cancel))!.Sign(request);
            if (request.Version != decision.Version || sign != decision.Seen) return Outcome.Stale;
            var outcome = await step(db, request, actor, sign);
            return outcome.Succeeded ? request.State : (List<Problem>)[.. outcome.Problems];
        }, cancel);
    }

    private static Task<ChangeRequest?> Find(StaffDb db, string number, CancellationToken cancel) =>
        db.ChangeRequests.AsNoTracking().Include(r => r.Changes).Include(r => r.Files).AsSplitQuery().SingleOrDefaultAsync(r => r.Number == number, cancel);
}

using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.CompanyUsers;
using Portal.Shared.Common;
using Portal.Shared.Registrations;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Registrations;

/// <inheritdoc cref="IRegistrationDesk"/>
internal sealed class RegistrationDesk(Databases databases, CurrentActor current, Clock clock, AuditLog audit, RegistrationSteps steps) : IRegistrationDesk
{
    private const string Whole = "registrations";

    private static readonly KeyPaging<Row, DateTimeOffset> Paging = new(r => r.At, r => r.Number);

    public async Task<Tally> Waiting(CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (!actor.May(StaffRight.EditCustomers)) return default;
        await using var db = databases.OpenStaff(actor);
        return new Tally(await db.Registrations.Where(r => r.State == RegistrationState.Open).Take(Tally.Limit + 1).CountAsync(cancel));
    }

    public async Task<Outcome<Page<RegistrationRow>>> List(RegistrationView view, PageAt at, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, StaffRight.EditCustomers, Whole, cancel) is { } refused) return refused;
        await using var db = databases.OpenStaff(actor);
        var rows = view == RegistrationView.Open
            ? db.Registrations.Where(r => r.State == RegistrationState.Open)
            : db.Registrations.Where(r => r.State == RegistrationState.Approved || r.State == RegistrationState.Linked || r.State == RegistrationState.Refused);
        return await Paging.Read(rows.Select(r => new Row
        {
            Number = r.Number, Company = r.Company, Name = r.Name, City = r.City, Country = r.Country, State = r.State, At = r.ConfirmedAt!.Value,
        }), at, r => new RegistrationRow(r.Number, r.Company.Length > 0 ? r.Company : r.Name, r.Name, r.City, r.Country, r.State, r.At), cancel);
    }

    public async Task<Outcome<RegistrationFile>> Read(string number, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, StaffRight.EditCustomers, number, cancel) is { } refused) return refused;
        await using var db = databases.OpenStaff(actor);
        var r = await db.Registrations.AsNoTracking().SingleOrDefaultAsync(r => r.Number == number && r.State != RegistrationState.Unconfirmed, cancel);
        if (r is null) return Outcome.NotFound;
        var isOpen = r.State == RegistrationState.Open;
        return new RegistrationFile(
            new RegistrationRow(r.Number, r.Title, r.Name, r.City, r.Country, r.State, r.ConfirmedAt ?? r.CreatedAt), r.Version, r.Kind, r.Email, r.Phone, r.Street, r.PostalCode,
            r.Region, r.VatId, r.KnownAs, r.Interest, r.Language, isOpen ? await RegistrationReading.Candidates(db, r, cancel) : [],
            isOpen ? await SignIns.Of(db, r.Email, cancel) : [], isOpen ? await RegistrationReading.Others(db, r, cancel) : [],
            isOpen ? null : new RegistrationDecision(r.DecidedBy, r.DecidedAt ?? r.CreatedAt, r.CustomerNumber, r.Reason));
    }

    public Task<Outcome<string>> Approve(string number, ApprovalForm form, CancellationToken cancel) =>
        Decide(number, form, (db, actor, found) => steps.Approve(db, actor, found, cancel), cancel);

    public Task<Outcome<string>> Link(string number, LinkForm form, CancellationToken cancel) =>
        Decide(number, form, (db, actor, found) => steps.Link(db, actor, found, form, cancel), cancel);

    public Task<Outcome<string>> Refuse(string number, RefusalForm form, CancellationToken cancel) =>
        Decide(number, form, (db, actor, found) => steps.Refuse(db, actor, found, form.Reason.Trim(), cancel), cancel);

    private async Task<Outcome<string>> Decide(string number, IEdited form, Func<StaffDb, StaffActor, Registration, Task<Outcome<string>>> step, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, StaffRight.EditCustomers, number, cancel) is { } refused) return refused;
        return await databases.WriteOnceFor(actor, form.FormKey, clock, async db =>
        {
            var registration = await db.Registrations.SingleOrDefaultAsync(r => r.Number == number && r.State != RegistrationState.Unconfirmed, cancel);
            if (registration is null) return Outcome.NotFound;
            return registration.Version == form.Version && registration.State == RegistrationState.Open ? await step(db, actor, registration) : Decided;
        }, cancel);
    }

    private static Problem Decided => new(ProblemKind.Stale, T(
        "Somebody else has decided this in the meantime. You see below what was decided.", "Jemand anderes hat das inzwischen entschieden. Unten sehen Sie, wie."));

    private sealed class Row
    {
        public required string Number { get; init; }
        public required string Company { get; init; }
        public required string Name { get; init; }
        public required string City { get; init; }
        public required string Country { get; init; }
        public RegistrationState State { get; init; }
        public DateTimeOffset At { get; init; }
    }
}

using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.CompanyUsers;
using Portal.Server.Features.Customers;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;
using Portal.Shared.Inquiries;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Inquiries;

/// <inheritdoc cref="IInquiryDesk"/>
internal sealed class InquiryDesk(Databases databases, CurrentActor current, Clock clock, AuditLog audit, InquirySteps steps) : IInquiryDesk
{
    private const StaffRight Right = StaffRight.AnswerComplaints;
    private const string Whole = "inquiries";

    private static readonly KeyPaging<Row, DateTimeOffset> Paging = new(r => r.At, r => r.Number);

    public async Task<Tally> Waiting(CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (!actor.May(Right)) return default;
        await using var db = databases.OpenStaff(actor);
        return new Tally(await db.Inquiries.Where(i => i.State == InquiryState.Open).Take(Tally.Limit + 1).CountAsync(cancel));
    }

    public async Task<Outcome<Page<InquiryRow>>> List(InquiryView view, PageAt at, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, Right, Whole, cancel) is { } refused) return refused;
        await using var db = databases.OpenStaff(actor);
        var rows = view == InquiryView.Open
            ? db.Inquiries.Where(i => i.State == InquiryState.Open)
            : db.Inquiries.Where(i => i.State != InquiryState.Open && i.State != InquiryState.Unconfirmed);
        return await Paging.Read(rows.Select(i => new Row
        {
            Number = i.Number, Kind = i.Kind, Subject = i.Subject, Name = i.Name, Company = i.Company, State = i.State, At = i.ConfirmedAt!.Value,
        }), at, r => new InquiryRow(r.Number, r.Kind, r.Subject, r.Name, r.Company, r.State, r.At), cancel);
    }

    public async Task<Outcome<InquiryFile>> Read(string number, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, Right, number, cancel) is { } refused) return refused;
        await using var db = databases.OpenStaff(actor);
        var i = await Confirmed(db, number).AsNoTracking().Include(i => i.Answers).SingleOrDefaultAsync(cancel);
        if (i is null) return Outcome.NotFound;
        var isOpen = i.State == InquiryState.Open;
        return new InquiryFile(
            new InquiryRow(i.Number, i.Kind, i.Subject, i.Name, i.Company, i.State, i.ConfirmedAt ?? i.CreatedAt), i.Version, i.Email, i.Reference, i.Text, i.Language,
            isOpen ? await Duplicates.Of(db, new NewCustomer { Name = i.Company.Length > 0 ? i.Company : i.Name, Email = i.Email }, cancel) : [], isOpen ? await SignIns.Of(db, i.Email, cancel) : [],
            [.. i.Answers.OrderBy(a => a.Id).Select(a => new InquiryAnswered(a.AuthorName, a.At, a.Text))],
            isOpen ? null : new InquiryDone(i.DoneBy, i.DoneAt ?? i.CreatedAt, i.ComplaintNumber));
    }

    public Task<Outcome<string>> Answer(string number, InquiryAnswerForm form, CancellationToken cancel) =>
        Do(number, form.FormKey, form.Version, (db, actor, found) => Task.FromResult(steps.Answer(db, actor, found, form)), cancel);

    public Task<Outcome<string>> Close(string number, InquiryCloseForm form, CancellationToken cancel) =>
        Do(number, form.FormKey, form.Version, (_, actor, found) => Task.FromResult(steps.Close(actor, found)), cancel);

    public Task<Outcome<string>> File(string number, EnteredComplaint entered, CancellationToken cancel) =>
        Do(number, entered.FormKey, null, (db, actor, found) => steps.File(db, actor, found, entered, cancel), cancel);

    /// <param name="version">The version that was seen; null where it only matters that it is still open.</param>
    private async Task<Outcome<string>> Do(string number, Guid formKey, int? version, Func<StaffDb, StaffActor, Inquiry, Task<Outcome<string>>> step, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, Right, number, cancel) is { } refused) return refused;
        var outcome = await databases.WriteOnce(actor, formKey, clock, async open =>
        {
            var db = (StaffDb)open;
            if (await Confirmed(db, number).SingleOrDefaultAsync(cancel) is not { } inquiry) return Outcome.NotFound;
            return inquiry.State == InquiryState.Open && (version is null || inquiry.Version == version) ? await step(db, actor, inquiry) : Overtaken;
        }, cancel);
        return outcome.Problems.Any(p => p.Kind == ProblemKind.Stale) ? Overtaken : outcome;
    }

    private static IQueryable<Inquiry> Confirmed(StaffDb db, string number) => db.Inquiries.Where(i => i.Number == number && i.State != InquiryState.Unconfirmed);

    private static Problem Overtaken => new(ProblemKind.Stale, T(
        "Somebody else has dealt with this in the meantime. You see on the page what was done; what you typed is still here.",
        "Jemand anderes hat das inzwischen bearbeitet. Sie sehen auf der Seite, was getan wurde; Ihre Eingabe ist noch da."));

    private sealed class Row
    {
        public required string Number { get; init; }
        public ComplaintKind Kind { get; init; }
        public required string Subject { get; init; }
        public required string Name { get; init; }
        public required string Company { get; init; }
        public InquiryState State { get; init; }
        public DateTimeOffset At { get; init; }
    }
}

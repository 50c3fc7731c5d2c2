using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Customers;

/// <summary>What editing one's own company, addresses and contacts has in common: who may, once a form, and who was last.</summary>
internal sealed class OwnData(Databases databases, CurrentActor current, Clock clock)
{
    public CustomerActor? Who => current.Customer as CustomerActor;

    public bool MayEditPlaces => Who is { ReadOnly: false } who && who.Role.MayEditPlaces();

    public bool MayEditCompany => Who is { ReadOnly: false } who && who.Role.MayEditCompany();

    public PortalDb Open() => databases.Open(current.Customer);

    public DateTimeOffset Now => clock.Now;

    public DateOnly Today => clock.Today;

    /// <summary>A change of addresses or contacts, once for each form key.</summary>
    public Task<Outcome<string>> Change(Guid formKey, Func<PortalDb, CustomerActor, Task<Outcome<string>>> work, CancellationToken cancel)
    {
        if (Who is not { } actor) return Task.FromResult<Outcome<string>>(Outcome.NotFound);
        if (!MayEditPlaces) return Task.FromResult<Outcome<string>>(NotYours);
        return databases.WriteOnce(actor, formKey, clock, db => work(db, actor), cancel);
    }

    /// <summary>
    /// A change of the customer's own record, once for each form key. Customers cannot write it through their own context: it
    /// carries what only staff decide, and its search terms are the staff's.
    /// </summary>
    public Task<Outcome<string>> ChangeCompany(Guid formKey, int version, Action<Customer, Actor> change, CancellationToken cancel)
    {
        if (Who is not { } actor) return Task.FromResult<Outcome<string>>(Outcome.NotFound);
        if (!MayEditCompany) return Task.FromResult<Outcome<string>>(NotYours);
        return databases.WriteOnceFor(actor, formKey, clock, async db =>
        {
            var customer = await db.Customers.SingleAsync(c => c.Id == actor.CustomerId, cancel);
            if (customer.Version != version) return Outcome.Stale;
            change(customer, actor);
            return customer.Number;
        }, cancel);
    }

    /// <summary>A change that the customer's own context may not write, once for each form key. Who may is the caller's to ask.</summary>
    public Task<Outcome<string>> Write(Guid formKey, Func<StaffDb, CustomerActor, Task<Outcome<string>>> work, CancellationToken cancel) => Who switch
    {
        null => Task.FromResult<Outcome<string>>(Outcome.NotFound),
        { ReadOnly: true } => Task.FromResult<Outcome<string>>(NotYours),
        { } actor => databases.WriteOnceFor(actor, formKey, clock, db => work(db, actor), cancel),
    };

    /// <summary>Who changed a record last, of what the customer may know.</summary>
    public static Task<LastChange?> Last(PortalDb db, SubjectKind subject, string number, string? kind, CancellationToken cancel) =>
        db.Events.Where(e => e.SubjectKind == subject && e.SubjectNumber == number && (kind == null || e.Kind == kind))
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id)
            .Select(e => new LastChange(e.Person!.ActorName ?? "", e.At)).FirstOrDefaultAsync(cancel);

    public static Problem NotYours => Outcome.Refused(T(
        "Your role does not include this. An administrator of your company can do it.",
        "Ihre Rolle umfasst das nicht. Die Administration Ihrer Firma kann es tun."));
}

using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Staff;
using Portal.Shared.Views;

namespace Portal.Server.Features.Views;

/// <summary>Opens and ends views: somebody of the staff sees the portal as a user of a customer, for half an hour at most, and only looks.</summary>
internal sealed class ViewDesk(Databases databases, CurrentActor current, AuditLog audit, Clock clock, SignInDoor door)
{
    /// <param name="number">The customer's.</param>
    /// <returns>Not found for somebody who is not of this customer, has not come in yet or is suspended.</returns>
    public async Task<Outcome<bool>> Start(string number, ViewForm form, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, StaffRight.SeeAsCustomer, number, cancel) is { } refused) return refused;
        var wrong = new List<ValidationResult>();
        if (!Validator.TryValidateObject(form, new ValidationContext(form), wrong, validateAllProperties: true))
        {
            return wrong.ConvertAll(w => Outcome.Invalid(w.MemberNames.First(), w.ErrorMessage!));
        }
        var outcome = await databases.WriteAsStaff<Opened>(actor, db => Record(db, actor, number, form, cancel), cancel);
        if (!outcome.Succeeded) return (List<Problem>)[.. outcome.Problems];
        var (view, parent) = outcome.Value;
        // Recorded first: a view that nobody wrote down cannot be.
        await door.OpenView(actor.Id, hash => new Session
        {
            KeyHash = hash, UserId = actor.Id, Kind = UserKind.Customer, CustomerId = view.CustomerId, CreatedAt = view.StartedAt,
            ProvedAt = DateTimeOffset.UnixEpoch, LastSeenAt = view.StartedAt, ExpiresAt = view.Until, ViewingId = view.Id, ParentId = parent,
        });
        return true;
    }

    /// <summary>Ends the view of this request.</summary>
    /// <returns>The number of the customer that was looked at; null where this is no view.</returns>
    public async Task<string?> End(CancellationToken cancel)
    {
        if (current.Customer is not CustomerActor { Onlooker: { } onlooker } actor || current.Session is not { } session) return null;
        var outcome = await databases.WriteAsStaff<string>(Actor.System, async db =>
        {
            var view = await db.Sessions.Where(s => s.KeyHash == session).Select(s => s.Viewing!).SingleAsync(cancel);
            await db.Sessions.Where(s => s.KeyHash == session).End(clock.Now, cancel);
            await Close(db, view, ViewEnd.ByViewer, clock.Now, onlooker, audit, cancel);
            return await db.Customers.Where(c => c.Id == actor.CustomerId).Select(c => c.Number).SingleAsync(cancel);
        }, cancel);
        return outcome.Value;
    }

    /// <summary>Notes in both records how a view ended.</summary>
    public static async Task Close(StaffDb db, Viewing view, ViewEnd how, DateTimeOffset at, Actor by, AuditLog audit, CancellationToken cancel)
    {
        if (view.EndedAt is not null) return;
        view.Close(how, at);
        await audit.Append(db, "view.ended", by, new { view = view.Number, how = how.ToString() }, cancel);
    }

    private async Task<Outcome<Opened>> Record(StaffDb db, StaffActor actor, string number, ViewForm form, CancellationToken cancel)
    {
        var now = clock.Now;
        var found = await (from m in db.Memberships
                           join customer in db.Customers on m.CustomerId equals customer.Id
                           join contact in db.Contacts on m.ContactId equals contact.Id
                           join user in db.Users on m.UserId equals user.Id
                           where customer.Number == number && contact.Number == form.Person && m.SuspendedAt == null && m.AcceptedAt != null && user.ClosedAt == null
                           select new { m.CustomerId, m.UserId, contact.Name }).SingleOrDefaultAsync(cancel);
        var parent = await db.Sessions.Where(s => s.KeyHash == current.Session && s.UserId == actor.Id).Select(s => new { s.Id, s.ExpiresAt }).SingleOrDefaultAsync(cancel);
        if (found is null || parent is null) return Outcome.NotFound;
        var latest = now + Viewing.Most;
        var view = new Viewing
        {
            CustomerId = found.CustomerId, UserId = found.UserId, UserName = found.Name, StaffId = actor.StaffId, StaffName = actor.Name, Reason = form.Reason.Trim(),
            StartedAt = now, Until = parent.ExpiresAt < latest ? parent.ExpiresAt : latest,
        };
        db.Viewings.Add(view);
        db.Events.Add(EventLog.OfCustomer(found.CustomerId, SubjectKind.Contact, form.Person, ViewEvents.Viewed, actor, now, visible: false));
        await audit.Append(db, "view.started", actor, new { view = view.Number, customer = number, contact = form.Person, reason = view.Reason }, cancel);
        return new Opened(view, parent.Id);
    }

    private sealed record Opened(Viewing View, long Parent);
}

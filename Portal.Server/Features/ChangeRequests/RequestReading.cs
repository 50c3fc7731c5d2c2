using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.ChangeRequests;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;
using Portal.Shared.Staff;

namespace Portal.Server.Features.ChangeRequests;

/// <summary>A request as staff see it: both sides, IBANs masked.</summary>
internal static class RequestReading
{
    public static async Task<RequestSheet?> Sheet(StaffDb db, ChangeRequest r, StaffActor reader, RequestSteps steps, CancellationToken cancel)
    {
        if (await LegalValues.Read(db, r.CustomerId, cancel) is not { } now) return null;
        var number = await db.Customers.Where(c => c.Id == r.CustomerId).Select(c => c.Number).SingleAsync(cancel);
        var role = await db.Memberships.Where(m => m.CustomerId == r.CustomerId && m.UserId == r.AskedByUserId && m.SuspendedAt == null).Select(m => (MemberRole?)m.Role).SingleOrDefaultAsync(cancel);
        var sign = now.Sign(r);
        var counts = r.State == RequestState.Waiting ? await RequestSteps.FirstCounts(db, r, sign, cancel) : r.FirstStaffId is not null;
        return new RequestSheet(
            r.Number, r.Version, sign, number, now.Name, r.State, [.. r.Changes.OrderBy(c => c.Field).Select(c => Line(c, now))], r.Reason, r.AskedByName, role, r.AskedAt,
            [.. r.Files.OrderBy(f => f.FileNumber).Select(f => f.Entry)], steps.NeedsTwo(r),
            counts ? r.FirstByName : "", counts ? r.FirstAt : null, r.DecidedByName, r.DecidedAt, r.Answer, RequestSteps.Rights(r).All(right => reader.May(right)),
            counts && r.FirstStaffId == reader.StaffId);
    }

    private static RequestLine Line(RequestedChange change, LegalValues now)
    {
        var value = now[change.Field];
        return new RequestLine(
            change.Field, LegalValues.Shown(change.Field, value), LegalValues.Shown(change.Field, change.Was), LegalValues.Shown(change.Field, change.Asked),
            Problem(change, now.Country), value != change.Was);
    }

    /// <summary>Checked anew: rules may have come since it was asked for.</summary>
    private static string? Problem(RequestedChange change, string country) => change.Field switch
    {
        RequestField.VatId => VatIds.Check(change.Asked, country).Problem,
        RequestField.Iban => Iban.Check(change.Asked).Problem,
        RequestField.Bic => Bics.Check(change.Asked).Problem,
        _ => null,
    };
}

using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;

namespace Portal.Server.Features.Customers;

/// <summary>Keeps who opened a customer's file: one line of the audit a reader, customer and day.</summary>
internal sealed class FileLooks(Databases databases, AuditLog audit, Clock clock)
{
    public const string Kind = "customer.read";

    /// <param name="db">The context that reads the file: most looks are not the first of the day and cost one look-up.</param>
    public async Task Record(StaffDb db, StaffActor by, long customer, string number, CancellationToken cancel)
    {
        var day = clock.Today;
        if (await IsKnown(db)) return;
        await databases.WriteAsStaff<bool>(by, async fresh =>
        {
            if (await IsKnown(fresh)) return true;
            fresh.FileLooks.Add(new FileLook { CustomerId = customer, StaffId = by.StaffId, Day = day });
            await audit.Append(fresh, Kind, by, new { customer = number }, cancel);
            return true;
        }, cancel);

        Task<bool> IsKnown(StaffDb context) =>
            context.FileLooks.AnyAsync(l => l.CustomerId == customer && l.Day == day && l.StaffId == by.StaffId, cancel);
    }
}

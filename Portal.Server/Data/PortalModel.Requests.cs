using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.ChangeRequests;
using Portal.Server.Features.Customers;
using Portal.Shared.ChangeRequests;

namespace Portal.Server.Data;

// Legal data that change by request.
internal static partial class PortalModel
{
    private static void RequestRecords(ModelBuilder model)
    {
        model.Entity<BankAccount>().HasIndex(b => b.CustomerId).IsUnique();
        Numbered<ChangeRequest>(model, r => r.Number).HasIndex(r => new { r.State, r.AskedAt, r.Number });
        model.Entity<ChangeRequest>().HasIndex(r => new { r.AskedAt, r.Number });
        // One open request a customer, whoever of it asks at the same time.
        model.Entity<ChangeRequest>().HasIndex(r => r.CustomerId, "IX_ChangeRequests_Open").IsUnique().HasFilter($"\"{nameof(ChangeRequest.State)}\" = '{RequestState.Waiting}'");
        model.Entity<ChangeRequest>().HasIndex(r => new { r.CustomerId, r.AskedAt });
        Part<RequestedChange, ChangeRequest>(model, r => r.Changes, c => c.Request, c => c.RequestId).HasIndex(c => new { c.RequestId, c.Field }).IsUnique();
        Part<RequestFile, ChangeRequest>(model, r => r.Files, f => f.Request, f => f.RequestId).HasIndex(f => new { f.RequestId, f.FileNumber }).IsUnique();
        // As the migrations made it.
        model.Entity<RequestFile>().Property(f => f.StoredAs).HasMaxLength(60);
    }
}

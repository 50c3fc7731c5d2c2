using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Audit;
using Portal.Shared.Common;
using Portal.Shared.Staff;

namespace Portal.Server.Features.Audit;

/// <inheritdoc cref="IAuditDesk"/>
internal sealed class AuditDesk(Databases databases, CurrentActor current, Clock clock, AuditLog audit, AuditChain chain) : IAuditDesk
{
    public async Task<Page<AuditLine>> Read(AuditFilter filter, PageAt at, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(await Reader(cancel));
        return await AuditReading.Read(db, clock, filter, at, cancel);
    }

    public async Task<AuditCheck> Verify(CancellationToken cancel)
    {
        var actor = await Reader(cancel);
        var report = await chain.Verify(cancel);
        await audit.Write("audit.verified", actor, new { lines = report.Lines, problems = report.Problems.Count }, cancel);
        return new AuditCheck(report.Lines, report.Erased, report.Problems);
    }

    private Task<StaffActor> Reader(CancellationToken cancel) => audit.Admit(current, StaffRight.SeeAudit, "audit", cancel);
}

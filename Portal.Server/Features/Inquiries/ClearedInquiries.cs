using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Jobs;
using Portal.Shared.Inquiries;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Inquiries;

/// <summary>Forgets inquiries whose link expired before anybody confirmed them, and done ones, with what was answered, after a year.</summary>
internal sealed class ClearedInquiries(Databases databases, Clock clock) : IPortalJob
{
    public string Name => "inquiries";

    public string Title => T("Forgetting inquiries: unconfirmed, long since done", "Anfragen vergessen: unbestätigte, längst erledigte");

    public async Task<int> Run(CancellationToken cancel) =>
        (await databases.WriteAsStaff<int>(Actor.System, async db => await Due(db).ExecuteDeleteAsync(cancel), cancel)).Value;

    public async Task<int> Preview(CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        return await Due(db).CountAsync(cancel);
    }

    private IQueryable<Inquiry> Due(StaffDb db)
    {
        var (now, year) = (clock.Now, clock.Now.AddDays(-365));
        return db.Inquiries.Where(i => i.State == InquiryState.Unconfirmed && i.TokenUntil < now || i.State != InquiryState.Unconfirmed && i.DoneAt < year);
    }
}

using Portal.Server.Data;
using Portal.Server.Hosting;

namespace Portal.Server.Features.Demo;

/// <summary>What a fill is made with.</summary>
/// <param name="Settings">Who invoices, and how long a complaint waits at most for its answer.</param>
internal sealed record DemoFrame(int Seed, WorkDays Days, Assortment Assortment, PortalSettings Settings)
{
    private readonly WorkCalendar calendar = Settings.Calendar.ToCalendar(Settings.Zone);

    /// <summary>So much of the working time that a complaint waits at most for its answer, after a moment.</summary>
    public DateTimeOffset Ahead(DateTimeOffset then, double share) => calendar.Add(then, TimeSpan.FromHours(Settings.Complaints.DueHours * share));
}

using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Server.Hosting;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Demo;

/// <summary>What a fill is made with.</summary>
/// <param name="Settings">Who invoices, and how long a complaint waits at most for its answer.</param>
internal sealed record DemoFrame(int Seed, WorkDays Days, Assortment Assortment, PortalSettings Settings)
{
    private readonly WorkCalendar calendar = Settings.Calendar.ToCalendar(Settings.Zone);

    private readonly IReadOnlyList<TargetHours> targets = BuiltInRules.Targets(Settings.Complaints);

    /// <summary>So much of the working time that a complaint waits at most for its answer, after a moment.</summary>
    public DateTimeOffset Ahead(DateTimeOffset then, Complaint complaint, double share = 1)
    {
        var hours = complaint.Severity is null ? Settings.Complaints.DueHours : targets.First(t => t.Severity == complaint.Severity && t.Class == complaint.Class).Answer;
        return calendar.Add(then, TimeSpan.FromHours(hours * share));
    }
}

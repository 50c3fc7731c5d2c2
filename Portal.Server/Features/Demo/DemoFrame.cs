using Portal.Server.Hosting;

namespace Portal.Server.Features.Demo;

/// <summary>What a fill is made with.</summary>
/// <param name="Settings">Who invoices, and how many hours a complaint waits at most for its answer.</param>
internal sealed record DemoFrame(int Seed, WorkDays Days, Assortment Assortment, PortalSettings Settings)
{
    /// <summary>Hours until a complaint must be answered.</summary>
    public double DueHours => Settings.Complaints.DueHours;
}

namespace Portal.Server.Features.Demo;

/// <summary>What a fill is made with.</summary>
/// <param name="DueHours">Hours until a complaint must be answered, as the settings say.</param>
internal sealed record DemoFrame(int Seed, WorkDays Days, Assortment Assortment, double DueHours);

using Portal.Server.Hosting;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Complaints;

/// <summary>The rules that the portal comes with. They hold until somebody makes others.</summary>
internal static class BuiltInRules
{
    /// <summary>
    /// Of medium severity what the settings say; half as much again for low, half of it for high, a quarter for critical ones. Customers of
    /// class A wait half as long, those of class B three quarters.
    /// </summary>
    public static IReadOnlyList<TargetHours> Targets(ComplaintSettings settings) =>
    [
        .. from severity in Enum.GetValues<Severity>()
           from grade in Enum.GetValues<CustomerClass>()
           let factor = (severity switch { Severity.Low => 1.5, Severity.Medium => 1, Severity.High => 0.5, _ => 0.25 })
               * (grade switch { CustomerClass.A => 0.5, CustomerClass.B => 0.75, _ => 1 })
           let answer = Quarters(settings.DueHours * factor)
           let solution = Math.Max(answer, Quarters(settings.SolutionHours * factor))
           select new TargetHours { Severity = severity, Class = grade, Answer = answer, Update = Math.Min(solution, Quarters(answer * 1.5)), Solution = solution },
    ];

    /// <summary>
    /// When the time for the answer is over, whoever is in charge; half of that time later the managers. What is critical is told earlier: at
    /// half of the time, and the managers with whoever is in charge when it is over.
    /// </summary>
    public static IReadOnlyList<EscalationRule> Escalation { get; } =
    [
        new() { Share = 100, Level = 1, Tell = [Audience.InCharge] },
        new() { Share = 150, Level = 2, Tell = [Audience.Managers] },
        new() { Severity = Severity.Critical, Share = 50, Level = 1, Tell = [Audience.InCharge] },
        new() { Severity = Severity.Critical, Share = 100, Level = 2, Tell = [Audience.InCharge, Audience.Managers] },
    ];

    /// <summary>From the order to the invoice. What was not caused by us, and what is called something else, stands nowhere.</summary>
    public static IReadOnlyList<ChainStep> Chain { get; } =
    [
        new() { Key = "advice", Causes = [nameof(Cause.WrongAdvice)] },
        new() { Key = "goods", Causes = [nameof(Cause.Defect)] },
        new() { Key = "picking", Causes = [nameof(Cause.WrongItem), nameof(Cause.WrongQuantity)] },
        new() { Key = "carriage", Causes = [nameof(Cause.LateDelivery), nameof(Cause.DamagedInTransit)] },
        new() { Key = "invoice", Causes = [nameof(Cause.WrongInvoice)] },
    ];

    /// <summary>Up to the next quarter of an hour.</summary>
    private static double Quarters(double hours) => Math.Min(TargetHours.Most, Math.Max(1, Math.Ceiling(hours * 4)) / 4);
}

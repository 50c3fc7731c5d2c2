using Portal.Shared.Complaints;

namespace Portal.Server.Features.Demo;

/// <summary>How grave the complaints of the demo are: by their cause, and a little by their number, so that no dice are thrown for it.</summary>
internal static class Judging
{
    public static Assessment Of(string number, Cause cause)
    {
        var (usual, complexity) = cause switch
        {
            Cause.Defect or Cause.DamagedInTransit => (Severity.High, Complexity.Several),
            Cause.LateDelivery or Cause.WrongItem or Cause.WrongQuantity => (Severity.Medium, Complexity.Simple),
            _ => (Severity.Low, Complexity.Simple),
        };
        var chance = number[^1] - '0';
        return new Assessment
        {
            Severity = chance == 0 ? usual + 1 : chance > 7 && usual > Severity.Low ? usual - 1 : usual, Complexity = complexity,
            Impact = chance < 3 ? Impact.OneCustomer : Impact.OneOrder,
        };
    }
}

using Portal.Server.Features.Complaints;
using Portal.Server.Features.Learning;
using Portal.Shared.Complaints;
using Portal.Shared.Learning;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

internal static partial class Showcase
{
    /// <summary>Causes below the portal's own, a measure that is watched after one without effect, and one that is overdue.</summary>
    private static Task Learning(PortalApp app, long owner) => app.World.Write(db =>
    {
        var today = app.World.Clock.Today;
        var carrier = new CauseNode { Key = "0a0a0a0a", Root = Cause.LateDelivery, Name = "Spedition" };
        var depot = new CauseNode { Key = "0b0b0b0b", Root = Cause.LateDelivery, Parent = carrier.Key, Name = "Umschlaglager Nord mit einem Namen, der umbrechen muss" };
        var old = new CauseNode { Key = "0c0c0c0c", Root = Cause.Defect, Name = "Alte Maschine", Retired = true };
        db.RuleVersions.Add(new RuleVersion { Kind = RuleKind.Causes, Number = 1, ValidFrom = app.World.Clock.Now, ByName = "Max Manager", Content = RuleBooks.Write<CauseNode>([carrier, depot, old]) });
        MeasureDraft Draft(string what, string key = "") => new() { Cause = Cause.LateDelivery, CauseKey = key, What = what, OwnerId = owner, DueOn = today.AddDays(-2), CheckCount = 30 };
        var watched = Measure.Plan("MN-1", "Max Manager", Draft("Eine andere Spedition für den Norden", depot.Key));
        watched.CarryOut(today.AddDays(-60), "Vertrag geschlossen.");
        watched.Check(today.AddDays(-30), new Comparison(30, new(30, 300), new(29, 310)));
        watched.CarryOut(today.AddDays(-20), "Zweiter Fahrer.");
        watched.Check(today, new Comparison(20, new(2, 20), new(0, 20)));
        db.Measures.AddRange(watched, Measure.Plan("MN-2", "Max Manager", Draft("Die Waage eichen")));
        return Task.CompletedTask;
    });
}

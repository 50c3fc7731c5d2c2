using Portal.Server.Data.Bulk;
using Portal.Server.Features.Complaints;
using Portal.Server.Features.Learning;
using Portal.Shared.Complaints;
using Portal.Shared.Learning;

namespace Portal.Server.Features.Demo;

/// <summary>Writes what the company learned of its complaints: causes of its own, a measure that is watched and one to be done.</summary>
internal sealed class LearningBook(BulkWriter writer, DemoStaff staff, DemoFrame frame)
{
    private readonly NumberBook numbers = new(MeasureDesk.Series);

    public void Write()
    {
        var (days, manager) = (frame.Days, staff.Manager.Member);
        var (begun, done) = (days.Add(days.Yesterday, -45), days.Add(days.Yesterday, -20));
        foreach (var day in new[] { begun, done }) numbers.Count(day);
        numbers.Open();
        writer.Add(new RuleVersion { Kind = RuleKind.Causes, Number = 1, ValidFrom = days.At(begun, 10 * 60 + 15), ByName = manager.Name, Content = RuleBooks.Write<CauseNode>(Causes) });

        var watched = Measure.Plan(numbers.Take(begun), manager.Name, new MeasureDraft
        {
            Cause = Cause.DamagedInTransit, What = "Öl und Glas nur noch in Kartons mit Stegen versenden", OwnerId = manager.Id, DueOn = done, CheckAfter = CheckAfter.Days, CheckCount = 30,
        });
        watched.CarryOut(done, "Kartons geliefert, Packplatz 3 und 4 umgestellt.");
        writer.Add(watched);
        writer.Add(Measure.Plan(numbers.Take(done), manager.Name, new MeasureDraft
        {
            Cause = Cause.LateDelivery, CauseKey = Causes[0].Key, What = "Mit der Spedition feste Abholzeiten für den Süden vereinbaren", OwnerId = staff.Agents[0].Member.Id, DueOn = days.Add(days.Yesterday, 12),
            CheckAfter = CheckAfter.Deliveries, CheckCount = 200,
        }));
        foreach (var counter in numbers.Counters) writer.Add(counter);
    }

    private static readonly IReadOnlyList<CauseNode> Causes =
    [
        new() { Key = "5b1c0a01", Root = Cause.LateDelivery, Name = "Spedition" },
        new() { Key = "5b1c0a02", Root = Cause.LateDelivery, Parent = "5b1c0a01", Name = "Umschlaglager" },
        new() { Key = "5b1c0a03", Root = Cause.LateDelivery, Name = "Ware nicht am Lager" },
        new() { Key = "5b1c0a04", Root = Cause.DamagedInTransit, Name = "Verpackung gab nach" },
        new() { Key = "5b1c0a05", Root = Cause.WrongItem, Name = "Kommissionierung" },
    ];
}

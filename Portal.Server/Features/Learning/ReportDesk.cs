using System.Globalization;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Server.Files;
using Portal.Shared.Complaints;
using Portal.Shared.Learning;
using static Portal.Shared.Common.Texts;
using Verdict = Portal.Shared.Learning.Verdict;

namespace Portal.Server.Features.Learning;

/// <inheritdoc cref="IReportDesk"/>
internal sealed class ReportDesk(Databases databases, CurrentActor current, Clock clock, ComplaintRules rules) : IReportDesk
{
    public async Task<QuarterReport> Read(Quarter quarter, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var tree = (await rules.Read(db, cancel)).Causes();
        var (now, before) = (await QuarterFigures.Read(db, quarter, clock, cancel), await QuarterFigures.Read(db, quarter.Before, clock, cancel));
        ReportSection Section<TKey>(string title, Func<QuarterFigures, IReadOnlyDictionary<TKey, int>> of, Func<TKey, string> name, IEnumerable<TKey> order) where TKey : notnull =>
            new(title, [.. order.Where(k => of(now).ContainsKey(k) || of(before).ContainsKey(k)).Select(k => new ReportRow(name(k), Say(of(now).GetValueOrDefault(k)), Say(of(before).GetValueOrDefault(k))))]);
        var causes = now.Causes.Keys.Union(before.Causes.Keys).OrderByDescending(c => now.Causes.GetValueOrDefault(c)).ThenBy(tree.Name, StringComparer.CurrentCulture);
        return new QuarterReport(quarter, quarter.Until <= clock.Today,
        [
            Section(T("Received", "Eingegangen"), f => f.Kinds, ComplaintWords.Of, Enum.GetValues<ComplaintKind>()),
            Section(T("By which way", "Auf welchem Weg"), f => f.Channels, AssessmentWords.Of, Enum.GetValues<Channel>()),
            Section(T("Where those received stand today", "Wo die eingegangenen heute stehen"), f => f.Stages, ComplaintWords.Of, Enum.GetValues<Stage>()),
            new(T("Times, in days", "Zeiten, in Tagen"),
            [
                Days(T("To our first word, half of them within", "Bis zu unserem ersten Wort, die Hälfte binnen"), now.DaysToAnswer, before.DaysToAnswer, 0.5),
                Days(T("To our first word, nine of ten within", "Bis zu unserem ersten Wort, neun von zehn binnen"), now.DaysToAnswer, before.DaysToAnswer, 0.9),
                Days(T("To the closing, half of them within", "Bis zum Abschluss, die Hälfte binnen"), now.DaysToClose, before.DaysToClose, 0.5),
                Days(T("To the closing, nine of ten within", "Bis zum Abschluss, neun von zehn binnen"), now.DaysToClose, before.DaysToClose, 0.9),
            ]),
            Section(T("What went wrong with them", "Was dabei schiefging"), f => f.Events, OfEvent, [ComplaintEvents.Contested, ComplaintEvents.Reopened, ComplaintEvents.Escalated, ComplaintEvents.ToldLate]),
            Section(T("How complaints ended", "Wie Beschwerden endeten"), f => f.Outcomes, o => ComplaintWords.Of(o), Enum.GetValues<ComplaintOutcome>()),
            Section(T("Causes of those closed", "Ursachen der abgeschlossenen"), f => f.Causes, tree.Name, causes),
            Section(T("Checks of measures", "Prüfungen von Maßnahmen"), f => f.Checks, MeasureWords.Of, Enum.GetValues<Verdict>()),
            Section(T("What customers said of it", "Was Kunden dazu sagten"), f => f.Ratings, AssessmentWords.Of, Enum.GetValues<Contentment>()),
        ]);
    }

    /// <summary>The same as a file.</summary>
    public async Task Send(HttpContext context, Quarter quarter, CancellationToken cancel)
    {
        var report = await Read(quarter, cancel);
        await using var file = await CsvAnswer.Begin(context, $"{T("complaints", "beschwerden")}-{quarter}", clock.Today, T("Table", "Tabelle"), T("Figure", "Angabe"), quarter.ToString(), quarter.Before.ToString());
        await file.Write(report.Sections.SelectMany(s => s.Rows.Select(r => new[] { s.Title, r.Name, r.Value, r.Before }.AsEnumerable())), cancel);
    }

    private static ReportRow Days(string name, IReadOnlyList<double> now, IReadOnlyList<double> before, double share) =>
        new(name, Say(QuarterFigures.Quantile(now, share)), Say(QuarterFigures.Quantile(before, share)));

    private static string OfEvent(string kind) => kind switch
    {
        ComplaintEvents.Contested => T("Decisions contested", "Entscheidungen widersprochen"),
        ComplaintEvents.Reopened => T("Opened again", "Wieder geöffnet"),
        ComplaintEvents.Escalated => T("Escalated", "Eskaliert"),
        _ => T("Answers later than promised", "Antworten später als zugesagt"),
    };

    private static string Say(int count) => count.ToString("N0", CultureInfo.CurrentCulture);

    private static string Say(double? days) => days?.ToString("N1", CultureInfo.CurrentCulture) ?? "–";
}

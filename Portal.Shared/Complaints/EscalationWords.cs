using Portal.Shared.Common;
using Portal.Shared.Customers;
using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Complaints;

/// <summary>The words of targets and escalation.</summary>
public static class EscalationWords
{
    public static string Of(Severity? severity) => severity is { } known ? AssessmentWords.Of(known) : T("Not assessed yet", "Noch nicht beurteilt");

    public static string Of(CustomerClass grade) => grade == CustomerClass.None ? T("no class", "ohne Klasse") : T($"class {grade}", $"Klasse {grade}");

    public static string Of(ClockKind target) => target switch
    {
        ClockKind.Answer => T("Answer", "Antwort"),
        ClockKind.Update => T("Next word", "Nächste Nachricht"),
        _ => T("Solution", "Lösung"),
    };

    public static string Of(Audience audience) => audience switch
    {
        Audience.InCharge => T("whoever is in charge", "wer zuständig ist"),
        Audience.Deputy => T("the customer's deputy", "die Vertretung der Betreuung"),
        Audience.AccountManager => T("the account manager", "die Betreuung"),
        Audience.Managers => T("all managers", "die Leitung"),
        _ => T("a person by name", "eine benannte Person"),
    };

    /// <summary>"100 % of the time for the answer".</summary>
    public static string Of(ClockKind target, int share) => target switch
    {
        ClockKind.Answer => T($"{share} % of the time for the answer", $"{share} % der Zeit für die Antwort"),
        ClockKind.Update => T($"{share} % of the time for the next word", $"{share} % der Zeit für die nächste Nachricht"),
        _ => T($"{share} % of the time for the solution", $"{share} % der Zeit für die Lösung"),
    };

    public static string Level(int level) => T($"Level {level}", $"Stufe {level}");

    /// <summary>"Critical, class A: level 1 at 50 % of the time for the answer: whoever is in charge, the account manager."</summary>
    /// <param name="nameOf">The name of somebody by her number; null where nobody has it any more.</param>
    public static string Of(EscalationRule rule, Func<string, string?> nameOf)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(nameOf);
        var all = (rule.Severity, rule.Class) switch
        {
            (null, null) => T("All complaints", "Alle Beschwerden"),
            (null, CustomerClass.None) => T("Customers without a class", "Kunden ohne Klasse"),
            (null, { } grade) => T($"Customers of class {grade}", $"Kunden der Klasse {grade}"),
            ({ } severity, null) => Of(severity),
            ({ } severity, { } grade) => $"{Of(severity)}, {Of(grade)}",
        };
        var told = rule.Tell.Order().Select(a => a == Audience.Person ? nameOf(rule.Person) ?? T("somebody who left", "jemand, der ausgeschieden ist") : Of(a));
        return $"{all}: {T($"level {rule.Level} at", $"Stufe {rule.Level} bei")} {Of(rule.Target, rule.Share)}: {string.Join(", ", told)}{Only(rule.How)}.";
    }

    public static string Of(NoticeWay how) => how switch
    {
        NoticeWay.MailAndPortal => T("by mail and in the portal", "per E-Mail und im Portal"),
        NoticeWay.Mail => T("by mail only", "nur per E-Mail"),
        _ => T("in the portal only", "nur im Portal"),
    };

    /// <summary>What is to be said of it where it is not the usual way: ", by mail only".</summary>
    public static string Only(NoticeWay how) => how == NoticeWay.MailAndPortal ? "" : $", {Of(how)}";

    /// <summary>"Critical, class A: answer 2 h, next word 3 h, solution 10 h."</summary>
    public static string Of(TargetHours row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return $"{Of(row.Severity)}, {Of(row.Class)}: " + T($"answer {Hours(row.Answer)}, next word {Hours(row.Update)}, solution {Hours(row.Solution)}.",
            $"Antwort {Hours(row.Answer)}, nächste Nachricht {Hours(row.Update)}, Lösung {Hours(row.Solution)}.");
    }

    public static string Hours(double hours) => T($"{hours:0.##} h", $"{hours:0.##} Std.");

    /// <summary>Who was told, in a row: "Anna Agent, Ben Agent for Carla Agent".</summary>
    public static string Of(IEnumerable<ToldPerson> people)
    {
        var names = string.Join(", ", people.Select(p => p.StandingInFor is null ? p.Name : T($"{p.Name} for {p.StandingInFor}", $"{p.Name} für {p.StandingInFor}")));
        return names.Length > 0 ? names : T("nobody can be told", "niemand kann es erfahren");
    }
}

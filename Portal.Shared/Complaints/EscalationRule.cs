using System.ComponentModel.DataAnnotations;
using Portal.Shared.Customers;
using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Complaints;

/// <summary>Who is told when a complaint takes too long. Whoever is away is stood in for; where nobody is left, managers are told.</summary>
public enum Audience
{
    /// <summary>Whoever is in charge of the complaint; of one that nobody took, the customer's account manager.</summary>
    InCharge,

    /// <summary>The deputy that is named for the customer.</summary>
    Deputy,

    /// <summary>The customer's account manager.</summary>
    AccountManager,

    /// <summary>All managers.</summary>
    Managers,

    /// <summary>Somebody by name.</summary>
    Person,
}

/// <summary>How somebody is told.</summary>
public enum NoticeWay { MailAndPortal, Mail, Portal }

/// <summary>
/// One rule: when so much of a target is over, these are told, on this level. Of the rules for one target and level the narrowest holds:
/// one that names severity and class before one that names the severity, before one that names the class, before one for all.
/// </summary>
public sealed class EscalationRule
{
    public const int MostShare = 1000, MostLevel = 3;

    /// <summary>Null for all, the ones that are not assessed yet included.</summary>
    public Severity? Severity { get; set; }

    /// <summary>Null for all.</summary>
    public CustomerClass? Class { get; set; }

    public ClockKind Target { get; set; }

    /// <summary>How much of the target is over, in per cent.</summary>
    public int Share { get; set; } = 100;

    public int Level { get; set; } = 1;

    public List<Audience> Tell { get; set; } = [];

    public NoticeWay How { get; set; }

    /// <summary>The number of a member of staff, where <see cref="Audience.Person"/> is told.</summary>
    public string Person { get; set; } = "";

    /// <summary>One of its own, to be edited.</summary>
    public EscalationRule Copy() => new() { Severity = Severity, Class = Class, Target = Target, Share = Share, Level = Level, Tell = [.. Tell], How = How, Person = Person };

    public bool Fits(Severity? severity, CustomerClass grade) => (Severity is null || Severity == severity) && (Class is null || Class == grade);

    /// <summary>How narrow it is: the narrowest one that fits holds.</summary>
    public int Narrowness => (Severity is null ? 0 : 2) + (Class is null ? 0 : 1);
}

/// <summary>All rules as they are entered.</summary>
public sealed class EscalationForm : IValidatableObject
{
    public const int MostRules = 40;

    /// <summary>The version on the screen: another one in between gives <see cref="Common.ProblemKind.Stale"/>.</summary>
    public int Version { get; set; }

    public List<EscalationRule> Rules { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        EscalationRules.Problems(Rules).Take(5).Select(problem => new ValidationResult(problem, [nameof(Rules)]));
}

/// <summary>What a set of rules means, and what is wrong with it: one reading for the form, the server, the dry run and the job.</summary>
public static class EscalationRules
{
    /// <summary>The rules that hold for a complaint and one of its clocks, a rule a level, in the order of the levels.</summary>
    public static IReadOnlyList<EscalationRule> For(IEnumerable<EscalationRule> rules, ClockKind target, Severity? severity, CustomerClass grade) =>
        [.. rules.Where(r => r.Target == target && r.Fits(severity, grade)).GroupBy(r => r.Level).OrderBy(g => g.Key).Select(g => g.MaxBy(r => r.Narrowness)!)];

    /// <summary>Sentences, each naming the rule it is about.</summary>
    public static IEnumerable<string> Problems(IReadOnlyList<EscalationRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.Count == 0) yield return T("Keep at least one rule: without any, nobody is told of what is overdue.", "Behalten Sie mindestens eine Regel: Ohne Regel erfährt niemand, was überfällig ist.");
        if (rules.Count > EscalationForm.MostRules) yield return T($"There can be at most {EscalationForm.MostRules} rules.", $"Es kann höchstens {EscalationForm.MostRules} Regeln geben.");
        foreach (var (rule, number) in rules.Select((r, i) => (r, i + 1)))
        {
            if (Problem(rule) is { } problem) yield return T($"Rule {number}: {problem}", $"Regel {number}: {problem}");
            var twin = rules.Take(number - 1).ToList().FindIndex(r => (r.Target, r.Level, r.Severity, r.Class) == (rule.Target, rule.Level, rule.Severity, rule.Class));
            if (twin >= 0) yield return T($"Rule {number}: rule {twin + 1} says the same level of the same complaints already.", $"Regel {number}: Dieselbe Stufe derselben Beschwerden steht schon in Regel {twin + 1}.");
        }
        foreach (var problem in Order(rules).Distinct()) yield return problem;
    }

    private static string? Problem(EscalationRule rule) =>
        rule.Share is < 1 or > EscalationRule.MostShare ? T($"enter a share from 1 to {EscalationRule.MostShare:N0} %.", $"Geben Sie einen Anteil von 1 bis {EscalationRule.MostShare:N0} % ein.")
        : rule.Level is < 1 or > EscalationRule.MostLevel ? T($"choose a level from 1 to {EscalationRule.MostLevel}.", $"Wählen Sie eine Stufe von 1 bis {EscalationRule.MostLevel}.")
        : !Enum.IsDefined(rule.Target) || rule.Severity is { } s && !Enum.IsDefined(s) || rule.Class is { } c && !Enum.IsDefined(c) || rule.Tell.Exists(a => !Enum.IsDefined(a)) || !Enum.IsDefined(rule.How)
            ? T("this value is not one of those the form offers.", "Dieser Wert gehört nicht zu denen, die das Formular anbietet.")
        : rule.Tell.Count == 0 ? T("choose who is told.", "Wählen Sie, wer es erfährt.")
        : rule.Tell.Contains(Audience.Person) && rule.Person.Length == 0 ? T("choose the person.", "Wählen Sie die Person.")
        : null;

    /// <summary>A higher level comes later, whichever rules meet on a complaint.</summary>
    private static IEnumerable<string> Order(IReadOnlyList<EscalationRule> rules) =>
        from target in Enum.GetValues<ClockKind>()
        from severity in Enum.GetValues<Severity>().Select(s => (Severity?)s).Prepend(null)
        from grade in Enum.GetValues<CustomerClass>()
        let levels = For(rules, target, severity, grade)
        from pair in levels.Zip(levels.Skip(1))
        where pair.Second.Share <= pair.First.Share
        let first = rules.ToList().IndexOf(pair.First) + 1
        let second = rules.ToList().IndexOf(pair.Second) + 1
        select T(
            $"Rule {second}: level {pair.Second.Level} must come later than level {pair.First.Level} of rule {first}, which is at {pair.First.Share} %.",
            $"Regel {second}: Stufe {pair.Second.Level} muss später kommen als Stufe {pair.First.Level} aus Regel {first}, die bei {pair.First.Share} % liegt.");
}

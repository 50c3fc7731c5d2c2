using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Complaints;

/// <summary>Reads the rules of complaints, all versions of them: each holds from its moment to the next one's.</summary>
internal sealed class ComplaintRules(Databases databases, PortalSettings settings)
{
    /// <summary>The next word takes no longer than the answer would: until it is assessed, nobody knows better.</summary>
    public ClockTargets UntilAssessed { get; } =
        new(TimeSpan.FromHours(settings.Complaints.DueHours), TimeSpan.FromHours(settings.Complaints.DueHours), TimeSpan.FromHours(settings.Complaints.SolutionHours));

    public async Task<RuleBooks> Read(CancellationToken cancel)
    {
        // As the system: customers have no rules in their model, and what they promise is worked out all the same.
        await using var db = databases.OpenStaff(Actor.System);
        return await Read(db, cancel);
    }

    public async Task<RuleBooks> Read(StaffDb db, CancellationToken cancel) =>
        new(await db.RuleVersions.AsNoTracking().OrderBy(v => v.Number).ToListAsync(cancel), this, settings.Complaints);
}

/// <summary>The targets and the escalation of complaints, in all their versions.</summary>
internal sealed class RuleBooks(IReadOnlyList<RuleVersion> versions, ComplaintRules rules, ComplaintSettings settings)
{
    private static readonly JsonSerializerOptions Written = new() { Converters = { new JsonStringEnumConverter() } };

    private readonly Dictionary<long, object> read = [];

    public static string Write<T>(IReadOnlyList<T> rules) => JsonSerializer.Serialize(rules, Written);

    /// <summary>The newest of a kind; null where what the portal comes with holds.</summary>
    public RuleVersion? Newest(RuleKind kind) => versions.LastOrDefault(v => v.Kind == kind);

    public IEnumerable<RuleVersion> Of(RuleKind kind) => versions.Where(v => v.Kind == kind);

    /// <summary>What a complaint is promised: by the version that held when it came in.</summary>
    /// <param name="severity">Null until it is assessed: then the portal's settings hold, whoever complains.</param>
    public ClockTargets Targets(Severity? severity, CustomerClass grade, DateTimeOffset receivedAt)
    {
        var row = severity is null ? null : Targets(At(RuleKind.Targets, receivedAt)).FirstOrDefault(r => r.Severity == severity && r.Class == grade);
        return row is null ? rules.UntilAssessed : new ClockTargets(TimeSpan.FromHours(row.Answer), TimeSpan.FromHours(row.Update), TimeSpan.FromHours(row.Solution));
    }

    /// <summary>Who is told: by the version that held when the clock began, so that a new rule tells nobody in arrears.</summary>
    public IReadOnlyList<EscalationRule> Escalation(DateTimeOffset clockBegan) => Escalation(At(RuleKind.Escalation, clockBegan));

    public IReadOnlyList<TargetHours> Targets(RuleVersion? version) => version is null ? BuiltInRules.Targets(settings) : Parse<TargetHours>(version);

    public IReadOnlyList<EscalationRule> Escalation(RuleVersion? version) => version is null ? BuiltInRules.Escalation : Parse<EscalationRule>(version);

    /// <summary>The causes as they are now: of these, the newest version alone counts.</summary>
    public CauseTree Causes() => new(Causes(Newest(RuleKind.Causes)));

    public IReadOnlyList<CauseNode> Causes(RuleVersion? version) => version is null ? [] : Parse<CauseNode>(version);

    /// <summary>The steps of a delivery as they are now.</summary>
    public Chain Chain() => new(Chain(Newest(RuleKind.Chain)), Causes());

    public IReadOnlyList<ChainStep> Chain(RuleVersion? version) => version is null ? BuiltInRules.Chain : Parse<ChainStep>(version);

    private RuleVersion? At(RuleKind kind, DateTimeOffset moment) => versions.LastOrDefault(v => v.Kind == kind && v.ValidFrom <= moment);

    private IReadOnlyList<T> Parse<T>(RuleVersion version)
    {
        if (!read.TryGetValue(version.Id, out var known)) read[version.Id] = known = JsonSerializer.Deserialize<List<T>>(version.Content, Written)!;
        return (IReadOnlyList<T>)known;
    }
}

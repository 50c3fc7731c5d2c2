using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Newsletters;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Newsletters;

/// <summary>A campaign's aim, ready to be asked of the database: the one definition for count, sample and mails.</summary>
internal sealed class AimConditions
{
    private readonly CampaignAim aim;
    private readonly List<AimCondition> only, except;

    private AimConditions(CampaignAim aim, List<AimCondition> only, List<AimCondition> except) => (this.aim, this.only, this.except) = (aim, only, except);

    /// <summary>Looks up what is named by number.</summary>
    /// <returns>Or what is wrong, at its field ("OnlyProducts").</returns>
    public static async Task<(AimConditions? Conditions, List<Problem> Problems)> Read(StaffDb db, CampaignAim aim, CancellationToken cancel)
    {
        var problems = new List<Problem>();
        if (aim.NotWithinDays is < 0 or > CampaignAim.MostDays)
            problems.Add(Outcome.Invalid(nameof(aim.NotWithinDays), T($"A number of days from 0 to {CampaignAim.MostDays}.", $"Eine Zahl von Tagen zwischen 0 und {CampaignAim.MostDays}.")));
        if (aim.Language is not ("" or German or English)) problems.Add(Outcome.Invalid(nameof(aim.Language), T("Choose a language of the list.", "Wählen Sie eine Sprache der Liste.")));
        var only = await AimCondition.All(db, aim.Only, nameof(aim.Only), problems, cancel);
        var except = await AimCondition.All(db, aim.Except, nameof(aim.Except), problems, cancel);
        return problems.Count > 0 ? (null, problems) : (new(aim, only, except), problems);
    }

    /// <summary>Those of the subscriptions that it is for.</summary>
    /// <param name="now">From which days are counted back.</param>
    public IQueryable<Subscription> Among(StaffDb db, IQueryable<Subscription> all, DateTimeOffset now)
    {
        var rows = only.Aggregate(all, (found, condition) => condition.Keep(db, found));
        rows = except.Aggregate(rows, (found, condition) => condition.Drop(db, found));
        if (aim.Language.Length > 0) rows = rows.Where(s => s.Subscriber!.Language == aim.Language);
        if (aim.NotWithinDays == 0) return rows;
        var since = now.AddDays(-aim.NotWithinDays);
        return rows.Where(s => s.Subscriber!.LastCampaignAt == null || s.Subscriber.LastCampaignAt < since);
    }
}

using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Learning;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Learning;

// What the customers are told of it, and how far the telling is.
internal sealed partial class Measure
{
    [MaxLength(2000), Impersonal]
    public string News { get; private set; } = "";

    /// <summary>When somebody asked for them to be told; null before.</summary>
    public DateTimeOffset? NewsAskedAt { get; private set; }

    [MaxLength(200), Personal("Naming who told the customers", OnErasure.Replace)]
    public string NewsBy { get; private set; } = "";

    /// <summary>The user whom the telling has reached, in the order of their keys.</summary>
    public long NewsReached { get; private set; }

    public int NewsTold { get; private set; }

    public DateTimeOffset? NewsEndedAt { get; private set; }

    public Outcome Tell(string by, DateTimeOffset at, string text)
    {
        if (DoneOn is null) return Outcome.Refused(T("It is not in place yet: there is nothing to tell.", "Sie ist noch nicht umgesetzt: Es gibt nichts zu sagen."));
        if (NewsAskedAt is not null) return Outcome.Refused(T("They have been told already.", "Sie haben es schon erfahren."));
        (News, NewsBy, NewsAskedAt) = (text.Trim(), by, at);
        return Outcome.Done;
    }

    public void Reached(long user, int told)
    {
        NewsReached = user;
        NewsTold += told;
    }

    public void EndTelling(DateTimeOffset at) => NewsEndedAt = at;
}

/// <summary>What a comparison of deliveries before and after a measure said.</summary>
[WrittenOnce]
internal sealed class MeasureCheck
{
    public long Id { get; init; }

    public long MeasureId { get; init; }

    public Measure? Measure { get; init; }

    /// <summary>From 1, over all tries. Once for each, which an index sees to.</summary>
    public int Round { get; init; }

    public DateOnly CheckedOn { get; init; }

    public DateOnly Since { get; init; }

    public int Days { get; init; }

    public int HitsBefore { get; init; }

    public int DeliveriesBefore { get; init; }

    public int HitsAfter { get; init; }

    public int DeliveriesAfter { get; init; }

    /// <summary>As it was judged then, whatever later versions would say.</summary>
    public Verdict Verdict { get; init; }

    public Comparison Figures => new(Days, new(HitsBefore, DeliveriesBefore), new(HitsAfter, DeliveriesAfter));

    public static MeasureCheck Of(int round, DateOnly on, DateOnly since, Comparison figures) => new()
    {
        Round = round, CheckedOn = on, Since = since, Days = figures.Days, HitsBefore = figures.Before.Hits, DeliveriesBefore = figures.Before.Of,
        HitsAfter = figures.After.Hits, DeliveriesAfter = figures.After.Of, Verdict = figures.Verdict,
    };
}

using System.Globalization;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Learning;

/// <summary>The words of measures and rates.</summary>
public static class MeasureWords
{
    public static string Of(MeasureView view) => view switch
    {
        MeasureView.Mine => T("Mine", "Meine"),
        MeasureView.Overdue => T("Overdue", "Überfällig"),
        MeasureView.Watched => T("Watched", "In Beobachtung"),
        MeasureView.Ended => T("Ended", "Beendet"),
        _ => T("To be done", "Zu tun"),
    };

    public static string Of(CheckAfter after) => after == CheckAfter.Days ? T("days", "Tagen") : T("deliveries", "Lieferungen");

    public static State State(MeasureState state, bool overdue, Verdict? last) => state switch
    {
        MeasureState.Watched => new(Tone.Neutral, T("Watched", "In Beobachtung"), ""),
        MeasureState.Worked => new(Tone.Good, T("Worked", "Wirksam"), ""),
        MeasureState.Dropped => new(Tone.Neutral, T("Dropped", "Gestrichen"), ""),
        _ => overdue ? new(Tone.Problem, T("Overdue", "Überfällig"), "")
            : last is Verdict.NoEffect or Verdict.Worse ? new(Tone.Attention, T("Open again", "Wieder offen"), "") : new(Tone.Attention, T("To be done", "Zu tun"), ""),
    };

    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Worked => T("It worked", "Sie hat gewirkt"),
        Verdict.NoEffect => T("No effect", "Keine Wirkung"),
        Verdict.Worse => T("It became worse", "Es wurde schlechter"),
        _ => T("Too few", "Zu wenige"),
    };

    /// <summary>What a verdict means, in a sentence.</summary>
    public static string About(Verdict verdict) => verdict switch
    {
        Verdict.Worked => T("The rate fell by more than chance explains.", "Die Quote fiel stärker, als Zufall es erklärt."),
        Verdict.NoEffect => T("There were deliveries enough to see an effect, and there is none: it is open again.", "Es gab genug Lieferungen, um eine Wirkung zu sehen, und es gibt keine: Sie ist wieder offen."),
        Verdict.Worse => T("The rate rose by more than chance explains: it is open again.", "Die Quote stieg stärker, als Zufall es erklärt: Sie ist wieder offen."),
        _ => T("Too few deliveries or complaints to tell an effect from chance: it is watched on.", "Zu wenige Lieferungen oder Beschwerden, um Wirkung von Zufall zu trennen: Sie wird weiter beobachtet."),
    };

    /// <summary>"12 of 300 (4.0 %)".</summary>
    public static string Of(Rate rate) => rate.Of == 0 ? T("no deliveries", "keine Lieferungen")
        : T($"{rate.Hits:N0} of {rate.Of:N0} ({Percent(rate.Share)})", $"{rate.Hits:N0} von {rate.Of:N0} ({Percent(rate.Share)})");

    /// <summary>"2.1 % to 11.2 %".</summary>
    public static string Of(Span span) => T($"{Percent(span.Low)} to {Percent(span.High)}", $"{Percent(span.Low)} bis {Percent(span.High)}");

    public static string Percent(double share) => string.Create(CultureInfo.CurrentCulture, $"{share * 100:0.0}\u00a0%");
}

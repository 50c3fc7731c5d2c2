using Portal.Shared.Common;
using Portal.Shared.Complaints;
using static Portal.Shared.Common.Texts;

namespace Portal.Client.Staff.Complaints;

/// <summary>The clocks of a complaint in words.</summary>
public static class LedgerWords
{
    public static State State(ClockState clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return clock.Hand switch
        {
            ClockHand.Runs => new(Tone.Neutral, T("runs", "läuft"), ""),
            ClockHand.Waits => new(Tone.Neutral, T("waits for the customer", "wartet auf den Kunden"), ""),
            ClockHand.Missed => new(Tone.Problem, T("missed", "überschritten"), ""),
            _ => new(Tone.Good, T("kept", "eingehalten"), ""),
        };
    }

    public static string Of(ClockState clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return T($"{Of(clock.Counted)} of {Of(clock.Target)}", $"{Of(clock.Counted)} von {Of(clock.Target)}");
    }

    /// <summary>Working time: hours and minutes, never days, for a day of work is as long as the calendar says.</summary>
    public static string Of(TimeSpan time) => time.TotalMinutes < 1 ? T("0 min", "0 Min.")
        : time.TotalHours < 1 ? T($"{time.Minutes} min", $"{time.Minutes} Min.")
        : time.Minutes == 0 ? T($"{(int)time.TotalHours:N0} h", $"{(int)time.TotalHours:N0} Std.")
        : T($"{(int)time.TotalHours:N0} h {time.Minutes} min", $"{(int)time.TotalHours:N0} Std. {time.Minutes} Min.");

    /// <summary>What happened, for whoever reads the ledger.</summary>
    public static string Of(string kind) => kind switch
    {
        "complaint.filed" => T("It came in", "Ging ein"),
        "complaint.replied" => T("The customer wrote", "Der Kunde schrieb"),
        "complaint.answered" => T("We answered", "Wir antworteten"),
        "complaint.decided" => T("We decided", "Wir entschieden"),
        "complaint.contested" => T("The customer disagreed", "Der Kunde widersprach"),
        "complaint.solved" => T("The customer: settled", "Der Kunde: erledigt"),
        "complaint.closed" => T("Closed", "Abgeschlossen"),
        "complaint.reopened" => T("Opened again", "Wieder geöffnet"),
        _ => kind,
    };
}

using Portal.Shared.Common;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Client.Staff.People;

/// <summary>How somebody stands, in words.</summary>
public static class PersonWords
{
    public static State State(PersonRow person, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (person.HasLeft) return new(Tone.Neutral, T("Left", "Ausgeschieden"), "");
        if (person.AwayUntil is { } until)
        {
            return new(Tone.Attention, T($"Away until {Dates.Write(until, today)}", $"Abwesend bis {Dates.Write(until, today)}"), person.StandIn is { } deputy
                ? T($"{deputy} stands in.", $"{deputy} übernimmt die Vertretung.") : T("Nobody stands in.", "Keine Vertretung."));
        }
        return person.CanSignIn ? new(Tone.Good, T("Active", "Aktiv"), "") : new(Tone.Neutral, T("Without a sign-in", "Ohne Anmeldung"), "");
    }
}

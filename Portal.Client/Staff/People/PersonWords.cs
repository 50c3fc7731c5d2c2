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
            var last = Dates.Write(until, today);
            return new(Tone.Attention, T("Away", "Abwesend"), person.StandIn is { } deputy
                ? T($"Until {last}, {deputy} stands in.", $"Bis {last}, Vertretung: {deputy}.") : T($"Until {last}, nobody stands in.", $"Bis {last}, keine Vertretung."));
        }
        return person.CanSignIn ? new(Tone.Good, T("Active", "Aktiv"), "") : new(Tone.Neutral, T("Without a sign-in", "Ohne Anmeldung"), "");
    }
}

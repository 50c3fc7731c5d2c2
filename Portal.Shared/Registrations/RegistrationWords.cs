using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Registrations;

/// <summary>The words of registrations.</summary>
public static class RegistrationWords
{
    public static string Of(RegistrationView view) => view == RegistrationView.Open ? T("Open", "Offen") : T("Decided", "Entschieden");

    public static State Of(RegistrationState state) => state switch
    {
        RegistrationState.Open => new(Tone.Attention, T("Waits for us", "Wartet auf uns"), ""),
        RegistrationState.Approved => new(Tone.Good, T("New prospect", "Neuer Interessent"), ""),
        RegistrationState.Linked => new(Tone.Good, T("Let in", "Zugang gegeben"), ""),
        RegistrationState.Refused => new(Tone.Neutral, T("Refused", "Abgelehnt"), ""),
        _ => new(Tone.Neutral, T("Not confirmed", "Nicht bestätigt"), ""),
    };
}

using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Complaints;

/// <summary>Assessment, remedies and rating in words.</summary>
public static class AssessmentWords
{
    public static string Of(Severity severity) => severity switch
    {
        Severity.Low => T("Low", "Gering"),
        Severity.Medium => T("Medium", "Mittel"),
        Severity.High => T("High", "Hoch"),
        _ => T("Critical", "Kritisch"),
    };

    public static string Of(Complexity complexity) => complexity switch
    {
        Complexity.Simple => T("Simple: one look is enough", "Einfach: ein Blick genügt"),
        Complexity.Several => T("Several departments or facts", "Mehrere Abteilungen oder Umstände"),
        _ => T("Hard: an expert or a test is needed", "Schwierig: Gutachten oder Prüfung nötig"),
    };

    public static string Of(Impact impact) => impact switch
    {
        Impact.OneOrder => T("One order", "Ein Auftrag"),
        Impact.OneCustomer => T("The customer's business", "Der Betrieb des Kunden"),
        Impact.SeveralCustomers => T("Other customers too", "Auch andere Kunden"),
        _ => T("Health or safety", "Gesundheit oder Sicherheit"),
    };

    public static string Of(Channel channel) => channel switch
    {
        Channel.Phone => T("Phone", "Telefon"),
        Channel.Letter => T("Letter", "Brief"),
        Channel.Visit => T("Visit", "Besuch"),
        Channel.Mail => T("E-mail", "E-Mail"),
        Channel.Form => T("Contact form", "Kontaktformular"),
        _ => T("Portal", "Portal"),
    };

    public static string Of(Contentment contentment) => contentment switch
    {
        Contentment.VeryDiscontent => T("Very discontent", "Sehr unzufrieden"),
        Contentment.Discontent => T("Discontent", "Unzufrieden"),
        Contentment.Neither => T("Neither nor", "Weder noch"),
        Contentment.Content => T("Content", "Zufrieden"),
        Contentment.VeryContent => T("Very content", "Sehr zufrieden"),
        _ => T("Not said yet", "Noch nicht gesagt"),
    };

    /// <summary>How far a remedy has come, as staff read it.</summary>
    public static State State(RemedyState state, bool overdue) => state switch
    {
        RemedyState.ToApprove => new(Tone.Attention, T("To be approved", "Zu genehmigen"), ""),
        RemedyState.Done => new(Tone.Good, T("Done", "Ausgeführt"), ""),
        RemedyState.Dropped => new(Tone.Neutral, T("Dropped", "Gestrichen"), ""),
        _ when overdue => new(Tone.Problem, T("Overdue", "Überfällig"), ""),
        RemedyState.Open => new(Tone.Neutral, T("Promised", "Zugesagt"), ""),
        _ => new(Tone.Neutral, T("Planned", "Geplant"), ""),
    };

    /// <summary>How far a remedy has come, as its customer reads it.</summary>
    public static State ForCustomer(MyRemedy remedy, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(remedy);
        return remedy.State switch
        {
            RemedyState.Done => new(Tone.Good, T("Done", "Ausgeführt"), T($"On {Dates.Full(remedy.EndedOn!.Value, today)}.", $"Am {Dates.Full(remedy.EndedOn!.Value, today)}.")),
            RemedyState.Dropped => new(Tone.Neutral, T("Not carried out", "Nicht ausgeführt"), ""),
            _ when remedy.DueOn < today => new(Tone.Problem, T("Late", "Verspätet"), T($"Promised for {Dates.Full(remedy.DueOn, today)}.", $"Zugesagt für {Dates.Full(remedy.DueOn, today)}.")),
            _ => new(Tone.Neutral, T("Under way", "In Arbeit"), T($"By {Dates.Full(remedy.DueOn, today)}.", $"Bis {Dates.Full(remedy.DueOn, today)}.")),
        };
    }
}

using System.Globalization;
using Portal.Shared.Complaints;
using static Portal.Shared.Common.Texts;

namespace Portal.Client.Customer.Complaints;

/// <summary>The words of the three intakes.</summary>
public static class IntakeWords
{
    public static string Title(ComplaintKind kind) => kind switch
    {
        ComplaintKind.Suggestion => T("New suggestion", "Neue Anregung"),
        ComplaintKind.Question => T("New question", "Neue Anfrage"),
        _ => T("New complaint", "Neue Beschwerde"),
    };

    public static string Question(ComplaintKind kind) => kind switch
    {
        ComplaintKind.Suggestion => T("What could be better?", "Was könnte besser sein?"),
        ComplaintKind.Question => T("What would you like to know?", "Was möchten Sie wissen?"),
        _ => T("What is wrong?", "Was stimmt nicht?"),
    };

    public static string Text(ComplaintKind kind) => kind switch
    {
        ComplaintKind.Suggestion => T("Your idea, and what it would be good for", "Ihre Idee, und wozu sie gut wäre"),
        ComplaintKind.Question => T("Your question", "Ihre Frage"),
        _ => T("What happened", "Was ist passiert"),
    };

    /// <summary>Where one of a kind about something is written.</summary>
    public static string Address(ComplaintKind kind, string? order, int? line, string? invoice)
    {
        (string Name, string? Value)[] parts = [("order", order), ("line", line?.ToString(CultureInfo.InvariantCulture)), ("invoice", invoice), ("kind", kind == ComplaintKind.Complaint ? null : kind.ToString().ToLowerInvariant())];
        var query = string.Join('&', parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
        return query.Length == 0 ? "/complaints/new" : $"/complaints/new?{query}";
    }

    public static string Send(ComplaintKind kind) => kind switch
    {
        ComplaintKind.Suggestion => T("Send suggestion", "Anregung senden"),
        ComplaintKind.Question => T("Send question", "Anfrage senden"),
        _ => T("Send complaint", "Beschwerde senden"),
    };
}

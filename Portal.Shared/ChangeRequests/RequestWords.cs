using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Shared.ChangeRequests;

/// <summary>The words of change requests.</summary>
public static class RequestWords
{
    /// <summary>Bank data have readers and a right of their own.</summary>
    public static bool IsOfBank(this RequestField field) => field is not (RequestField.Name or RequestField.VatId);

    public static string Of(RequestField field) => field switch
    {
        RequestField.Name => T("Legal name", "Rechtlicher Name"),
        RequestField.VatId => T("VAT ID", "USt-IdNr."),
        RequestField.Holder => T("Account holder", "Kontoinhaber"),
        RequestField.Iban => "IBAN",
        RequestField.Bic => "BIC",
        _ => T("Bank", "Bank"),
    };

    public static string Of(RequestFilter filter) => filter == RequestFilter.Waiting ? T("Waiting", "Offen") : T("Decided", "Entschieden");

    /// <summary>How it stands, for whoever asked.</summary>
    public static State Of(RequestState state) => state switch
    {
        RequestState.Approved => new(Tone.Good, T("Approved", "Genehmigt"), T("The new data count from now on. Invoices issued before keep the old ones.", "Die neuen Angaben gelten ab jetzt. Früher ausgestellte Rechnungen behalten die alten.")),
        RequestState.Refused => new(Tone.Problem, T("Refused", "Abgelehnt"), T("Nothing was changed.", "Nichts wurde geändert.")),
        RequestState.Withdrawn => new(Tone.Neutral, T("Withdrawn", "Zurückgezogen"), T("Nothing was changed.", "Nichts wurde geändert.")),
        _ => new(Tone.Attention, T("Waiting", "In Prüfung"), T("We are looking at it and write to you. Until then the old data count.", "Wir prüfen den Antrag und schreiben Ihnen. Bis dahin gelten die alten Angaben.")),
    };

    /// <summary>The fields by name: "legal name, IBAN".</summary>
    public static string Of(IEnumerable<RequestField> fields) => string.Join(", ", fields.Select(Of));

    /// <summary>A value, or a word for none.</summary>
    public static string Shown(string value) => string.IsNullOrEmpty(value) ? T("none", "keine Angabe") : value;
}

using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Invoices;

/// <summary>Why invoices are taken back, in words.</summary>
public static class CancelWords
{
    public static string Of(CancelReason reason) => reason switch
    {
        CancelReason.WrongRecipient => T("Wrong recipient or address", "Falscher Empfänger oder falsche Anschrift"),
        CancelReason.WrongAmount => T("Wrong quantity or price", "Falsche Menge oder falscher Preis"),
        CancelReason.WrongTax => T("Wrong tax", "Falsche Steuer"),
        CancelReason.OrderCancelled => T("The order was cancelled", "Der Auftrag wurde storniert"),
        CancelReason.Returned => T("The goods were returned", "Die Ware kam zurück"),
        CancelReason.Other => T("Another reason", "Anderer Grund"),
        _ => T("Please choose", "Bitte wählen"),
    };
}

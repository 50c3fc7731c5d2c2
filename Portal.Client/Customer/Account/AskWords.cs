using Portal.Client.Ui;
using Portal.Shared.ChangeRequests;
using static Portal.Shared.Common.Texts;

namespace Portal.Client.Customer.Account;

/// <summary>The fields of a change request's form.</summary>
public static class AskWords
{
    public static readonly Dictionary<string, string> Ids = new()
    {
        ["Name"] = "name", ["VatId"] = "vat", ["Holder"] = "holder", ["Iban"] = "iban", ["Bic"] = "bic", ["Bank"] = "bank", ["Reason"] = "reason", ["Files"] = "files",
    };

    /// <param name="legal">Name and VAT ID, too.</param>
    public static IReadOnlyList<EditField<RequestForm>> Fields(bool legal) =>
    [
        .. Enum.GetValues<RequestField>().Where(f => legal || f.IsOfBank()).Select(f => new EditField<RequestForm>(f.ToString(), RequestWords.Of(f))),
        new("Reason", T("Reason", "Begründung")),
    ];
}

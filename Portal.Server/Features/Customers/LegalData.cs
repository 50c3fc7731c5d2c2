using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Customers;

/// <summary>What a name and a VAT ID must be, whoever enters them, and when.</summary>
internal sealed class LegalData(FourEyes eyes, Clock clock)
{
    public Clock Clock => clock;

    public static Problem? Name(string field, string? name) => CustomerKeys.NameKey(name ?? "").Length > 0 ? null
        : Outcome.Invalid(field, T("The name needs a letter or a digit.", "Der Name braucht einen Buchstaben oder eine Ziffer."));

    public static Problem? VatId(string field, CheckedText looked) => looked.Problem is { } wrong ? Outcome.Invalid(field, wrong) : null;

    /// <summary>What a decision asks for, where it differs from what is: what was imported oddly keeps nobody from deciding the rest.</summary>
    /// <param name="vatId">As it is to be kept.</param>
    public Problem? Check(Customer customer, Decision decision, out string vatId)
    {
        vatId = decision.VatId.Trim();
        if (Name(nameof(decision.Name), decision.Name) is { } nameless) return nameless;
        var (renamed, other) = (decision.Name.Trim() != customer.Name, vatId != customer.VatId);
        if ((renamed || other) && eyes.Needs(StaffRight.DecideOnCustomers)) return OneAlone(renamed ? nameof(decision.Name) : nameof(decision.VatId));
        if (!other) return null;
        var looked = VatIds.Check(vatId, customer.Country);
        vatId = looked.Value;
        return VatId(nameof(decision.VatId), looked);
    }

    private static Problem OneAlone(string field) => Outcome.Invalid(field, T(
        "Here two people decide on name and VAT ID: the customer asks for the change in the portal, and two of you approve it.",
        "Über Name und USt-IdNr. entscheiden hier zwei: Der Kunde beantragt die Änderung im Portal, und zwei von Ihnen genehmigen sie."));
}

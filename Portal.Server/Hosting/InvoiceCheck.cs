using System.Text.RegularExpressions;
using Portal.Shared.Customers;

namespace Portal.Server.Hosting;

/// <summary>Settings that invoices need: a wrong account would send customers' money elsewhere.</summary>
internal static partial class InvoiceCheck
{
    /// <param name="say">Words a finding: key, what is wrong, an example.</param>
    public static IEnumerable<string> Findings(PortalSettings s, Func<string, string, string, string> say)
    {
        const string example = "DE02 1203 0000 0000 2020 51";
        var company = s.Company;
        if (company.Iban.Length > 0 && Iban.Parse(company.Iban) is null)
            yield return say("Company:Iban", $"'{company.Iban}' is not an account number: its check digits do not fit", example);
        if (company.Bic.Length > 0 && !Bic().IsMatch(company.Bic)) yield return say("Company:Bic", $"'{company.Bic}' is not a bank's code of 8 or 11 characters", "BYLADEM1001");
        if (company.Bic.Length > 0 && company.Iban.Length == 0) yield return say("Company:Iban", "is empty, and Portal:Company:Bic alone is no account", example);
        if (company.TaxNumber.Length > 60) yield return say("Company:TaxNumber", "is longer than 60 characters", "48/123/45678");
        if (company.VatId.Length > 60) yield return say("Company:VatId", "is longer than 60 characters", "DE123456789");
        if (company.BankName.Length > 100) yield return say("Company:BankName", "is longer than 100 characters", "Hansebank Hamburg");
        if (company.Address.Length > 300) yield return say("Company:Address", "is longer than 300 characters", "Kontorhausallee 7, 20095 Hamburg");
        if (!Country().IsMatch(company.Country)) yield return say("Company:Country", $"'{company.Country}' is not a country code of two capital letters", "DE");
        if (s.Invoices.TaxPercent is < 0 or > 100) yield return say("Invoices:TaxPercent", "must be a number from 0 to 100", "19");
        if (s.Invoices.DueDays is < 0 or > 366) yield return say("Invoices:DueDays", "must be a number of days from 0 to 366", "14");
    }

    [GeneratedRegex("^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$")]
    private static partial Regex Bic();

    [GeneratedRegex("^[A-Z]{2}$")]
    private static partial Regex Country();
}

using Portal.Server.Mail.Smtp;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Customers;

/// <summary>Rules of typed addresses, phone numbers and e-mail addresses, with sentences that show what would be right.</summary>
internal static class AddressCheck
{
    /// <summary>Checks an address by its country's rules and puts its postal code as that country writes it.</summary>
    public static List<Problem> Check(IPostal form)
    {
        var problems = new List<Problem>();
        if (Countries.Find(form.Country) is not { } country) return problems;
        var rule = country.Address;
        if (rule.NeedsRegion && string.IsNullOrWhiteSpace(form.Region))
        {
            problems.Add(Outcome.Invalid(nameof(form.Region), T(
                $"{rule.RegionLabel}: addresses in this country need it.", $"{rule.RegionLabel}: Anschriften in diesem Land brauchen diese Angabe.")));
        }
        if (rule.Clean(form.PostalCode ?? "") is { } code)
        {
            if (code.Length <= 20) form.PostalCode = code;
        }
        else
        {
            problems.Add(Outcome.Invalid(nameof(form.PostalCode), T(
                $"{rule.PostalCodeLabel}: please check it. In {country.Name} it looks like this: {rule.Example}",
                $"{rule.PostalCodeLabel}: Bitte prüfen Sie die Angabe. So sieht sie aus ({country.Name}): {rule.Example}")));
        }
        return problems;
    }

    public static Problem? Phone(string field, string? phone) => !PhoneNumbers.IsTooShort(phone) ? null : Outcome.Invalid(field, T(
        "This is too short for a phone number. Write it with its area code, for example +49 40 123456.",
        "Das ist für eine Telefonnummer zu kurz. Schreiben Sie sie mit Vorwahl, zum Beispiel +49 40 123456."));

    public static Problem? Email(string field, string? email) =>
        string.IsNullOrWhiteSpace(email) || MailboxAddress.TryParse(email.Trim(), out _) ? null : Outcome.Invalid(field, T(
            "This is not an e-mail address. An example: name@company.com", "Das ist keine E-Mail-Adresse. Ein Beispiel: name@firma.de"));
}

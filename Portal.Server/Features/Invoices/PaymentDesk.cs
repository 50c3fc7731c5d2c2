using System.Globalization;
using System.Text;
using Portal.Server.Hosting;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Shared.Invoices;
using QRCoder;

namespace Portal.Server.Features.Invoices;

/// <summary>Says where to pay, and makes the code that banking apps read: EPC069-12, version 002, a SEPA credit transfer in UTF-8.</summary>
internal sealed class PaymentDesk(PortalSettings settings)
{
    private const int LongestName = 70, LongestPurpose = 140;
    private const decimal MostAmount = 999_999_999.99m;

    /// <returns>Null where nothing is open, or the company named no account.</returns>
    public PaymentAdvice? Advice(string invoice, Money open)
    {
        var company = settings.Company;
        if (open.Amount <= 0 || Iban.Parse(company.Iban) is not { } iban) return null;
        var code = open.Currency == "EUR" && open.Amount <= MostAmount ? Draw(Matrix(Payload(iban, invoice, open.Amount))) : null;
        return new PaymentAdvice(company.Name, iban.Spaced, company.Bic, company.BankName, open, invoice, code);
    }

    /// <summary>The lines of the code, in the order that EPC069-12 gives them.</summary>
    public string Payload(Iban iban, string purpose, decimal amount) => string.Join('\n',
        "BCD", "002", "1", "SCT", settings.Company.Bic, Cut(settings.Company.Name, LongestName), iban.Plain,
        string.Create(CultureInfo.InvariantCulture, $"EUR{amount:0.00}"), "", "", Cut(purpose, LongestPurpose));

    /// <summary>The code as rows of dark and light squares, quiet zone included. M is the level of correction that the standard asks for.</summary>
    public static bool[][] Matrix(string payload)
    {
        using var data = QRCodeGenerator.GenerateQrCode(Encoding.UTF8.GetBytes(payload), QRCodeGenerator.ECCLevel.M);
        return [.. data.ModuleMatrix.Select(row => row.Cast<bool>().ToArray())];
    }

    /// <summary>Dark squares as runs of a row, so that the drawing is short.</summary>
    private static CodePicture Draw(bool[][] matrix)
    {
        var path = new StringBuilder();
        for (var y = 0; y < matrix.Length; y++)
        {
            foreach (var (x, length) in Runs(matrix[y])) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h{length}v1h-{length}z");
        }
        return new CodePicture(matrix, path.ToString());
    }

    /// <summary>Where dark squares begin in a row, and how many there are.</summary>
    public static IEnumerable<(int Start, int Length)> Runs(bool[] row)
    {
        for (var x = 0; x < row.Length; x++)
        {
            if (!row[x]) continue;
            var start = x;
            while (x < row.Length && row[x]) x++;
            yield return (start, x - start);
        }
    }

    private static string Cut(string text, int most) => text.Length > most ? text[..most] : text;
}

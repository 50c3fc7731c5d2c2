using System.Globalization;
using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Server.Pdf;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Shared.Invoices;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Invoices;

/// <summary>What a sheet says beside the invoice.</summary>
/// <param name="CustomerName">Stands for the recipient where the invoice names none.</param>
/// <param name="IsCopy">It was issued elsewhere, and says so.</param>
internal sealed record InvoiceSheet(MyInvoice Invoice, string CustomerNumber, string CustomerName, string Language, bool IsCopy);

/// <summary>Sets an invoice as a PDF, with all that section 14 UStG asks for.</summary>
internal sealed class InvoicePdf(PortalSettings settings, PaymentDesk payments, Clock clock)
{
    public byte[] Render(InvoiceSheet sheet)
    {
        using var bytes = new MemoryStream();
        Render(sheet, bytes);
        return bytes.ToArray();
    }

    /// <summary>Writes page by page: a long invoice takes no more memory than a short one.</summary>
    public void Render(InvoiceSheet sheet, Stream stream) => In(sheet.Language, () =>
    {
        using var document = new PdfDocument(stream, Facts(sheet));
        var flow = new PdfFlow(document);
        var invoice = sheet.Invoice;
        Letterhead(flow, sheet);
        flow.Heading(Title(sheet));
        if (sheet.IsCopy) flow.Paragraph(T("Copy. The original of this invoice was issued and sent separately.", "Kopie. Das Original dieser Rechnung wurde gesondert ausgestellt und versandt."), TextStyle.Strong);
        if (invoice.Kind == InvoiceKind.Cancellation) flow.Paragraph(T($"This cancels invoice {invoice.Counterpart}.", $"Hiermit wird die Rechnung {invoice.Counterpart} storniert."));
        if (invoice.Lines.Count > 0) Lines(flow, invoice);
        InvoiceSums.Set(flow, invoice);
        Terms(flow, sheet);
        document.Finish();
        return true;
    });

    private static string Title(InvoiceSheet sheet) =>
        $"{InvoiceWords.Of(sheet.Invoice.Kind)} {sheet.Invoice.Number}{(sheet.IsCopy ? T(" (copy)", " (Kopie)") : "")}";

    private PdfFacts Facts(InvoiceSheet sheet)
    {
        var (issuer, company) = (Issuer(sheet.Invoice), settings.Company);
        var noon = sheet.Invoice.IssuedOn.ToDateTime(new TimeOnly(12, 0));
        var account = Iban.Parse(company.Iban) is { } iban ? string.Join(" · ", new[] { company.BankName, $"IBAN {iban.Spaced}", company.Bic.Length > 0 ? $"BIC {company.Bic}" : "" }.Where(s => s.Length > 0)) : "";
        var numbers = new[]
        {
            issuer.IssuerVatId.Length > 0 ? T($"VAT ID {issuer.IssuerVatId}", $"USt-IdNr. {issuer.IssuerVatId}") : "",
            issuer.IssuerTaxNumber.Length > 0 ? T($"Tax number {issuer.IssuerTaxNumber}", $"Steuernummer {issuer.IssuerTaxNumber}") : "",
        };
        return new PdfFacts(Title(sheet), issuer.IssuerName, sheet.Language, new DateTimeOffset(noon, clock.Zone.GetUtcOffset(noon)))
        {
            PageWords = (page, pages) => T($"Page {page} of {pages}", $"Seite {page} von {pages}"),
            Foot = [.. new[] { string.Join(" · ", new[] { issuer.IssuerName, issuer.IssuerAddress }.Where(s => s.Length > 0)), string.Join(" · ", numbers.Where(s => s.Length > 0)), account }.Where(s => s.Length > 0)],
        };
    }

    /// <summary>As the invoice copied them; on a copy of one that did not, as they are.</summary>
    private Parties Issuer(MyInvoice invoice) => invoice.Parties.IssuerName.Length > 0 ? invoice.Parties : invoice.Parties with
    {
        IssuerName = settings.Company.Name,
        IssuerAddress = settings.Company.Address,
        IssuerVatId = settings.Company.VatId,
        IssuerTaxNumber = settings.Company.TaxNumber,
    };

    private void Letterhead(PdfFlow flow, InvoiceSheet sheet)
    {
        var (issuer, recipient) = (Issuer(sheet.Invoice), sheet.Invoice.Parties);
        if (Logo() is { } logo)
        {
            var (height, name) = (34d, flow.Document.Use(logo));
            var width = Math.Min(height * logo.Width / logo.Height, 220);
            flow.Figure(width, width * logo.Height / logo.Width, issuer.IssuerName, (page, x, y) => page.Image(name, x, y, width, width * logo.Height / logo.Width));
        }
        else flow.Paragraph(issuer.IssuerName, new TextStyle(15, true));
        flow.Space(22);
        flow.Beside(230, () =>
        {
            flow.Paragraph(string.Join(" · ", new[] { issuer.IssuerName, issuer.IssuerAddress }.Where(s => s.Length > 0)), TextStyle.Small);
            flow.Space(4);
            flow.Paragraph(recipient.RecipientName.Length > 0 ? $"{recipient.RecipientName}\n{recipient.RecipientAddress}" : sheet.CustomerName, new TextStyle(10.5));
        }, 22, () =>
        {
            using var table = new PdfTable(flow, [new("", 0.45), new("", 0.55, true)]);
            foreach (var (what, value) in Particulars(sheet).Where(p => p.Value.Length > 0)) table.Row(new PdfCell(what), new PdfCell(value));
        });
        flow.Space(16);
    }

    private static IEnumerable<(string What, string Value)> Particulars(InvoiceSheet sheet)
    {
        var invoice = sheet.Invoice;
        yield return (T("Invoice number", "Rechnungsnummer"), invoice.Number);
        yield return (T("Date of issue", "Rechnungsdatum"), Day(invoice.IssuedOn));
        if (invoice.Supply is { From: { } from, To: { } to })
            yield return from == to ? (T("Date of supply", "Lieferdatum"), Day(from)) : (T("Period of supply", "Lieferzeitraum"), $"{Day(from)} – {Day(to)}");
        yield return (T("Customer number", "Kundennummer"), sheet.CustomerNumber);
        yield return (T("Order", "Auftrag"), invoice.OrderNumber);
        yield return (T("Your reference", "Ihre Referenz"), invoice.Reference);
        yield return (T("Your VAT ID", "Ihre USt-IdNr."), invoice.Parties.RecipientVatId);
    }

    private static void Lines(PdfFlow flow, MyInvoice invoice)
    {
        using var table = new PdfTable(flow,
        [
            new(T("No.", "Pos."), 0.06), new(T("Description", "Bezeichnung"), 0.40), new(T("Quantity", "Menge"), 0.10, true),
            new(T("Unit price", "Einzelpreis"), 0.13, true), new(T("Discount", "Rabatt"), 0.10, true), new(T("Tax", "Steuer"), 0.08, true),
            new(T($"Net {invoice.Total.Currency}", $"Netto {invoice.Total.Currency}"), 0.13, true),
        ]);
        foreach (var line in invoice.Lines)
        {
            table.Row(
                new PdfCell(line.Position.ToString(CultureInfo.CurrentCulture)),
                new PdfCell(line.Text, string.Join(" · ", new[] { line.ProductNumber, line.Unit }.Where(s => s.Length > 0))),
                new PdfCell(line.Quantity.ToString("0.####", CultureInfo.CurrentCulture)), new PdfCell(line.UnitPrice.ToString("N2", CultureInfo.CurrentCulture)),
                new PdfCell(line.Discount == 0 ? "" : InvoiceWords.Rate(line.Discount)), new PdfCell(InvoiceWords.Rate(line.TaxRate)),
                new PdfCell(line.Net.ToString("N2", CultureInfo.CurrentCulture)));
        }
    }

    private void Terms(PdfFlow flow, InvoiceSheet sheet)
    {
        var invoice = sheet.Invoice;
        if (invoice.Kind == InvoiceKind.Cancellation || invoice.Total.Amount <= 0) return;
        // An original says what was to be paid when it was issued, a copy what is open now.
        var advice = sheet.IsCopy ? invoice.Pay : payments.Advice(invoice.Number, invoice.Total);
        var amount = sheet.IsCopy ? invoice.Pay?.Amount : invoice.Total;
        if (amount is not null) flow.Paragraph(T($"Payable without deduction by {Day(invoice.DueOn)}.", $"Zahlbar ohne Abzug bis zum {Day(invoice.DueOn)}."));
        if (advice is not null) PaymentSlip.Set(flow, advice);
    }

    private static string Day(DateOnly day) => day.ToString(T("d MMMM yyyy", "d. MMMM yyyy"), CultureInfo.CurrentCulture);

    private PdfImage? Logo() => settings.Company.Logo is { Length: > 0 } file && File.Exists(file) ? PdfImage.Of(File.ReadAllBytes(file)) : null;
}

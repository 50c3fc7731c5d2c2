using System.Globalization;
using Portal.Server.Pdf;
using Portal.Shared.Invoices;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Invoices;

/// <summary>The end of an invoice: sums by rate of tax, the total, and why no tax is shown where none is.</summary>
internal static class InvoiceSums
{
    public static void Set(PdfFlow flow, MyInvoice invoice)
    {
        flow.Need(110);
        flow.Space(8);
        flow.Beside(flow.Width * 0.4, () => { }, 0, () => Table(flow, invoice));
        flow.Space(14);
        if (InvoiceWords.Note(invoice.Supply.Scheme) is { Length: > 0 } note) flow.Paragraph(note);
    }

    private static void Table(PdfFlow flow, MyInvoice invoice)
    {
        using var table = new PdfTable(flow, [new("", 0.68), new("", 0.32, true)]);
        table.Row(new PdfCell(T("Net", "Netto")), Figure(invoice.Net.Amount));
        foreach (var tax in invoice.Taxes)
        {
            var rate = InvoiceWords.Rate(tax.Rate);
            var on = tax.Net.ToString("N2", CultureInfo.CurrentCulture);
            table.Row(new PdfCell(T($"{rate} VAT on {on}", $"{rate} USt. auf {on}")), Figure(tax.Tax));
        }
        if (invoice.Taxes.Count == 0) table.Row(new PdfCell(T("VAT", "USt.")), Figure(invoice.Tax.Amount));
        table.Row(
            new PdfCell(T($"Total {invoice.Total.Currency}", $"Gesamtbetrag {invoice.Total.Currency}"), Bold: true),
            new PdfCell(invoice.Total.Amount.ToString("N2", CultureInfo.CurrentCulture), Bold: true));
    }

    private static PdfCell Figure(decimal amount) => new(amount.ToString("N2", CultureInfo.CurrentCulture));
}

/// <summary>Where to pay, with the code that banking apps read.</summary>
internal static class PaymentSlip
{
    private const double Side = 96;

    public static void Set(PdfFlow flow, PaymentAdvice advice)
    {
        flow.Need(Side + 50);
        flow.Subheading(T("How to pay", "So bezahlen Sie"));
        flow.Beside(Side, () => { if (advice.Code is not null) Code(flow, advice); }, 24, () =>
        {
            using var table = new PdfTable(flow, [new("", 0.3), new("", 0.7)]);
            table.Row(new PdfCell(T("To", "An")), new PdfCell(advice.Beneficiary));
            table.Row(new PdfCell("IBAN"), new PdfCell(advice.Iban));
            if (advice.Bic.Length > 0) table.Row(new PdfCell("BIC"), new PdfCell(advice.Bic));
            if (advice.BankName.Length > 0) table.Row(new PdfCell(T("Bank", "Bank")), new PdfCell(advice.BankName));
            table.Row(new PdfCell(T("Amount", "Betrag")), new PdfCell(advice.Amount.ToString()));
            table.Row(new PdfCell(T("Purpose", "Verwendungszweck")), new PdfCell(advice.Purpose));
        });
    }

    private static void Code(PdfFlow flow, PaymentAdvice advice)
    {
        var rows = advice.Code!.Rows;
        var unit = Side / rows.Count;
        flow.Figure(Side, Side, T("Payment code for your banking app", "Zahlcode für Ihre Banking-App"), (page, x, y) => page.Boxes(
            rows.SelectMany((row, i) => PaymentDesk.Runs(row).Select(run => (x + run.Start * unit, y + Side - (i + 1) * unit, run.Length * unit, unit)))));
    }
}

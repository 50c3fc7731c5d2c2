using Microsoft.EntityFrameworkCore;
using Portal.Shared.Invoices;
using Portal.Tests.Support;

namespace Portal.Tests.Invoices;

/// <summary>What the law asks an invoice to say, read from the PDF that the customer gets.</summary>
public sealed class ParticularsTests
{
    [Fact]
    public async Task An_issued_invoice_says_all_that_section_14_UStG_asks_for()
    {
        await using var app = await Issued.Start("Sqlite", "--Portal:Company:TaxNumber=48/123/45678");
        await app.Customer("Königsberg Käse GmbH", "a@alpha.example", "A-1", lines: 2);
        await app.World.Write(async db => (await db.Products.SingleAsync(p => p.Name == "Käse Nr. 1")).TaxRate = 0.07m);
        await app.Order("A-1", o =>
        {
            (o.Freight, o.Reference) = (9.90m, "Best-77");
            (o.Lines[1].Discount, o.Lines[1].Total) = (0.10m, 162m);
        });
        var number = await app.Issue("A-1");
        var text = PdfTools.Text(await app.Pdf("a@alpha.example", number));
        var today = app.World.Clock.Today;
        foreach (var (particular, said) in new (string, string[])[]
        {
            ("1 name and address of the company", ["Nordwind Handel GmbH", "Kontorhausallee 7, 20095 Hamburg"]),
            ("1 name and address of the recipient", ["Königsberg Käse GmbH", "Gänsemarkt 4", "20354 Hamburg"]),
            ("2 tax number or VAT ID of the company", ["USt-IdNr. DE287654321", "Steuernummer 48/123/45678"]),
            ("3 date of issue", ["Rechnungsdatum", Day(today)]),
            ("4 a number that is given once", ["Rechnungsnummer", number]),
            ("5 quantity and kind of the goods", ["Käse Nr. 1", "Käse Nr. 2", "10", "18,00"]),
            ("6 time of supply", ["Lieferdatum", Day(today.AddDays(-8))]),
            ("7 net by rate, and agreed reductions", ["7 % USt. auf 180,00", "19 % USt. auf 171,90", "10 %", "162,00"]),
            ("8 rate and amount of tax", ["12,60", "32,66", "Gesamtbetrag EUR", "397,16"]),
            ("payment", ["Zahlbar ohne Abzug bis zum " + Day(today.AddDays(14)), "DE02 1203 0000 0000 2020 51", "BYLADEM1001"]),
            ("order and reference", ["A-1", "Best-77", "Fracht", "9,90", "Seite 1 von 1"]),
        })
        {
            Assert.All(said, words => Assert.True(text.Contains(words, StringComparison.Ordinal), $"{particular}: \"{words}\" is missing in\n{text}"));
        }
    }

    [Theory]
    [InlineData("FR", TaxScheme.IntraUnion, "en", "Tax-exempt intra-Community supply", "FRANCE", "FR12345678901")]
    [InlineData("AT", TaxScheme.ReverseCharge, "de", "Steuerschuldnerschaft des Leistungsempfängers", "ÖSTERREICH", "ATU12345678")]
    [InlineData("CH", TaxScheme.Export, "de", "Steuerfreie Ausfuhrlieferung", "SCHWEIZ", "CHE-123.456.789")]
    public async Task Where_no_tax_is_shown_the_invoice_says_why(string country, TaxScheme scheme, string language, string said, string named, string vatId)
    {
        await using var app = await Issued.Start();
        await app.Customer("Fromages & Fils", "a@alpha.example", "A-1", country: country, vatId: vatId, language: language);
        var number = await app.Issue("A-1", d => d.Scheme = scheme);
        var text = PdfTools.Text(await app.Pdf("a@alpha.example", number));
        Assert.Contains(said, text);
        Assert.Contains(named, text);
        Assert.Contains(vatId, text);
        Assert.Contains("DE287654321", text);
        Assert.Contains(language == "de" ? "180,00" : "180.00", text);
        Assert.Equal((0m, 180m), await app.World.Read(async db => { var i = await db.Invoices.SingleAsync(); return (i.Tax, i.Total); }));
    }

    [Theory]
    [InlineData("Zażółć Gęślą Jaźń Sp. z o.o.", "Ulica Świętokrzyska 3")]
    [InlineData("Ελληνικά Τρόφιμα Α.Ε.", "Οδός Ερμού 12")]
    [InlineData("Мир Сыра", "Невский проспект 5")]
    public async Task Names_of_all_Europe_are_written_as_they_are(string name, string street)
    {
        await using var app = await Issued.Start();
        await app.Customer(name, "a@alpha.example", "A-1");
        await app.World.Write(async db => (await db.Addresses.SingleAsync()).Street = street);
        var text = PdfTools.Text(await app.Pdf("a@alpha.example", await app.Issue("A-1")));
        Assert.Contains(name, text);
        Assert.Contains(street, text);
    }

    [Fact]
    public async Task What_the_customer_moves_or_renames_later_leaves_the_invoice_as_it_was()
    {
        await using var app = await Issued.Start();
        await app.Customer("Old Name GmbH", "a@alpha.example", "A-1");
        var number = await app.Issue("A-1");
        var before = await app.Pdf("a@alpha.example", number);
        await app.World.Write(async db =>
        {
            (await db.Customers.SingleAsync()).Name = "New Name GmbH";
            (await db.Addresses.SingleAsync()).Street = "Elsewhere 1";
        });
        Assert.Equal(before, await app.Pdf("a@alpha.example", number));
        using var a = await app.Visit().SignIn("a@alpha.example");
        var page = (await a.Open($"/invoices/{number}")).QuerySelector("main")!.TextContent;
        Assert.Contains("Old Name GmbH", page);
        Assert.DoesNotContain("Elsewhere", page);
    }

    private static string Day(DateOnly day) => day.ToString("d. MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("de-DE"));
}

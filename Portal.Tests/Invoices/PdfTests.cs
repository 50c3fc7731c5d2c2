using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Invoices;
using Portal.Shared.Common;
using Portal.Shared.Invoices;
using Portal.Tests.Import;
using Portal.Tests.Support;

namespace Portal.Tests.Invoices;

/// <summary>The file of an invoice: long ones, codes, copies and originals.</summary>
public sealed class PdfTests
{
    private const string Email = "a@alpha.example";

    [Fact]
    public async Task An_invoice_of_200_lines_has_every_line_once_and_its_titles_on_every_page()
    {
        await using var app = await Issued.Start();
        await app.Customer("Alpha GmbH", Email, "A-1", lines: 200);
        var pdf = await app.Pdf(Email, await app.Issue("A-1"));
        PdfTools.Check(pdf);
        var pages = PdfTools.Text(pdf).TrimEnd('\f').Split('\f');
        Assert.InRange(pages.Length, 6, 20);
        Assert.All(pages, (page, i) => Assert.Contains($"Seite {i + 1} von {pages.Length}", page));
        Assert.All(pages.SkipLast(1), page => Assert.Contains("Bezeichnung", page));
        Assert.All(Enumerable.Range(1, 200), n => Assert.Single(pages, p => p.Contains($"Käse Nr. {n} ", StringComparison.Ordinal)));
        Assert.Contains("42.840,00", pages[^1]);
        var folder = Directory.CreateTempSubdirectory("invoice-test-").FullName;
        Assert.Equal(pages.Length, PdfTools.Draw(pdf, folder, 40).Length);
        Directory.Delete(folder, true);
    }

    [Fact]
    public async Task The_code_on_page_and_PDF_pays_the_open_amount_to_the_company()
    {
        await using var app = await Issued.Start();
        await app.Customer("Alpha GmbH", Email, "A-1");
        var number = await app.Issue("A-1");
        var expected = string.Join('\n', "BCD", "002", "1", "SCT", "BYLADEM1001", "Nordwind Handel GmbH", Issued.Iban, "EUR214.20", "", "", number);
        var folder = Directory.CreateTempSubdirectory("invoice-test-").FullName;
        var pages = PdfTools.Draw(await app.Pdf(Email, number), folder, 200);
        Assert.Equal(expected, PdfTools.Scan(pages[0]).TrimEnd('\n'));
        Directory.Delete(folder, true);
        using var a = await app.Visit().SignIn(Email);
        Assert.NotNull((await a.Open($"/invoices/{number}")).QuerySelector(".code svg[role=img][aria-label] path"));
        await app.World.Write(async db => (await db.Invoices.SingleAsync()).Pay(app.World.Clock.Today, 214.20m));
        Assert.Null((await a.Open($"/invoices/{number}")).QuerySelector(".pay"));
    }

    [Fact]
    public async Task Without_an_account_and_in_other_currencies_there_is_no_code()
    {
        await using var app = await PortalApp.Start();
        var alpha = await app.World.Customer("Alpha", Email);
        await app.World.Invoice(alpha, "R-1", 5, 100);
        using var a = await app.Visit().SignIn(Email);
        Assert.Null((await a.Open("/invoices/R-1")).QuerySelector(".pay"));
        await using var other = await Issued.Start();
        await other.World.Invoice(await other.World.Customer("Beta", "b@beta.example"), "R-2", 5, 100, currency: "CHF");
        using var b = await other.Visit().SignIn("b@beta.example");
        var page = await b.Open("/invoices/R-2");
        Assert.NotNull(page.QuerySelector(".pay"));
        Assert.Null(page.QuerySelector(".code"));
    }

    [EachDatabase]
    public async Task An_imported_original_is_served_byte_for_byte_and_a_changed_file_never(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        var original = "%PDF-1.4\n% not one of ours \u00e4\n"u8.ToArray();
        using var source = new Source();
        source.Put("customers.csv", "id,name\nC-1,Alpha\n").Put("R-1.pdf", original).Put("fake.pdf", "<html>")
            .Put("invoices.csv", "id,customer,issuedOn,dueOn,net,tax,original\nR-1,C-1,2026-03-01,2026-03-15,100,19,R-1.pdf\nR-2,C-1,2026-03-01,2026-03-15,100,19,\n"
                + "R-3,C-1,2026-03-01,2026-03-15,1,0,fake.pdf\nR-4,C-1,2026-03-01,2026-03-15,1,0,../../etc/passwd\nR-5,C-1,2026-03-01,2026-03-15,1,0,none.pdf\n");
        Assert.Equal("invoices 2 new, 3 refused", (await source.Into(app)).Told()[1]);
        Assert.Equal("invoices 2 same, 3 refused", (await source.Into(app)).Told()[1]);
        await app.World.Member(await app.World.Read(db => db.Customers.SingleAsync()), Email);
        Assert.Equal(original, await app.Pdf(Email, "R-1"));
        Assert.Single(Files(app));
        var copy = PdfTools.Text(await app.Pdf(Email, "R-2"));
        Assert.Contains("Rechnung R-2 (Kopie)", copy);
        Assert.Contains("119,00", copy);
        Assert.Single(Files(app));
        await File.WriteAllBytesAsync(Files(app)[0], [.. original, 1]);
        using var a = await app.Visit().SignIn(Email);
        Assert.Equal(HttpStatusCode.InternalServerError, (await a.Http.GetAsync("/invoices/R-1/pdf")).StatusCode);
    }

    [Fact]
    public async Task What_was_filed_has_the_hash_that_was_recorded_and_stays()
    {
        await using var app = await Issued.Start();
        await app.Customer("Alpha GmbH", Email, "A-1");
        var number = await app.Issue("A-1");
        var pdf = await app.Pdf(Email, number);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(pdf)), await app.World.Read(db => db.InvoiceDocuments.Select(d => d.Sha256).SingleAsync()));
        Assert.Equal(pdf, await app.Pdf(Email, number));
    }

    [Fact]
    public async Task A_thousand_lines_take_little_more_memory_than_one()
    {
        await using var app = await Issued.Start();
        await app.Customer("Alpha GmbH", Email, "A-1");
        var number = await app.Issue("A-1");
        var one = await app.World.Read(db => InvoiceReading.Whole(db).AsNoTracking().SingleAsync(i => i.Number == number));
        var reading = (InvoiceReading)app.Services.GetService(typeof(InvoiceReading))!;
        var pdf = (InvoicePdf)app.Services.GetService(typeof(InvoicePdf))!;
        var view = reading.View(one);
        var lines = Enumerable.Range(1, 1000).Select(n => view.Lines[0] with { Position = n, Text = $"Zeile {n}" }).ToList();
        var sheet = new InvoiceSheet(view with { Lines = lines }, "K-1", "Alpha GmbH", Texts.German, IsCopy: false);
        var stream = new Watched();
        pdf.Render(sheet, stream);
        Assert.InRange(stream.Pages, 30, 120);
        // Pages leave while the document is made: what is held in between stays small.
        Assert.InRange(stream.MostHeld, 0, 24 * 1024 * 1024);
    }

    private static string[] Files(PortalApp app) => Directory.GetFiles(Path.Combine(app.Folder, "files"), "*.pdf", SearchOption.AllDirectories);

    /// <summary>Counts what is written through it, and looks now and then at how much memory is really held.</summary>
    private sealed class Watched : MemoryStream
    {
        private readonly long before = GC.GetTotalMemory(forceFullCollection: true);
        private int writes;

        public int Pages { get; private set; }

        public long MostHeld { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (System.Text.Encoding.Latin1.GetString(buffer).Contains("/Type/Page/", StringComparison.Ordinal)) Pages++;
            if (++writes % 2000 == 0) MostHeld = Math.Max(MostHeld, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
    }
}

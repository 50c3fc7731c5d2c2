using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;

namespace Portal.Tests.Customers;

/// <summary>The list of customers as a file.</summary>
public sealed class ExportTests
{
    private const string Max = "max@nordwind.example", Anna = "anna@nordwind.example";

    [Fact]
    public async Task The_file_opens_in_a_spreadsheet_in_the_readers_language_without_formulas()
    {
        await using var app = await ListTests.Start("Sqlite");
        await app.World.Customer("=HYPERLINK(\"http://evil\")", "x@x.example");
        await app.World.Write(async db => (await db.Users.SingleAsync(u => u.Email == Max)).Language = "de");
        using var visitor = await app.Visit().SignIn(Max);
        var answer = await visitor.Http.GetAsync("/staff/customers/export");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(("text/csv", "attachment"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType));
        var text = Encoding.UTF8.GetString(bytes[3..]);
        Assert.StartsWith("Nummer;Name;Art;Stufe;Klasse;Ort;Land;Telefon;E-Mail;Betreuung;Letzter Auftrag;Offene Beschwerden;Überfällig\r\n", text);
        Assert.Contains(";\"'=HYPERLINK(\"\"http://evil\"\")\";", text);
        Assert.Contains(";'+49 40 66969 201;", text);
    }

    [EachDatabase]
    public async Task Who_may_not_take_the_list_out_gets_nothing_and_is_recorded(string provider)
    {
        await using var app = await ListTests.Start(provider);
        using var agent = await app.Visit().SignIn(Anna);
        var answer = await agent.Http.GetAsync("/staff/customers/export");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain("Alpha", await answer.Content.ReadAsStringAsync());
        Assert.Equal((0, 1), await app.World.Read(async db => (
            await db.Audit.CountAsync(a => a.Kind == "customers.exported"), await db.Audit.CountAsync(a => a.Kind == "staff.refused"))));
    }
}

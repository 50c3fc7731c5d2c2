using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;
using Portal.Shared.Search;
using Portal.Tests.Support;

namespace Portal.Tests.Customers;

/// <summary>Documents of a customer, and that neither they nor notes ever reach the customer.</summary>
public sealed class DocumentTests
{
    private const string Max = "max@nordwind.example", Number = "K-10001";

    [EachDatabase]
    public async Task A_document_is_filed_versioned_found_and_given_out_to_staff(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Max);
        var documents = desk.Get<ICustomerDocumentDesk>();
        var draft = Draft("Framework agreement", Pictures.Jpeg(), "Vertrag 2026.jpg");
        var number = (await documents.File(Number, draft)).Value;
        Assert.Equal(number, (await documents.File(Number, draft)).Value);
        app.Clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal(number, (await documents.AddVersion(Number, number, new VersionDraft { FormKey = Guid.NewGuid(), Content = Jpeg("signed.jpg", Pictures.Jpeg()) })).Value);
        var document = Assert.Single((await documents.List(Number, null, new PageAt())).Items);
        Assert.Equal([(2, "signed.jpg"), (1, "Vertrag 2026.jpg")], document.Versions.Select(v => (v.Version, v.Name)));
        Assert.Empty((await documents.List(Number, DocumentCategory.Certificate, new PageAt())).Items);
        foreach (var word in new[] { "framework", number, "vertrag" })
        {
            Assert.Equal([(HitKind.Document, number, Number)], (await desk.Get<ISearchDesk>().Find(word)).Select(h => (h.Kind, h.Number, h.Customer)));
        }
        using var visitor = await app.Visit().SignIn(Max);
        var answer = await visitor.Http.GetAsync($"/staff/customers/{Number}/documents/{number}/1");
        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
        foreach (var unknown in new[] { $"K-10002/documents/{number}/1", $"{Number}/documents/{number}/3", $"{Number}/documents/D-9/1" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Http.GetAsync($"/staff/customers/{unknown}")).StatusCode);
        }
        Assert.Equal(2, Directory.GetFiles(Path.Combine(app.Folder, "files"), "*", SearchOption.AllDirectories).Length);
        Assert.Equal(["document.filed", "document.replaced"], await app.World.Read(db => db.Events.Where(e => e.Kind.StartsWith("document.")).OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync()));
    }

    [EachDatabase]
    public async Task What_cannot_be_filed_leaves_neither_record_nor_file(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Max);
        var documents = desk.Get<ICustomerDocumentDesk>();
        Outcome[] refused =
        [
            await documents.File(Number, Draft("x", "<html>"u8.ToArray(), "page.jpg")),
            await documents.File(Number, new DocumentDraft { FormKey = Guid.NewGuid(), Title = "x" }),
            await documents.File(Number, new DocumentDraft { FormKey = Guid.NewGuid(), Title = "x", Content = new Upload("a.pdf", UploadRules.MaxBytes + 1, () => Stream.Null) }),
            await documents.File("K-404", Draft("x", Pictures.Jpeg())),
            await documents.AddVersion(Number, "D-404", new VersionDraft { FormKey = Guid.NewGuid(), Content = Jpeg("a.jpg", Pictures.Jpeg()) }),
        ];
        Assert.All(refused, o => Assert.False(o.Succeeded));
        Assert.Equal((0, 0), await app.World.Read(async db => (await db.CustomerDocuments.CountAsync(), await db.Events.CountAsync())));
        Assert.Empty(Directory.GetFiles(Path.Combine(app.Folder, "files"), "*", SearchOption.AllDirectories));
    }

    [EachDatabase]
    public async Task Nothing_that_staff_keep_about_a_customer_reaches_anybody_of_the_customer(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Max);
        Assert.True((await desk.Get<ICustomerFileDesk>().AddNote(Number, new MessageDraft { FormKey = Guid.NewGuid(), Text = "hush-hush pays late" })).Succeeded);
        var document = (await desk.Get<ICustomerDocumentDesk>().File(Number, Draft("hush-hush contract", Pictures.Jpeg()))).Value;
        var decision = new Decision { Version = 1, Class = CustomerClass.C, Name = "Alpha", Reason = "hush-hush reason" };
        Assert.True((await desk.Get<ICustomerDesk>().Decide(Number, decision)).Succeeded);
        using var own = await app.Visit().SignIn("a@alpha.example");
        using var stranger = await app.Visit().SignIn("b@beta.example");
        using var nobody = app.Visit();
        foreach (var visitor in new[] { own, stranger, nobody })
        {
            var answer = await visitor.Http.GetAsync($"/staff/customers/{Number}/documents/{document}/1");
            Assert.Equal((HttpStatusCode.Found, "/account/sign-in"), (answer.StatusCode, answer.Headers.Location!.AbsolutePath));
        }
        foreach (var path in new[] { "/", "/orders", "/orders?q=hush", "/complaints?filter=all", "/complaints?filter=all&q=hush" })
        {
            Assert.DoesNotContain("hush-hush", (await own.Open(path)).DocumentElement.OuterHtml);
        }
        await using var db = app.Databases.Open(await app.World.ActorOf("a@alpha.example"));
        foreach (var table in new[] { typeof(Portal.Server.Features.Customers.CustomerNote), typeof(Portal.Server.Features.Customers.CustomerDocument), typeof(Portal.Server.Features.Customers.DocumentVersion),
            typeof(Portal.Server.Features.Customers.CustomerDecision), typeof(Portal.Server.Features.Customers.CustomerTrait), typeof(Portal.Server.Features.Customers.FileLook) })
        {
            Assert.Null(db.Model.FindEntityType(table));
        }
        Assert.Equal(0, await db.Events.CountAsync());
        Assert.Equal(0, await db.SearchTerms.CountAsync(t => t.Kind == SearchKind.Document || t.Term.StartsWith("hush")));
        Assert.Empty(app.Mail.Mails);
    }

    private static DocumentDraft Draft(string title, byte[] bytes, string name = "scan.jpg") =>
        new() { FormKey = Guid.NewGuid(), Title = title, Category = DocumentCategory.Contract, Content = Jpeg(name, bytes) };

    private static Upload Jpeg(string name, byte[] bytes) => new(name, bytes.Length, () => new MemoryStream(bytes));

    private static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        await app.World.Customer("Alpha", "a@alpha.example");
        await app.World.Customer("Beta", "b@beta.example");
        await app.World.Staff("Max Manager", Max, StaffRole.Manager);
        return app;
    }
}

using System.Net;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Invoices;
using Portal.Tests.Isolation;
using Portal.Tests.Support;

namespace Portal.Tests.Views;

/// <summary>Whoever sees the portal as a customer changes nothing, by whatever way.</summary>
public sealed class ReadOnlyTests
{
    private const string Looker = "looker@nordwind.example", A = "a@alpha.example";

    /// <summary>Addresses of customers that are one person's own. A new page of customers must be looked at: is it the company's, or hers?</summary>
    private static readonly string[] OfOnePerson =
    [
        "/account/confirm", "/account/e-mail", "/account/mails", "/account/password", "/account/profile", "/account/security", "/account/security/code-app",
        "/account/security/passkeys/new", "/account/security/passkeys/{Number}", "/account/sessions",
    ];

    /// <summary>Pages that only take something in, and the proofs that tell a whole IBAN: whoever looks gets what somebody without the right gets.</summary>
    private static readonly string[] Missing =
    [
        "/account/addresses/new", "/account/addresses/{Number}", "/account/company/request", "/account/company/requests/{number}/files/{file:int}", "/account/contacts/new", "/account/contacts/{Number}", "/company/sites/new",
        "/company/sites/{Number}", "/company/users/new", "/company/users/{Number}", "/complaints/new",
    ];

    [EachDatabase]
    public async Task Every_address_is_decided_and_looking_writes_nothing(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await Personas.Build(app);
        await app.World.Write(async db => db.Invoices.Add(new Invoice
        {
            Number = "R-3", CustomerId = await db.Customers.Where(c => c.Name == "Alpha GmbH").Select(c => c.Id).SingleAsync(), IssuedOn = app.World.Clock.Today, DueOn = app.World.Clock.Today.AddDays(14),
            Currency = "EUR", Net = 100, Total = 119,
        }));
        using var looker = await Viewer.See(app, Looker, A);
        var (before, audit) = (await Rows.Snapshot(app), await app.World.Read(db => db.Audit.CountAsync()));
        var sessions = await Sessions(app);
        var (refused, missing) = (new List<string>(), new List<string>());
        foreach (var @case in Cases.All.Where(c => c.For == For.Customers))
        {
            var answer = await looker.Http.GetAsync(@case.Theirs);
            var page = await Visitor.Parse(answer);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{@case.Route}: {answer.StatusCode} {looker.LastError}");
            if (answer.StatusCode == HttpStatusCode.Forbidden) refused.Add(@case.Route);
            if (answer.StatusCode == HttpStatusCode.NotFound) missing.Add(@case.Route);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            // The only form that posts is the one that ends the view, and every page says that it is one.
            Assert.Equal(["/account/view/end"], page.QuerySelectorAll("form[method=post]").Select(f => f.GetAttribute("action")));
            Assert.Contains("Read only, until", page.QuerySelector(".view-bar")!.TextContent, StringComparison.Ordinal);
            // No link leads to where she is not let in.
            Assert.DoesNotContain(page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href") ?? ""), to => OfOnePerson.Contains(to) || to.StartsWith("/account/company/requests/", StringComparison.Ordinal));
        }
        Assert.Equal(OfOnePerson, refused.Order(StringComparer.Ordinal));
        Assert.Equal(Missing, missing.Order(StringComparer.Ordinal));
        // The sheet of an invoice that was never filed is shown and not filed.
        Assert.Equal(HttpStatusCode.OK, (await looker.Http.GetAsync("/invoices/R-3/pdf")).StatusCode);
        Assert.Equal((before, audit, sessions), (await Rows.Snapshot(app), await app.World.Read(db => db.Audit.CountAsync()), await Sessions(app)));
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task Every_form_is_refused_with_a_page_that_says_why_and_changes_nothing(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await Personas.Build(app);
        using var a = await app.Visit().SignIn(A);
        var forms = (await ForgedWriteTests.Forms(a, For.Customers)).ConvertAll(f => (f.At.Theirs, f.Fields));
        Assert.True(forms.Count > 20, $"Only {forms.Count} forms were found.");
        forms.AddRange(Cases.Posts.Keys.Where(p => p.StartsWith("/account/", StringComparison.Ordinal) && p != "/account/view/end").Select(p => (p, new Dictionary<string, string> { ["language"] = "de", ["returnUrl"] = "/" })));
        using var looker = await Viewer.See(app, Looker, A);
        var token = (await looker.Open("/")).QuerySelector(".view-bar input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var before = await Rows.Snapshot(app);
        var sessions = await Sessions(app);
        foreach (var (path, fields) in forms)
        {
            fields["__RequestVerificationToken"] = token;
            var answer = await looker.Http.PostAsync(path, new FormUrlEncodedContent(fields));
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{path} {fields.GetValueOrDefault("_handler")}: {answer.StatusCode} {looker.LastError}");
            Assert.Contains("You only look at the portal as", (await Visitor.Parse(answer)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
        foreach (var method in new[] { HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch, HttpMethod.Options })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await looker.Http.SendAsync(new HttpRequestMessage(method, "/account"))).StatusCode);
        }
        Assert.Equal((before, sessions), (await Rows.Snapshot(app), await Sessions(app)));
        Assert.Contains(await Viewer.Audit(app), line => line.StartsWith("view.write-refused", StringComparison.Ordinal));
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task The_writer_refuses_whoever_a_feature_says_acts(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.World.Customer("Alpha", A);
        var onlooker = new Onlooker(1, "Max");
        var actor = await app.World.ActorOf(A) with { ReadOnly = true, Onlooker = onlooker };
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => app.Databases.Write<bool>(actor, db =>
        {
            db.Addresses.Add(new() { Street = "Forged 1" });
            return Task.FromResult<Shared.Common.Outcome<bool>>(true);
        }, CancellationToken.None));
        // Her name in a record is no key to the staff's context.
        Assert.Throws<UnauthorizedAccessException>(() => app.Databases.OpenStaff(onlooker));
        Assert.Throws<UnauthorizedAccessException>(() => app.Databases.Open(onlooker));
        await Task.Run(async () =>
        {
            OnlyLooking.Begin();
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => app.World.Write(db => db.Customers.ExecuteDeleteAsync()));
            await using var db = app.Databases.OpenStaff(Actor.System);
            (await db.Customers.SingleAsync()).Name = "Forged";
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => db.SaveChangesAsync());
        });
        await app.World.Write(async db => (await db.Customers.SingleAsync()).Name = "Alpha again");
        Assert.Equal("Alpha again", await app.World.Read(db => db.Customers.Select(c => c.Name).SingleAsync()));
    }

    [Fact]
    public void What_is_one_persons_carries_the_mark()
    {
        var marked = typeof(Client.App).Assembly.GetTypes().Where(t => t.GetCustomAttribute<Client.OfOnePersonAttribute>() is not null)
            .SelectMany(t => t.GetCustomAttributes<Microsoft.AspNetCore.Components.RouteAttribute>()).Select(r => r.Template).Where(r => !r.StartsWith("/staff", StringComparison.Ordinal));
        Assert.Equal(OfOnePerson, marked.Order(StringComparer.Ordinal));
    }

    private static Task<string> Sessions(PortalApp app) => app.World.Read(async db =>
        string.Join('|', await db.Sessions.OrderBy(s => s.Id).Select(s => s.Id + " " + s.CustomerId + " " + s.EndedAt + " " + s.LastSeenAt + " " + s.ProvedAt).ToListAsync()));
}

using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Shared.Account;
using Portal.Tests.Support;

namespace Portal.Tests.Isolation;

/// <summary>Every form of every customer's page, posted by those whom the page was not written for.</summary>
public sealed class ForgedWriteTests
{
    private const string Token = "__RequestVerificationToken";

    /// <summary>What a clever poster adds to a form.</summary>
    private static readonly string[] Added = ["Id", "CustomerId", "Role", "Scopes", "UserId", "ContactId", "SiteId", "IsInternal", "Visible", "Number", "Kind", "Stage", "AcceptedAt"];

    [EachDatabase]
    public async Task A_form_posted_by_whoever_does_not_get_its_page_is_refused_and_changes_nothing(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await Personas.Build(app);
        var personas = await Personas.OfCustomers(app);
        var forms = await Forms(personas.Single(p => p.Name == Personas.Administrator).Visitor, For.Customers);
        Assert.True(forms.Count > 20, $"Only {forms.Count} forms were found.");
        var refused = 0;
        foreach (var persona in personas.Where(p => p.Name is not (Personas.Administrator or Personas.Seen or "staff" or "nobody")))
        {
            var token = await TokenOf(persona.Visitor);
            var before = await Rows.Snapshot(app);
            foreach (var (at, fields) in forms)
            {
                if ((await persona.Visitor.Http.GetAsync(at.Theirs)).StatusCode != HttpStatusCode.NotFound) continue;
                fields[Token] = token;
                var answer = await persona.Visitor.Http.PostAsync(at.Theirs, new FormUrlEncodedContent(fields));
                // A form about a record that is not hers names it; a complaint about an order that is not hers says that there is none.
                Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{at.Theirs} {fields.GetValueOrDefault("_handler")} as {persona.Name}: {answer.StatusCode}");
                refused++;
            }
            Assert.Equal(before, await Rows.Snapshot(app));
        }
        Assert.True(refused > 40, $"Only {refused} posts were refused.");
        foreach (var persona in personas) persona.Visitor.Dispose();
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task Fields_that_a_form_does_not_have_give_nothing(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await Personas.Build(app);
        var personas = await Personas.OfCustomers(app);
        var poster = personas.Single(p => p.Name == "purchasing").Visitor;
        var b = await app.World.ActorOf("b@beta.example");
        var before = await Owned(app, b.CustomerId);
        var taken = 0;
        foreach (var (at, fields) in await Forms(poster, For.Customers))
        {
            var prefix = fields.Keys.FirstOrDefault(k => k.Contains('.', StringComparison.Ordinal))?.Split('.')[0];
            if (prefix is null) continue;
            foreach (var name in Added) fields.TryAdd($"{prefix}.{name}", name == "Role" ? nameof(MemberRole.Administrator) : b.CustomerId.ToString(System.Globalization.CultureInfo.InvariantCulture));
            foreach (var key in fields.Keys.Where(k => fields[k].Length == 0).ToList()) fields[key] = "Forged";
            var answer = await poster.Http.PostAsync(at.Theirs, new FormUrlEncodedContent(fields));
            Assert.True((int)answer.StatusCode < 500, $"{at.Theirs}: {answer.StatusCode} {poster.LastError}");
            if (answer.StatusCode == HttpStatusCode.Found) taken++;
        }
        Assert.True(taken > 3, $"Only {taken} forms were taken: nothing was tried.");
        Assert.Equal(before, await Owned(app, b.CustomerId));
        var (role, scopes) = await app.World.Read(db => db.Users.Where(u => u.Email == "purchasing@alpha.example")
            .Join(db.Memberships, u => u.Id, m => m.UserId, (u, m) => ValueTuple.Create(m.Role, m.Scopes)).SingleAsync());
        Assert.Equal((MemberRole.Purchasing, DocumentScopes.UsualFor(MemberRole.Purchasing)), (role, scopes));
        foreach (var persona in personas) persona.Visitor.Dispose();
    }

    [EachDatabase]
    public async Task Every_form_needs_the_token_of_its_poster_and_the_type_of_a_form(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await Personas.Build(app);
        using var a = await app.Visit().SignIn("a@alpha.example");
        using var b = await app.Visit().SignIn("b@beta.example");
        using var nobody = app.Visit();
        var foreign = await TokenOf(b);
        var tried = 0;
        foreach (var (visitor, forms) in new[] { (a, await Forms(a, For.Customers)), (nobody, await Forms(nobody, For.Everybody)) })
        {
            var before = await Rows.Snapshot(app);
            foreach (var (at, fields) in forms)
            {
                var say = $"{at.Theirs} {fields.GetValueOrDefault("_handler")}";
                var text = string.Join('&', fields.Select(f => $"{f.Key}={f.Value}"));
                Assert.True((await visitor.Http.PostAsync(at.Theirs, new StringContent(text))).StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.UnsupportedMediaType, $"{say} as plain text");
                fields[Token] = foreign;
                Assert.True((await visitor.Http.PostAsync(at.Theirs, new FormUrlEncodedContent(fields))).StatusCode == HttpStatusCode.BadRequest, $"{say} with another's token");
                fields.Remove(Token);
                Assert.True((await visitor.Http.PostAsync(at.Theirs, new FormUrlEncodedContent(fields))).StatusCode == HttpStatusCode.BadRequest, $"{say} without a token");
                tried++;
            }
            Assert.Equal(before, await Rows.Snapshot(app));
        }
        Assert.True(tried > 25, $"Only {tried} forms were tried.");
    }

    [EachDatabase]
    public async Task A_scope_or_role_taken_between_reading_and_writing_counts_at_once(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await Personas.Build(app);
        using var poster = await app.Visit().SignIn("purchasing@alpha.example");
        var complaint = await poster.Open("/complaints/BS-A");
        var address = await poster.Open("/account/addresses/secret-a");
        await app.World.Write(async db =>
        {
            var user = await db.Users.SingleAsync(u => u.Email == "purchasing@alpha.example");
            var membership = await db.Memberships.SingleAsync(m => m.UserId == user.Id);
            (membership.Role, membership.Scopes) = (MemberRole.Support, DocumentScopes.Of(MemberScope.Own));
        });
        var before = await Rows.Snapshot(app);
        Assert.Equal(HttpStatusCode.NotFound, (await poster.Post(complaint, "/complaints/BS-A", "form.card", ("Message.Text", "Too late"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await poster.Post(address, "/account/addresses/secret-a", "form.card", ("Input.Street", "Too late 1"))).StatusCode);
        Assert.Equal(before, await Rows.Snapshot(app));
    }

    /// <summary>Each form of each page that she gets, with what a browser would post. Leaving and what only her browser remembers are not among them.</summary>
    internal static async Task<List<(Case At, Dictionary<string, string> Fields)>> Forms(Visitor visitor, For whom)
    {
        var forms = new List<(Case, Dictionary<string, string>)>();
        foreach (var @case in Cases.All.Where(c => c.For == whom && !c.Theirs.Contains("/files/", StringComparison.Ordinal) && !c.Theirs.EndsWith("/pdf", StringComparison.Ordinal)))
        {
            var answer = await visitor.Http.GetAsync(@case.Theirs);
            if (answer.StatusCode != HttpStatusCode.OK) continue;
            foreach (var form in (await Visitor.Parse(answer)).QuerySelectorAll<IHtmlFormElement>("main form[method=post]"))
            {
                if (form.GetAttribute("action") is { Length: > 0 } action && action != @case.Theirs) continue;
                forms.Add((@case, Visitor.Fields(form)));
            }
        }
        return forms;
    }

    private static async Task<string> TokenOf(Visitor visitor) =>
        Visitor.Fields((await visitor.Open("/account")).QuerySelector<IHtmlFormElement>("form[action='/account/sign-out']")!)[Token];

    /// <summary>What belongs to a company, row by row.</summary>
    private static Task<string> Owned(PortalApp app, long customer) => app.World.Read(async db => string.Join('|',
        string.Join(',', await db.Addresses.Where(a => a.CustomerId == customer).Select(a => a.Street).ToListAsync()), string.Join(',', await db.Contacts.Where(c => c.CustomerId == customer).Select(c => c.Name).ToListAsync()),
        await db.Complaints.CountAsync(c => c.CustomerId == customer), await db.Memberships.CountAsync(m => m.CustomerId == customer), await db.Events.CountAsync(e => e.CustomerId == customer),
        await db.Orders.CountAsync(o => o.CustomerId == customer), await db.Customers.Where(c => c.Id == customer).Select(c => c.Version).SingleAsync()));
}

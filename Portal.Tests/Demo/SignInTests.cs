using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Demo;
using Portal.Shared.Account;
using Portal.Tests.Support;

namespace Portal.Tests.Demo;

/// <summary>The six people who can sign in, and what they find.</summary>
public sealed class SignInTests
{
    [EachDatabase]
    public async Task The_six_sign_in_with_one_password_and_have_their_rights(string provider)
    {
        await using var app = await PortalApp.Start(provider, "--environment=Development", "--Portal:Demo=true");
        foreach (var (email, _) in DemoSignIns.All)
        {
            using var visitor = await app.Visit().SignIn(email, DemoSignIns.Password);
            await visitor.Open(email.StartsWith("customer", StringComparison.Ordinal) ? "/" : "/staff");
        }
        var roles = await app.World.Read(db => db.Users.Where(u => u.PasswordHash != null && u.Kind == UserKind.Staff)
            .Join(db.Staff, u => u.StaffId, s => s.Id, (u, s) => new { u.Email, s.Role }).ToDictionaryAsync(u => u.Email!, u => u.Role));
        Assert.Equal(4, roles.Count);
        Assert.Equal((StaffRole.Agent, StaffRole.Marketer), (roles[DemoSignIns.Agent], roles[DemoSignIns.Marketing]));
        Assert.Equal((StaffRole.Manager, StaffRole.Administrator), (roles[DemoSignIns.Manager], roles[DemoSignIns.Admin]));
        Assert.Equal(6, await app.World.Read(db => db.Users.CountAsync(u => u.PasswordHash != null)));
        Assert.False(await app.World.Read(db => db.Users.AnyAsync(u => !u.IsDemo)));
    }

    [Fact]
    public async Task The_customer_administers_a_company_with_many_orders_and_the_other_sees_nothing_of_it()
    {
        await using var app = await PortalApp.Start("Sqlite", "--environment=Development", "--Portal:Demo=true");
        var (first, second) = (await app.World.ActorOf(DemoSignIns.Customer), await app.World.ActorOf(DemoSignIns.SecondCustomer));
        Assert.Equal((MemberRole.Administrator, DocumentScopes.Of(MemberScope.Company), MemberRole.Administrator), (first.Role, first.Scopes, second.Role));
        Assert.NotEqual(first.CustomerId, second.CustomerId);
        var mine = await app.World.Read(db => db.Orders.Where(o => o.CustomerId == first.CustomerId).Select(o => o.Number).ToListAsync());
        Assert.True(mine.Count >= 60, $"{mine.Count} orders");
        var complaint = await app.World.Read(db => db.Complaints.Where(c => c.CustomerId == first.CustomerId).Select(c => c.Number).FirstAsync());
        using var owner = await app.Visit().SignIn(DemoSignIns.Customer, DemoSignIns.Password);
        using var other = await app.Visit().SignIn(DemoSignIns.SecondCustomer, DemoSignIns.Password);
        foreach (var path in new[] { $"/orders/{mine[0]}", $"/complaints/{complaint}" })
        {
            await owner.Open(path);
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await other.Http.GetAsync(path)).StatusCode);
        }
        Assert.Contains("Verspätet", (await owner.Open("/orders?filter=late")).Body!.TextContent, StringComparison.Ordinal);
        var list = (await other.Open("/orders")).QuerySelectorAll(".title").Select(a => a.TextContent).ToList();
        Assert.NotEmpty(list);
        Assert.Empty(list.Intersect(mine));
    }

    [EachDatabase]
    public async Task Numbers_go_on_where_the_demo_ends(string provider)
    {
        await using var app = await PortalApp.Start(provider, "--environment=Development", "--Portal:Demo=true");
        var year = app.World.Clock.Today.Year;
        var before = await app.World.Read(db => db.Complaints.CountAsync(c => c.Number.StartsWith($"BS-{year}-")));
        using var visitor = await app.Visit().SignIn(DemoSignIns.Customer, DemoSignIns.Password);
        var answer = await visitor.Submit("/complaints/new", "form[method=post][enctype]", ("Draft.Subject", "Still no delivery"), ("Draft.Text", "We are waiting."));
        Assert.Equal(System.Net.HttpStatusCode.Found, answer.StatusCode);
        Assert.Contains($"BS-{year}-{before + 1:000000}", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(1, await app.World.Read(db => db.Mails.CountAsync()));
    }
}

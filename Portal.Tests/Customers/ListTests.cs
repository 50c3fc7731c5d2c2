using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Customers;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Tests.Support;

namespace Portal.Tests.Customers;

/// <summary>The list of customers: what each filter shows is what it counts and what it exports, on every database.</summary>
public sealed class ListTests
{
    private const string Max = "max@nordwind.example", Anna = "anna@nordwind.example";

    [EachDatabase]
    public async Task Each_filter_lists_counts_and_exports_the_same_customers(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Max);
        using var visitor = await app.Visit().SignIn(Max);
        var today = app.World.Clock.Today;
        foreach (var (filter, expected) in new (CustomerFilter, string)[]
        {
            (new(), "Alpha,Beta,Gamma,Öl & Essig"),
            (new(Class: CustomerClass.A), "Alpha"),
            (new(Class: CustomerClass.None), "Beta,Gamma,Öl & Essig"),
            (new(Country: "FR"), "Beta"),
            (new(Stage: CustomerStage.Prospect), "Gamma,Öl & Essig"),
            (new(Manager: CustomerFilter.Me), "Alpha"),
            (new(Manager: "Max Manager"), "Alpha"),
            (new(Manager: "Nobody Of That Name"), ""),
            (new(Manager: CustomerFilter.Nobody), "Beta,Gamma,Öl & Essig"),
            (new(Since: today.AddDays(-10)), "Alpha"),
            (new(Until: today.AddDays(-10)), "Beta"),
            (new(Overdue: true), "Alpha,Beta"),
            (new(Search: "oel"), "Öl & Essig"),
            (new(Search: "040 66969"), "Beta"),
            (new(Search: "be 040"), "Beta"),
            (new(Search: "beta", Class: CustomerClass.A), ""),
            (new(Overdue: true, Country: "FR", Until: today), "Beta"),
        })
        {
            var page = await desk.Get<ICustomerListDesk>().List(filter, new PageAt());
            var exported = Csv(await visitor.Http.GetAsync($"/staff/customers/export?{filter.ToQuery()}")).Skip(1).Select(l => l.Split(',')[1]);
            var say = filter.ToQuery();
            Assert.Equal($"{say}: {expected}", $"{say}: {string.Join(',', page.Items.Select(r => r.Name))}");
            Assert.Equal((say, expected.Length == 0 ? 0 : expected.Split(',').Length), (say, page.Total.Value));
            Assert.Equal(page.Items.Select(r => r.Name), exported);
        }
        Assert.Equal(17, await app.World.Read(db => db.Audit.CountAsync(a => a.Kind == "customers.exported")));
    }

    [EachDatabase]
    public async Task A_row_says_who_cares_what_is_open_and_what_is_owed(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Max);
        var alpha = (await desk.Get<ICustomerListDesk>().List(new(Search: "alpha"), new PageAt())).Items.Single();
        Assert.Equal((CustomerClass.A, "Max Manager", 1, app.World.Clock.Today.AddDays(-5)), (alpha.Class, alpha.ManagerName, alpha.OpenComplaints, alpha.LastOrderOn));
        Assert.Equal([new Money(70, "EUR"), new Money(12.5m, "USD")], alpha.Overdue);
        var choices = await desk.Get<ICustomerListDesk>().Choices();
        Assert.Equal(["DE", "FR"], choices.Countries);
        Assert.Equal(["Anna Agent", "Max Manager"], choices.Managers);
    }

    [EachDatabase]
    public async Task Walking_the_pages_meets_every_customer_once_forwards_and_back(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.World.Staff("Anna Agent", Anna);
        // Many of one name: only the number tells them apart.
        await app.World.Write(db =>
        {
            for (var i = 0; i < 60; i++) db.Customers.Add(new Customer { Number = $"K-{20000 + i}", Name = i % 3 == 0 ? "Same GmbH" : $"Firma {(char)('z' - i % 20)} {i}", CreatedAt = app.World.Clock.Now });
            return Task.CompletedTask;
        });
        await using var desk = await Desk.Of(app, Anna);
        var list = desk.Get<ICustomerListDesk>();
        var forwards = new List<string>();
        var page = await list.List(new(), new PageAt());
        for (; ; page = await list.List(new(), new PageAt(After: page.Next)))
        {
            forwards.AddRange(page.Items.Select(r => r.Number));
            if (page.Next is null) break;
        }
        var backwards = page.Items.Select(r => r.Number).ToList();
        while (page.Previous is not null)
        {
            page = await list.List(new(), new PageAt(Before: page.Previous));
            backwards.InsertRange(0, page.Items.Select(r => r.Number));
        }
        Assert.Equal((60, 60, 60), (forwards.Count, forwards.Distinct().Count(), page.Total.Value));
        Assert.Equal(forwards, backwards);
        Assert.Equal(await app.World.Read(db => db.Customers.OrderBy(c => c.NameKey).ThenBy(c => c.Number).Select(c => c.Number).ToListAsync()), forwards);
        Assert.Equal(25, (await list.List(new(), new PageAt(After: "' OR 1=1 --"))).Items.Count);
    }

    [EachDatabase]
    public async Task Filters_are_kept_by_name_shared_on_wish_and_forgotten_by_their_owner_alone(string provider)
    {
        await using var app = await Start(provider);
        await using var max = await Desk.Of(app, Max);
        await using var anna = await Desk.Of(app, Anna);
        var (mine, hers) = (max.Get<ICustomerListDesk>(), anna.Get<ICustomerListDesk>());
        Assert.True((await mine.Save(new FilterDraft { Name = " Mine ", Filter = new(Class: CustomerClass.A) })).Succeeded);
        Assert.True((await mine.Save(new FilterDraft { Name = "Ours", Shared = true, Filter = new(Overdue: true) })).Succeeded);
        Assert.True((await mine.Save(new FilterDraft { Name = "Mine", Filter = new(Class: CustomerClass.B) })).Succeeded);
        Assert.Equal([new("Mine", "class=b", false, null), new SavedFilter("Ours", "overdue=1", true, null)], await mine.Saved());
        Assert.Equal([new SavedFilter("Ours", "overdue=1", true, "Max Manager")], await hers.Saved());
        Assert.True((await hers.Forget("Ours")).IsNotFound);
        Assert.True((await mine.Forget("Ours")).Succeeded);
        Assert.Empty(await hers.Saved());
    }

    internal static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        var world = app.World;
        var max = await world.Staff("Max Manager", Max, StaffRole.Manager);
        await world.Staff("Anna Agent", Anna);
        var (alpha, beta) = (await world.Customer("Alpha", "a@alpha.example"), await world.Customer("Beta", "b@beta.example"));
        await world.Change(await world.Customer("Gamma", "g@gamma.example"), c => c.Country = "DE");
        await world.Customer("Öl & Essig", "o@oel.example");
        await world.Order(alpha, "A-1", 5);
        await world.Order(beta, "B-1", -30, -25);
        await world.Change(alpha, c => (c.Class, c.Country, c.ManagerId) = (CustomerClass.A, "DE", max.Id));
        await world.Change(beta, c => (c.Country, c.Phone) = ("FR", "+49 40 66969 201"));
        await world.Invoice(alpha, "R-1", -3, 100, 30);
        await world.Invoice(alpha, "R-2", -3, 12.5m, 0, "USD");
        await world.Invoice(alpha, "R-3", -3, 100, 100);
        await world.Invoice(alpha, "R-4", 0, 100);
        await world.Invoice(beta, "R-5", -1, 1);
        await world.Complaint(await world.ActorOf("a@alpha.example"), "BS-1", "Wet boxes", _ => { });
        return app;
    }

    private static string[] Csv(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer.Content.ReadAsStringAsync().Result.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}

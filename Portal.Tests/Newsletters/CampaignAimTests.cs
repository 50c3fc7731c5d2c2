using Portal.Server.Features.Customers;
using Portal.Shared.Account;
using Portal.Shared.Customers;
using Portal.Shared.Newsletters;
using Portal.Tests.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Newsletters;

/// <summary>Whom of a topic's subscribers a campaign is for, on every database.</summary>
public sealed class CampaignAimTests
{
    [EachDatabase]
    public async Task Each_condition_keeps_and_leaves_out_the_right_ones_and_they_meet(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await Readers(app);
        await using var desk = await Desk.Of(app, NewsletterApp.Nele);
        var campaigns = desk.Get<ICampaignDesk>();
        async Task Finds(string expected, Action<CampaignAim> aim)
        {
            var draft = NewsletterApp.Draft();
            aim(draft.Aim);
            var found = (await campaigns.Aimed(draft)).Value;
            Assert.Equal(expected, string.Join(' ', found.Sample.Select(r => r.Email.Split('@')[0]).Order(StringComparer.Ordinal)));
            Assert.Equal(expected.Length == 0 ? 0 : expected.Split(' ').Length, found.Count);
        }

        var manager = Assert.Single(await campaigns.Managers()).Number;
        var chai = await app.World.Read(db => Task.FromResult(db.Products.Single(p => p.Name == "Chai").Number));
        await Finds("ada ben cem guest", _ => { });
        await Finds("ada ben", a => a.Only.Classes = [CustomerClass.A, CustomerClass.B]);
        await Finds("ben cem guest", a => a.Except.Classes = [CustomerClass.A]);
        await Finds("ada cem", a => a.Only.Towns = "köln, Ötigheim");
        await Finds("ben guest", a => a.Except.Towns = "Köln,ötigheim,");
        await Finds("ada ben", a => a.Only.Products = chai);
        await Finds("cem guest", a => a.Except.Products = $"{chai}, ");
        await Finds("ada", a => a.Only.Manager = manager);
        await Finds("cem", a => a.Only.Tags = "messe");
        await Finds("", a => a.Only.Tags = "mess");
        await Finds("", a => a.Only.Tags = "1970-01-01");
        await Finds("ben", a => a.Only.OrderedFrom = app.World.Clock.Today.AddDays(-60));
        await Finds("ada", a => a.Only.OrderedUntil = app.World.Clock.Today.AddDays(-60));
        await Finds("cem", a => a.Language = "en");
        await Finds("ada", a => (a.Only.Classes, a.Only.Towns, a.Except.Tags) = ([CustomerClass.A, CustomerClass.C], "köln", "messe"));
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task It_goes_to_those_it_is_for_and_not_again_to_whoever_had_one_lately(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await Readers(app);
        await using var desk = await Desk.Of(app, NewsletterApp.Nele);
        var campaigns = desk.Get<ICampaignDesk>();
        var first = NewsletterApp.Draft(subject: "Erste");
        first.Aim.Only.Classes = [CustomerClass.A];
        await app.UntilCampaign(await campaigns.Send(first), CampaignState.Sent);
        Assert.Equal(["ada@reader.example"], app.Mail.Mails.Select(m => m.To));

        var second = NewsletterApp.Draft(subject: "Zweite");
        second.Aim.NotWithinDays = 7;
        app.Later(TimeSpan.FromDays(6));
        await using var later = await Desk.Of(app, NewsletterApp.Nele);
        campaigns = later.Get<ICampaignDesk>();
        var number = await campaigns.Send(second);
        await app.UntilCampaign(number, CampaignState.Sent);
        Assert.Equal(["ben", "cem", "guest"], app.Mail.Mails.Where(m => m.Subject == "Zweite").Select(m => m.To.Split('@')[0]).Order());
        var view = (await campaigns.Read(number))!;
        Assert.Equal((7, new Progress(3, 0, 0, 0, 0, true)), (view.Draft.Aim.NotWithinDays, view.Progress));
        app.Later(TimeSpan.FromDays(2));
        await using var latest = await Desk.Of(app, NewsletterApp.Nele);
        Assert.Equal(1, (await latest.Get<ICampaignDesk>().Aimed(second)).Value.Count);
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task What_is_not_there_is_said_at_its_field_and_nobody_is_not_written_to()
    {
        await using var app = await PortalApp.Start();
        await Readers(app);
        await using var desk = await Desk.Of(app, NewsletterApp.Nele);
        var campaigns = desk.Get<ICampaignDesk>();
        async Task<string> Says(Action<CampaignDraft> wrong)
        {
            var draft = NewsletterApp.Draft();
            wrong(draft);
            var problem = Assert.Single((await campaigns.Create(draft)).Problems);
            return $"{problem.Field}: {problem.Message}";
        }

        Assert.Equal("OnlyProducts: There is no article X-1, X-2.", await Says(d => d.Aim.Only.Products = "X-1, X-2"));
        Assert.StartsWith("ExceptManager: ", await Says(d => d.Aim.Except.Manager = "nobody"));
        Assert.StartsWith("OnlyOrderedUntil: ", await Says(d => (d.Aim.Only.OrderedFrom, d.Aim.Only.OrderedUntil) = (new DateOnly(2026, 2, 1), new DateOnly(2026, 1, 1))));
        Assert.StartsWith("OnlyTowns: At most 50", await Says(d => d.Aim.Only.Towns = string.Join(',', Enumerable.Range(0, 51))));
        Assert.StartsWith("NotWithinDays: ", await Says(d => d.Aim.NotWithinDays = 366));
        Assert.StartsWith("Language: ", await Says(d => d.Aim.Language = "fr"));
        Assert.StartsWith("PerSecond: ", await Says(d => d.PerSecond = -1));
        var nobody = NewsletterApp.Draft();
        nobody.Aim.Only.Towns = "Atlantis";
        var number = (await campaigns.Create(nobody)).Value;
        Assert.Equal(0, (await campaigns.Read(number))!.Audience);
        Assert.Contains("meets its conditions", Assert.Single((await campaigns.Start(number, 1)).Problems).Message);
    }

    /// <summary>Ada of class A in Cologne who is looked after, Ben of class B who bought lately, Cem of class C who reads English, and somebody of no customer.</summary>
    private static async Task Readers(PortalApp app)
    {
        await app.Topics();
        var manager = await app.World.Staff("Mia Manager", "mia@nordwind.example", StaffRole.AccountManager);
        var (ada, ben, cem) = (await app.World.Customer("Ada GmbH", null), await app.World.Customer("Ben KG", null), await app.World.Customer("Cem AG", null));
        await app.World.Change(ada, c => (c.Class, c.ManagerId) = (CustomerClass.A, manager.Id));
        await app.World.Change(ben, c => c.Class = CustomerClass.B);
        await app.World.Change(cem, c => c.Class = CustomerClass.C);
        await app.World.Billing(ada, "Domplatte 1", "50667", "Köln");
        await app.World.Billing(cem, "Am Bach 2", "76470", "Ötigheim");
        await app.World.Order(ada, "A-1", -100, -100, "Chai");
        await app.World.Order(ben, "A-2", -20, -20, "Chai", "Tofu");
        await app.World.Write(db =>
        {
            db.CustomerTraits.AddRange(
                new CustomerTrait { CustomerId = cem.Id, Field = TraitField.Tags, Group = FieldGroup.Tags, Value = "VIP, Messe" },
                new CustomerTrait { CustomerId = ada.Id, Field = TraitField.Birthday, Group = FieldGroup.Person, Value = "1970-01-01" });
            return Task.CompletedTask;
        });
        await app.Subscribed("ada@reader.example", customer: ada.Id);
        await app.Subscribed("ben@reader.example", customer: ben.Id);
        await app.Subscribed("cem@reader.example", customer: cem.Id, language: "en");
        await app.Subscribed("guest@reader.example");
        await app.Subscribed("other@reader.example", topic: "season");
    }
}

using Microsoft.EntityFrameworkCore;
using Portal.Shared.Newsletters;
using Portal.Tests.Support;

namespace Portal.Tests.Newsletters;

/// <summary>Addresses that are given up, and asked about twice.</summary>
public sealed class AddressTests
{
    private const string Maria = "maria@alfreds.example", Kai = "kai@reader.example";

    [EachDatabase]
    public async Task An_address_that_its_account_gave_up_gets_no_campaign(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.Topics();
        var alfreds = await app.World.Customer("Alfreds", Maria);
        await app.Subscribed(Maria, customer: alfreds.Id);
        await app.Subscribed(Kai);
        await app.World.Write(async db =>
        {
            var user = await db.Users.SingleAsync(u => u.Email == Maria);
            (await db.Subscribers.SingleAsync(s => s.Email == Maria)).UserId = user.Id;
        });
        await using var desk = await Desk.Of(app, NewsletterApp.Nele);
        await app.UntilCampaign(await desk.Get<ICampaignDesk>().Send(NewsletterApp.Draft()), CampaignState.Sent);
        Assert.Equal([Kai, Maria], app.Mail.Mails.Select(m => m.To).Order());
        await app.World.Write(async db =>
        {
            var user = await db.Users.SingleAsync(u => u.Email == Maria);
            (user.Email, user.NormalizedEmail) = ("new@alfreds.example", "NEW@ALFREDS.EXAMPLE");
        });
        await app.UntilCampaign(await desk.Get<ICampaignDesk>().Send(NewsletterApp.Draft()), CampaignState.Sent);
        Assert.Equal([Kai, Kai, Maria], app.Mail.Mails.Select(m => m.To).Order());
    }

    [EachDatabase]
    public async Task Whoever_has_just_confirmed_can_ask_for_more_at_once(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.Topics();
        using var kai = app.Visit();
        await kai.Subscribe(Kai, "range");
        await kai.Submit((await app.Confirmation(Kai)).Link("subscribe"), "form.card");
        Assert.Equal(1, await app.Receiving(Kai));
        app.Mail.Mails.Clear();
        app.Clock.Move(TimeSpan.FromMinutes(5));
        await kai.Subscribe(Kai, "season");
        await kai.Submit((await app.Confirmation(Kai)).Link("subscribe"), "form.card");
        Assert.Equal(2, await app.Receiving(Kai));
    }
}

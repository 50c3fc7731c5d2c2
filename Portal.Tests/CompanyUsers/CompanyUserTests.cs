using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Shared.Account;
using Portal.Tests.Account;
using Portal.Tests.Support;
using static Portal.Tests.Account.OwnCompany;
using static Portal.Tests.CompanyUsers.UserPages;

namespace Portal.Tests.CompanyUsers;

/// <summary>A company says who of it uses the portal, and what they may.</summary>
public sealed class CompanyUserTests
{
    [EachDatabase]
    public async Task An_administrator_invites_somebody_who_sets_a_password_and_sees_the_company(string provider)
    {
        await using var own = await Open(provider);
        using var maria = await own.As(Maria);
        await Saved(await Invite(maria, Carla, "Carla Costa", MemberRole.Finance, MemberScope.Company));
        var mail = await own.App.Mail.Next(m => m.To == Carla);
        Assert.Contains("maria of Alfreds Futterkiste", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Invited", (await maria.Open(List)).QuerySelector("main")!.TextContent);
        var link = Link(mail.Text);
        using var carla = own.App.Visit();
        Assert.Contains("Your new password is set", await Text(await carla.Submit(link, Form, ("Input.Password", "a long enough secret"))));
        // Single use: the second time the same words as for a link that never was.
        using var thief = own.App.Visit();
        Assert.Contains("used or is too old", await Text(await thief.Submit(link, Form, ("Input.Password", "another long secret"))));
        await carla.SignIn(Carla, "a long enough secret");
        Assert.Contains("Alfreds Futterkiste", (await carla.Open("/account")).QuerySelector("main")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await carla.Http.GetAsync(List)).StatusCode);
        Assert.DoesNotContain("Who uses the portal", (await carla.Open("/account")).Body!.TextContent);
        Assert.Equal(["contact.added by maria: ", "access.invited by maria: "], await own.Happened());
        Assert.Contains("Active", (await maria.Open(List)).QuerySelectorAll(".row").Single(r => r.TextContent.Contains("Carla")).TextContent);
    }

    [EachDatabase]
    public async Task The_link_ends_after_seven_days_and_a_newer_one_ends_the_older(string provider)
    {
        await using var own = await Open(provider);
        using var maria = await own.As(Maria);
        await Saved(await Invite(maria, Carla, "Carla Costa", MemberRole.Reader, MemberScope.Own));
        var first = Link((await own.App.Mail.Next(m => m.To == Carla)).Text);
        await Saved(await Step(maria, await NumberOf(own, Carla), "invite"));
        var mails = own.App.Mail;
        var second = Link((await mails.Next(m => m.To == Carla && !m.Text.Contains(first[first.IndexOf("token=", StringComparison.Ordinal)..]))).Text);
        using var carla = own.App.Visit();
        Assert.Contains("used or is too old", await Text(await carla.Submit(first, Form, ("Input.Password", "a long enough secret"))));
        own.App.Clock.Move(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        Assert.Contains("used or is too old", await Text(await carla.Submit(second, Form, ("Input.Password", "a long enough secret"))));
    }

    [EachDatabase]
    public async Task A_role_counts_with_the_next_click_and_is_told_by_mail_and_event(string provider)
    {
        await using var own = await Open(provider);
        using var maria = await own.As(Maria);
        using var rita = await own.As(Rita);
        Assert.Equal(HttpStatusCode.NotFound, (await rita.Http.GetAsync("/account/addresses/new")).StatusCode);
        await Saved(await Change(maria, await NumberOf(own, Rita), MemberRole.Purchasing, MemberScope.Company));
        Assert.Equal(HttpStatusCode.OK, (await rita.Http.GetAsync("/account/addresses/new")).StatusCode);
        var mail = await own.App.Mail.Next(m => m.To == Rita);
        Assert.Contains("Purchasing", mail.Text, StringComparison.Ordinal);
        Assert.Equal(["access.changed by maria: "], await own.Happened());
    }

    [EachDatabase]
    public async Task Suspending_ends_every_session_at_once_and_giving_back_lets_in_again(string provider)
    {
        await using var own = await Open(provider);
        using var maria = await own.As(Maria);
        using var rita = await own.As(Rita);
        var number = await NumberOf(own, Rita);
        await Saved(await Step(maria, number, "suspend"));
        Assert.Equal(HttpStatusCode.Found, (await rita.Http.GetAsync("/")).StatusCode);
        Assert.True(await own.App.World.Read(db => db.Sessions.Where(s => s.User!.Email == Rita).AllAsync(s => s.EndedAt != null)));
        using var again = await own.As(Rita);
        Assert.Equal(HttpStatusCode.Found, (await again.Http.GetAsync("/")).StatusCode);
        await Saved(await Step(maria, number, "resume"));
        using var back = await own.As(Rita);
        Assert.Equal(HttpStatusCode.OK, (await back.Http.GetAsync("/")).StatusCode);
        Assert.Equal(["access.suspended by maria: ", "access.resumed by maria: "], await own.Happened());
    }

    [EachDatabase]
    public async Task Somebody_of_two_companies_gets_no_second_password_acts_for_one_at_a_time_and_chooses(string provider)
    {
        await using var own = await Open(provider);
        using var maria = await own.As(Maria);
        await own.App.World.Order(await own.App.World.Read(db => db.Customers.SingleAsync(c => c.Name == "Alfreds Futterkiste")), "A-1", 3);
        await Saved(await Invite(maria, Stranger, "Ben Both", MemberRole.Reader, MemberScope.Company));
        var mail = await own.App.Mail.Next(m => m.To == Stranger);
        Assert.DoesNotContain("token=", mail.Text, StringComparison.Ordinal);
        using var ben = await own.As(Stranger);
        Assert.Equal(HttpStatusCode.NotFound, (await ben.Http.GetAsync("/orders/A-1")).StatusCode);
        var page = await ben.Open("/account");
        var number = page.QuerySelector("button[name=Chosen]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Found, (await ben.Post(page, "/account", "main form", ("Chosen", number))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ben.Http.GetAsync("/orders/A-1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ben.Http.GetAsync("/account/contacts/ben")).StatusCode);
        // What Ben may is what this company gave him: at his own he decides, here he reads.
        Assert.Equal(HttpStatusCode.NotFound, (await ben.Http.GetAsync(List)).StatusCode);
        // A company that gave him nothing cannot be chosen.
        await Saved(await Step(maria, await NumberOf(own, Stranger, "Alfreds Futterkiste"), "suspend"));
        using var again = await own.As(Stranger);
        var account = await again.Open("/account");
        Assert.Null(account.QuerySelector("button[name=Chosen]"));
        Assert.Equal(HttpStatusCode.OK, (await again.Http.GetAsync("/account/contacts/ben")).StatusCode);
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Shared.Account;
using Portal.Tests.Account;
using Portal.Tests.Support;
using static Portal.Tests.Account.OwnCompany;
using static Portal.Tests.CompanyUsers.UserPages;

namespace Portal.Tests.CompanyUsers;

/// <summary>Who may say so, and what nobody can do to a company.</summary>
public sealed class CompanyUserRightsTests
{
    [EachDatabase]
    public async Task The_last_administrator_cannot_lock_the_company_out(string provider)
    {
        await using var own = await Open(provider);
        using var maria = await own.As(Maria);
        var number = await NumberOf(own, Maria);
        // Somebody invited who never came is no administrator yet.
        await Saved(await Invite(maria, Carla, "Carla Costa", MemberRole.Administrator, MemberScope.Company));
        var before = await own.Snapshot();
        Assert.Contains("last administrator", await Text(await Change(maria, number, MemberRole.Reader, MemberScope.Company)));
        Assert.Contains("another administrator can", await Text(await Step(maria, number, "suspend")));
        Assert.Equal(before, await own.Snapshot());
        await Saved(await Change(maria, await NumberOf(own, Bob), MemberRole.Administrator, MemberScope.Company));
        await Saved(await Change(maria, number, MemberRole.Reader, MemberScope.Company));
        Assert.Equal(HttpStatusCode.NotFound, (await maria.Http.GetAsync(List)).StatusCode);
    }

    [EachDatabase]
    public async Task Two_administrators_who_take_the_role_from_each_other_leave_one(string provider)
    {
        await using var own = await Open(provider);
        using var maria = await own.As(Maria);
        await Saved(await Change(maria, await NumberOf(own, Bob), MemberRole.Administrator, MemberScope.Company));
        using var bob = await own.As(Bob);
        var (marias, bobs) = (await NumberOf(own, Maria), await NumberOf(own, Bob));
        await Task.WhenAll(Change(maria, bobs, MemberRole.Reader, MemberScope.Company), Change(bob, marias, MemberRole.Reader, MemberScope.Company));
        Assert.Equal(1, await own.App.World.Read(db => db.Memberships.CountAsync(
            m => m.Role == MemberRole.Administrator && db.Users.Any(u => u.Id == m.UserId && (u.Email == Maria || u.Email == Bob)))));
    }

    [EachDatabase]
    public async Task Strangers_and_those_without_the_right_find_and_change_nothing(string provider)
    {
        await using var own = await Open(provider);
        using var maria = await own.As(Maria);
        var rita = await NumberOf(own, Rita);
        var (page, form) = (await maria.Open($"{List}/{rita}"), await maria.Open(New));
        using var stranger = await own.As(Stranger);
        using var reader = await own.As(Rita);
        using var buyer = await own.As(Bob);
        using var nobody = own.App.Visit();
        Assert.DoesNotContain("rita", (await stranger.Open(List)).Body!.TextContent);
        var before = await own.Snapshot();
        foreach (var visitor in new[] { stranger, reader, buyer })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Http.GetAsync($"{List}/{rita}")).StatusCode);
            if (visitor != stranger) Assert.Equal(HttpStatusCode.NotFound, (await visitor.Http.GetAsync(List)).StatusCode);
        }
        Assert.Equal(HttpStatusCode.Found, (await nobody.Http.GetAsync(List)).StatusCode);
        // Their own antiforgery token, our person: a page that they may open carries it.
        var strangers = await NumberOf(own, Stranger);
        var opened = await stranger.Open($"{List}/{strangers}");
        Assert.Equal(HttpStatusCode.NotFound, (await OwnCompany.Post(stranger, opened, $"{List}/{rita}", ("Input.Role", "Administrator"))).StatusCode);
        Assert.Equal(before, await own.Snapshot());
        Assert.Equal(MemberRole.Reader, await own.App.World.Read(db => db.Memberships.Where(m => db.Users.Any(u => u.Id == m.UserId && u.Email == Rita)).Select(m => m.Role).SingleAsync()));
        Assert.NotNull(page);
        Assert.NotNull(form);
    }

    [EachDatabase]
    public async Task Wrong_input_is_refused_in_words_and_writes_nothing(string provider)
    {
        await using var own = await Open(provider);
        await own.App.World.Staff("Anna", "anna@nordwind.example");
        using var maria = await own.As(Maria);
        var before = await own.Snapshot();
        Assert.Contains("Enter the name", await Text(await Invite(maria, Carla, "", MemberRole.Reader, MemberScope.Company)));
        Assert.Contains("not an e-mail address", await Text(await Invite(maria, "nowhere", "X", MemberRole.Reader, MemberScope.Company)));
        Assert.Contains("already", await Text(await Invite(maria, Rita.ToUpperInvariant(), "X", MemberRole.Reader, MemberScope.Company)));
        Assert.Contains("cannot be used", await Text(await Invite(maria, "anna@nordwind.example", "X", MemberRole.Reader, MemberScope.Company)));
        Assert.Contains("sees the whole company", await Text(await Invite(maria, Carla, "X", MemberRole.Administrator, MemberScope.Own)));
        Assert.Contains("sees the whole company", await Text(await Change(maria, await NumberOf(own, Bob), MemberRole.Administrator, MemberScope.Own)));
        Assert.Contains("Choose the site", await Text(await Invite(maria, Carla, "X", MemberRole.Reader, MemberScope.Site)));
        Assert.Contains("not one of those", await Text(await maria.Submit(New, Form, ("Input.Name", "X"), ("Input.Email", Carla), ("Input.Role", "Owner"))));
        Assert.Equal(before, await own.Snapshot());
    }
}

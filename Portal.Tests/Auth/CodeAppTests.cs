using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;
using static Portal.Tests.Account.OwnCompany;
using static Portal.Tests.CompanyUsers.UserPages;
using OwnCompany = Portal.Tests.Account.OwnCompany;

namespace Portal.Tests.Auth;

/// <summary>The code after the password [ASVS 6.5.1, 6.3.1; abuse cases 18, 19, 22, 23].</summary>
public sealed class CodeAppTests
{
    private const string SignIn = "/account/sign-in", Code = "/account/sign-in/code", Page = "/account/security/code-app";

    [EachDatabase]
    public async Task With_a_code_app_the_password_alone_opens_nothing_and_the_code_opens_once(string provider)
    {
        await using var own = await Open(provider);
        using var maria = await own.As(Maria);
        using var elsewhere = await own.As(Maria);
        var (phone, _) = await Phone.SetUp(maria, own.App.Clock);
        Assert.Equal(HttpStatusCode.OK, (await maria.Http.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await elsewhere.Http.GetAsync("/")).StatusCode);
        Assert.Contains("code app was added", (await own.App.Mail.Next(m => m.To == Maria)).Text);
        // A copy of the database makes no codes.
        var secret = await own.App.World.Read(db => db.Users.Where(u => u.Email == Maria).Select(u => u.CodeSecret).SingleAsync());
        Assert.DoesNotContain(phone.Key, secret);

        using var again = await Password(own.App, Maria, "/orders");
        Assert.Equal(HttpStatusCode.Found, (await again.Http.GetAsync("/")).StatusCode);
        var code = phone.Code();
        Assert.Equal("/orders", again.Place(await Enter(again, code, "/orders")));
        Assert.Equal(HttpStatusCode.OK, (await again.Http.GetAsync("/")).StatusCode);
        // Read over the shoulder, in the same half minute.
        using var thief = await Password(own.App, Maria);
        Assert.Contains("was used already", await Text(await Enter(thief, code)));
        Assert.Equal(HttpStatusCode.Found, (await thief.Http.GetAsync("/")).StatusCode);
    }

    [EachDatabase]
    public async Task One_code_sent_by_two_at_once_opens_one_session(string provider)
    {
        await using var own = await Open(provider);
        using var maria = await own.As(Maria);
        var (phone, _) = await Phone.SetUp(maria, own.App.Clock);
        var browsers = new[] { await Password(own.App, Maria), await Password(own.App, Maria), await Password(own.App, Maria) };
        var answers = await Task.WhenAll(browsers.Select(b => Enter(b, phone.Code())));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Found);
        foreach (var browser in browsers) browser.Dispose();
    }

    [EachDatabase]
    public async Task A_recovery_code_signs_in_once_and_the_owner_hears_of_it(string provider)
    {
        await using var own = await Open(provider);
        using var maria = await own.As(Maria);
        var (_, recovery) = await Phone.SetUp(maria, own.App.Clock);
        using var again = await Password(own.App, Maria);
        Assert.Equal(HttpStatusCode.Found, (await Enter(again, recovery[3].ToLowerInvariant().Replace('-', ' '))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await again.Http.GetAsync("/")).StatusCode);
        Assert.Contains("9 codes left", (await own.App.Mail.Next(m => m.Subject == "A recovery code was used")).Text);
        using var thief = await Password(own.App, Maria);
        Assert.Contains("was used already", await Text(await Enter(thief, recovery[3])));
        // New ones end the old ones.
        Assert.Equal(10, (await Visitor.Parse(await maria.Submit(Page, Form, ("Step", "codes")))).QuerySelectorAll(".keys .key").Length);
        using var later = await Password(own.App, Maria);
        Assert.Contains("was used already", await Text(await Enter(later, recovery[4])));
    }

    [EachDatabase]
    public async Task Five_wrong_codes_lock_the_account_and_tell_the_owner(string provider)
    {
        await using var own = await Open(provider);
        using var maria = await own.As(Maria);
        var (phone, _) = await Phone.SetUp(maria, own.App.Clock);
        using var thief = await Password(own.App, Maria);
        for (var i = 0; i < 4; i++) Assert.Contains("This code is wrong", await Text(await Enter(thief, phone.Code(later: 40 + i))));
        // Starting again with the password does not start the count again.
        using var second = await Password(own.App, Maria);
        Assert.Contains("too many wrong codes", await Text(await Enter(second, phone.Code(later: 50))));
        await own.App.Mail.Next(m => m.To == Maria && m.Subject == "Wrong codes at your sign-in");
        Assert.Contains("locked for a while", await Text(await Enter(thief, phone.Code())));
        using var third = own.App.Visit();
        Assert.Contains("do not belong together", await Text(await third.Submit(SignIn, Form, ("Input.Email", Maria), ("Input.Password", World.Password))));
        own.App.Clock.Move(TimeSpan.FromMinutes(16));
        using var later = await Password(own.App, Maria);
        Assert.Equal(HttpStatusCode.Found, (await Enter(later, phone.Code())).StatusCode);
    }

    [Fact]
    public async Task Nobody_comes_to_the_code_without_a_password_and_none_stays_there_long()
    {
        await using var own = await Open();
        using var nobody = own.App.Visit();
        Assert.Equal("/account/sign-in", nobody.Place(await nobody.Http.GetAsync(Code)));
        using var maria = await own.As(Maria);
        var (phone, _) = await Phone.SetUp(maria, own.App.Clock);
        using var slow = await Password(own.App, Maria);
        var page = await slow.Open(Code);
        own.App.Clock.Move(TimeSpan.FromMinutes(11));
        var sessions = await own.App.World.Read(db => db.Sessions.CountAsync());
        await slow.Post(page, Code, Form, ("Input.Code", phone.Code()));
        Assert.Equal(HttpStatusCode.Found, (await slow.Http.GetAsync("/")).StatusCode);
        Assert.Equal(sessions, await own.App.World.Read(db => db.Sessions.CountAsync()));
    }

    [EachDatabase]
    public async Task A_new_password_by_mail_does_not_skip_the_code_and_ends_what_was_half_done(string provider)
    {
        await using var own = await Open(provider);
        using var maria = await own.As(Maria);
        var (phone, _) = await Phone.SetUp(maria, own.App.Clock);
        using var half = await Password(own.App, Maria);
        using var visitor = own.App.Visit();
        await visitor.Submit("/account/forgot", Form, ("Input.Email", Maria));
        var mail = await own.App.Mail.Next(m => m.Subject == "Set a new password");
        await visitor.Submit(Link(mail.Text), Form, ("Input.Password", "a long enough secret"));
        Assert.Contains("Please sign in again", await Text(await Enter(half, phone.Code())));
        using var again = await Password(own.App, Maria, password: "a long enough secret");
        Assert.Equal(HttpStatusCode.Found, (await again.Http.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await Enter(again, phone.Code())).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await again.Http.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Staff_have_it_too_and_switching_it_off_needs_no_code_any_more()
    {
        await using var own = await Open();
        await own.App.World.Staff("Anna Agent", "anna@nordwind.example");
        using var anna = await own.As("anna@nordwind.example");
        var (phone, _) = await Phone.SetUp(anna, own.App.Clock, "/staff");
        using var again = await Password(own.App, "anna@nordwind.example", "/staff/orders");
        Assert.Equal("/staff/orders", again.Place(await Enter(again, phone.Code(), "/staff/orders")));
        Assert.Equal("/staff/security?done=code-app-off", again.Place(await again.Submit("/staff/security/code-app", Form, ("Step", "off"))));
        Assert.Equal(0, await own.App.World.Read(db => db.RecoveryCodes.CountAsync()));
        await own.As("anna@nordwind.example");
    }

    /// <summary>The first step; the second is owed.</summary>
    internal static async Task<Visitor> Password(PortalApp app, string email, string? wanted = null, string password = World.Password)
    {
        var visitor = app.Visit();
        var answer = await visitor.Submit(SignIn + (wanted is null ? "" : $"?returnUrl={wanted}"), Form, ("Input.Email", email), ("Input.Password", password));
        Assert.StartsWith(Code, visitor.Place(answer));
        return visitor;
    }

    internal static Task<HttpResponseMessage> Enter(Visitor visitor, string code, string? wanted = null) =>
        visitor.Submit(Code + (wanted is null ? "" : $"?returnUrl={wanted}"), Form, ("Input.Code", code));
}

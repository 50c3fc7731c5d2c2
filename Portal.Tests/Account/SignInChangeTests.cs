using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;
using static Portal.Tests.Account.OwnCompany;

namespace Portal.Tests.Account;

/// <summary>A new password and a new address to sign in with.</summary>
public sealed partial class SignInChangeTests
{
    private const string Password = "/account/password", Email = "/account/e-mail", Better = "a new and better one", Fresh = "maria.neu@alfreds.example";

    [EachDatabase]
    public async Task A_new_password_needs_the_current_one_ends_other_sessions_and_tells_the_owner(string provider)
    {
        await using var own = await Open(provider);
        using var maria = await own.As(Maria);
        using var elsewhere = await own.As(Maria);
        var before = await own.Snapshot();
        Assert.Contains("not your current password", await Text(await maria.Submit(Password, Form, ("Input.Current", "wrong"), ("Input.Password", Better))));
        Assert.Contains("At least 12 characters", await Text(await maria.Submit(Password, Form, ("Input.Current", World.Password), ("Input.Password", "short"))));
        Assert.Equal(before, await own.Snapshot());
        await Saved(await maria.Submit(Password, Form, ("Input.Current", World.Password), ("Input.Password", Better)));
        await maria.Open("/account?done=password");
        Assert.Equal(HttpStatusCode.Found, (await elsewhere.Http.GetAsync("/account")).StatusCode);
        await own.App.Mail.Next(m => m.To == Maria && m.Subject == "Your password was changed");
        await own.App.Visit().SignIn(Maria, Better);
        Assert.Equal(["profile.password-changed by maria: "], await own.Happened());
        Assert.Equal(1, await own.App.World.Read(db => db.Audit.CountAsync(a => a.Kind == "password.changed" && a.ActorUserId != null)));
    }

    [EachDatabase]
    public async Task A_new_address_counts_once_it_is_confirmed_and_the_old_one_is_told(string provider)
    {
        await using var own = await Open(provider);
        using var maria = await own.As(Maria);
        using var elsewhere = await own.As(Maria);
        var link = await Ask(own, maria);
        await own.App.Mail.Next(m => m.To == Maria && m.Text.Contains(Fresh));
        Assert.DoesNotContain("token=", string.Concat(own.App.Mail.Mails.Where(m => m.To == Maria).Select(m => m.Text)));

        using var phone = own.App.Visit();
        await phone.Open(link);
        Assert.Equal(Maria, await EmailOf(own));
        var page = await maria.Open(link);
        Assert.Contains("counts from now on", await Text(await maria.Post(page, link, Form)));
        Assert.Equal(Fresh, await EmailOf(own));
        await maria.Open("/account");
        Assert.Equal(HttpStatusCode.Found, (await elsewhere.Http.GetAsync("/account")).StatusCode);
        await own.App.Mail.Next(m => m.To == Maria && m.Subject == "Your e-mail address was changed");
        await own.App.Visit().SignIn(Fresh);
        Assert.Contains("has been used", await Text(await phone.Submit(link, Form)));
        Assert.Equal(Fresh, await own.App.World.Read(db => db.Contacts.Where(c => c.Name == "maria").Select(c => c.Email).SingleAsync()));
        Assert.Equal(["profile.email-changed by maria: "], await own.Happened());
        Assert.Equal((1, 1), await own.App.World.Read(async db => (await db.Audit.CountAsync(a => a.Kind == "e-mail.change-asked"), await db.Audit.CountAsync(a => a.Kind == "e-mail.changed"))));
    }

    [EachDatabase]
    public async Task The_link_is_single_use_a_newer_one_kills_the_older_and_a_day_ends_it(string provider)
    {
        await using var own = await Open(provider);
        using var maria = await own.As(Maria);
        var first = await Ask(own, maria);
        var second = await Ask(own, maria);
        using var phone = own.App.Visit();
        Assert.Contains("has been used", await Text(await phone.Submit(first, Form)));
        own.App.Clock.Move(TimeSpan.FromHours(25));
        Assert.Contains("has been used", await Text(await phone.Submit(second, Form)));
        using var again = await own.As(Maria);
        var third = await Ask(own, again);
        var page = await phone.Open(third);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => phone.Post(page, third, Form)));
        Assert.Equal(1, await own.App.World.Read(db => db.Mails.CountAsync(m => m.Kind == "email-changed")));
    }

    [Fact]
    public async Task A_taken_address_gets_the_same_answer_and_its_owner_a_mail()
    {
        await using var own = await Open();
        using var maria = await own.As(Maria);
        var free = await Answer(maria, Fresh);
        var taken = await Answer(maria, Stranger);
        Assert.Equal(free, taken);
        await own.App.Mail.Next(m => m.To == Stranger && m.Subject == "You already have an account");
        Assert.DoesNotContain(own.App.Mail.Mails.Where(m => m.To == Stranger), m => m.Text.Contains("token=", StringComparison.Ordinal) || m.Text.Contains("maria", StringComparison.Ordinal));
        Assert.Equal(0, await own.App.World.Read(db => db.AccountTokens.CountAsync()));

        static async Task<string> Answer(Visitor visitor, string address) => Normal.Body(
            await (await visitor.Submit(Email, Form, ("Input.Email", address))).Content.ReadAsStringAsync()).Replace(address, "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_taken_since_the_mail_went_out_is_not_taken_twice()
    {
        await using var own = await Open();
        using var maria = await own.As(Maria);
        var link = await Ask(own, maria);
        await own.App.World.Customer("Gamma", Fresh);
        Assert.Contains("has been used", await Text(await maria.Submit(link, Form)));
        Assert.Equal(Maria, await EmailOf(own));
    }

    [EachDatabase]
    public async Task A_new_address_asks_first_who_it_is(string provider)
    {
        await using var own = await Open(provider);
        using var maria = await own.As(Maria);
        var page = await maria.Open(Email);
        own.App.Clock.Move(TimeSpan.FromMinutes(6));
        var before = await own.Snapshot();
        const string confirm = "/account/confirm?returnUrl=%2Faccount%2Fe-mail";
        Assert.Equal(confirm, maria.Place(await maria.Http.GetAsync(Email)));
        Assert.Equal(confirm, maria.Place(await maria.Post(page, Email, Form, ("Input.Email", Fresh))));
        Assert.Equal(before, await own.Snapshot());
        Assert.Equal(Email, maria.Place(await maria.Submit(confirm, Form, ("Input.Password", World.Password))));
        foreach (var bad in new[] { "nowhere", "a b@c.example", Maria })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await maria.Submit(Email, Form, ("Input.Email", bad))).StatusCode);
        }
        Assert.Equal(before, await own.Snapshot());
        await Ask(own, maria);
    }

    private static async Task<string> Ask(OwnCompany own, Visitor visitor)
    {
        var before = own.App.Mail.Mails.Count(m => m.To == Fresh);
        var answer = await visitor.Submit(Email, Form, ("Input.Email", Fresh));
        Assert.Contains("We have written to", await Text(answer));
        for (var i = 0; i < 500 && own.App.Mail.Mails.Count(m => m.To == Fresh) == before; i++) await Task.Delay(20);
        return "/" + Link().Match(own.App.Mail.Mails.Last(m => m.To == Fresh).Text).Value;
    }

    private static Task<string?> EmailOf(OwnCompany own) => own.App.World.Read(db => db.Users.Where(u => u.DisplayName == "maria").Select(u => u.Email).FirstAsync());

    private static async Task<string> Text(HttpResponseMessage answer) => (await Visitor.Parse(answer)).Body!.TextContent;

    [GeneratedRegex("account/e-mail/confirm[?]token=[0-9A-F]{64}")]
    private static partial Regex Link();
}

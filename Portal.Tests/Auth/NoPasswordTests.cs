using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.OpenId;
using Portal.Tests.Support;
using static Portal.Tests.CompanyUsers.UserPages;

namespace Portal.Tests.Auth;

/// <summary>Somebody whose account has no password is asked for none, and may get one.</summary>
public sealed class NoPasswordTests
{
    private const string Maria = "maria@alfreds.example", Form = "form.card";

    [Fact]
    public async Task Nothing_asks_for_a_password_that_there_is_not_and_a_mail_sets_one()
    {
        await using var app = await Start();
        using var maria = await WithoutPassword(app);
        await app.World.Link(Maria, "shop");
        foreach (var page in new[] { "/account/security", "/account/password", "/account/confirm" })
        {
            var shown = await maria.Open(page);
            Assert.Null(shown.QuerySelector("main input[type=password], main a[href='/account/password'], main a[href='/account/security/code-app']"));
            Assert.NotNull(shown.QuerySelector("main a[href='/account/forgot']"));
        }
        Assert.NotNull((await maria.Open("/account/confirm")).QuerySelector("form[action='/account/confirm/with/shop']"));

        await maria.Submit("/account/forgot", Form, ("Input.Email", Maria));
        var mail = await app.Mail.Next(m => m.Subject == "Set a new password");
        await maria.Submit(Link(mail.Text), Form, ("Input.Password", "a long enough secret"));
        using var again = await app.Visit().SignIn(Maria, "a long enough secret");
        Assert.NotNull((await again.Open("/account/confirm")).QuerySelector("main input[type=password]"));
        Assert.NotNull((await again.Open("/account/security")).QuerySelector("main a[href='/account/password']"));
    }

    [Fact]
    public async Task A_provider_that_left_the_settings_is_shown_to_be_unlinked_and_proves_nothing()
    {
        await using var app = await Start();
        using var maria = await app.Visit().SignIn(Maria);
        await app.World.Link(Maria, "gone");
        Assert.NotNull((await maria.Open("/account/security")).QuerySelector("form[action='/account/security/unlink/gone']"));
        Assert.Null((await maria.Open("/account/confirm")).QuerySelector("form[action^='/account/confirm/with/']"));
    }

    [EachDatabase]
    public async Task Without_a_password_the_address_to_sign_in_with_is_changed_all_the_same(string database)
    {
        await using var app = await Start(database);
        using var maria = await WithoutPassword(app);
        Assert.Contains("We have written to new@alfreds.example", await Text(await maria.Submit("/account/e-mail", Form, ("Input.Email", "new@alfreds.example"))));
        Assert.Equal(1, await app.World.Read(db => db.AccountTokens.CountAsync(t => t.NewEmail == "new@alfreds.example")));
    }

    [EachDatabase]
    public async Task Staff_change_their_address_and_are_written_to_at_the_new_one(string database)
    {
        await using var app = await Start(database);
        await app.World.Staff("Anna Agent", "anna@nordwind.example");
        using var anna = await app.Visit().SignIn("anna@nordwind.example");
        Assert.NotNull((await anna.Open("/staff/security")).QuerySelector("main a[href='/staff/e-mail']"));
        await anna.Submit("/staff/e-mail", Form, ("Input.Email", "anna.new@nordwind.example"));
        var mail = await app.Mail.Next(m => m.To == "anna.new@nordwind.example");
        var link = "/" + System.Text.RegularExpressions.Regex.Match(mail.Text, "account/e-mail/confirm[?]token=[0-9A-F]{64}").Value;
        Assert.Contains("sign in with it", await Text(await anna.Submit(link, Form)));
        Assert.Equal(HttpStatusCode.Found, (await anna.Http.GetAsync("/staff")).StatusCode);
        Assert.Equal("anna.new@nordwind.example", await app.World.Read(db => db.Staff.Select(s => s.Email).SingleAsync()));
        await app.Visit().SignIn("anna.new@nordwind.example");
        Assert.Equal((1, 1), await app.World.Read(async db => (await db.Audit.CountAsync(a => a.Kind == "e-mail.change-asked"), await db.Audit.CountAsync(a => a.Kind == "e-mail.changed"))));
        Assert.Empty(app.Log.Errors);
    }

    private static async Task<PortalApp> Start(string database = "Sqlite")
    {
        var app = await PortalApp.Start(database, Trips.Settings("shop", "Customer", "http://127.0.0.1:9"));
        await app.World.Customer("Alfreds Futterkiste", Maria);
        return app;
    }

    /// <summary>As if she had come in by a passkey.</summary>
    private static async Task<Visitor> WithoutPassword(PortalApp app)
    {
        var maria = await app.Visit().SignIn(Maria);
        await app.World.Write(async db => (await db.Users.SingleAsync(u => u.Email == Maria)).PasswordHash = null);
        return maria;
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;
using static Portal.Tests.Account.OwnCompany;
using static Portal.Tests.CompanyUsers.UserPages;

namespace Portal.Tests.Auth;

/// <summary>Who wants to change what opens the account proves anew who they are [ASVS 7.5.1; abuse case 24].</summary>
public sealed class ProofTests
{
    private const string CodeApp = "/account/security/code-app", Confirm = "/account/confirm?returnUrl=%2Faccount%2Fsecurity%2Fcode-app";

    [EachDatabase]
    public async Task After_five_minutes_the_password_is_asked_again_and_leads_back(string provider)
    {
        await using var own = await Open(provider);
        using var maria = await own.As(Maria);
        var page = await maria.Open(CodeApp);
        var phone = new Phone(page.QuerySelector(".key")!.TextContent, own.App.Clock);
        own.App.Clock.Move(TimeSpan.FromMinutes(6));
        Assert.Equal(Confirm, maria.Place(await maria.Http.GetAsync(CodeApp)));
        // A form that was opened before: it is asked to prove it, and nothing is written.
        var audit = await own.App.World.Read(db => db.Audit.CountAsync());
        Assert.Equal(Confirm, maria.Place(await maria.Post(page, CodeApp, Form, ("Input.Code", phone.Code()), ("Step", "on"))));
        Assert.Equal(audit, await own.App.World.Read(db => db.Audit.CountAsync()));
        Assert.Null(await own.App.World.Read(db => db.Users.Where(u => u.Email == Maria).Select(u => u.CodeSecret).SingleAsync()));

        Assert.Contains("not your current password", await Text(await maria.Submit(Confirm, Form, ("Input.Password", "wrong"))));
        Assert.Equal(HttpStatusCode.Found, (await maria.Http.GetAsync(CodeApp)).StatusCode);
        Assert.Equal(CodeApp, maria.Place(await maria.Submit(Confirm, Form, ("Input.Password", World.Password))));
        await maria.Open(CodeApp);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/staff")]
    public async Task It_leads_to_no_other_place(string wanted)
    {
        await using var own = await Open();
        using var maria = await own.As(Maria);
        Assert.Equal("/", maria.Place(await maria.Submit($"/account/confirm?returnUrl={Uri.EscapeDataString(wanted)}", Form, ("Input.Password", World.Password))));
    }

    [Fact]
    public async Task Guessing_there_locks_as_a_sign_in_does()
    {
        await using var app = await PortalApp.Start("Sqlite", "--Portal:Limits:WrongPasswords=3");
        await app.World.Customer("Alfreds", Maria);
        using var maria = await app.Visit().SignIn(Maria);
        for (var i = 0; i < 4; i++) await maria.Submit(Confirm, Form, ("Input.Password", "wrong"));
        Assert.Contains("not your current password", await Text(await maria.Submit(Confirm, Form, ("Input.Password", World.Password))));
    }

    [Fact]
    public async Task Staff_choose_their_language_on_the_pages_about_their_sign_in()
    {
        await using var app = await PortalApp.Start();
        await app.World.Staff("Anna Agent", "anna@nordwind.example");
        using var anna = await app.Visit().SignIn("anna@nordwind.example");
        var answer = await anna.Submit("/staff/security", "form[action$='/appearance']", ("language", "de"));
        Assert.Equal((HttpStatusCode.Found, "/staff/security"), (answer.StatusCode, anna.Place(answer)));
        Assert.Equal("de", await app.World.Read(db => db.Users.Select(u => u.Language).SingleAsync()));
    }
}

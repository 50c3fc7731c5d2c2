using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
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
        var (phone, _) = await Phone.SetUp(maria, own.App.Clock);
        var page = await maria.Open(CodeApp);
        own.App.Clock.Move(TimeSpan.FromMinutes(6));
        Assert.Equal(Confirm, maria.Place(await maria.Http.GetAsync(CodeApp)));
        // A form that was opened before: it is asked to prove it, and nothing is written.
        var audit = await own.App.World.Read(db => db.Audit.CountAsync());
        foreach (var step in new[] { "off", "codes", "on" })
        {
            Assert.Equal(Confirm, maria.Place(await maria.Post(page, CodeApp, Form, ("Step", step))));
        }
        Assert.Equal(audit, await own.App.World.Read(db => db.Audit.CountAsync()));
        Assert.NotNull(await SecretOf(own));

        Assert.Contains("not your current password", await Text(await maria.Submit(Confirm, Form, ("Input.Password", "wrong"))));
        Assert.Equal(HttpStatusCode.Found, (await maria.Http.GetAsync(CodeApp)).StatusCode);
        Assert.Equal(CodeApp, maria.Place(await maria.Submit(Confirm, Form, ("Input.Password", World.Password))));
        await maria.Open(CodeApp);
    }

    [EachDatabase]
    public async Task Setting_up_a_code_app_may_take_ten_minutes_and_the_picture_is_the_proof(string provider)
    {
        await using var own = await Open(provider);
        using var maria = await own.As(Maria);
        var page = await maria.Open(CodeApp);
        var phone = new Phone(page.QuerySelector(".key")!.TextContent, own.App.Clock);
        own.App.Clock.Move(TimeSpan.FromMinutes(9));
        // A wrong code shows the same picture again, and its time goes on.
        var wrong = await Visitor.Parse(await maria.Post(page, CodeApp, Form, ("Input.Code", phone.Code(40)), ("Step", "on")));
        Assert.Equal(page.QuerySelector(".key")!.TextContent, wrong.QuerySelector(".key")!.TextContent);
        using (var elsewhere = await own.As(Maria))
        {
            // Another session cannot use it, proved or not.
            var theirs = await elsewhere.Open(CodeApp);
            var seal = Visitor.Fields(page.QuerySelector<IHtmlFormElement>(Form)!)["Input.Seal"];
            Assert.Contains("older than ten minutes", await Text(await elsewhere.Post(theirs, CodeApp, Form, ("Input.Seal", seal), ("Input.Code", phone.Code()), ("Step", "on"))));
        }
        own.App.Clock.Move(TimeSpan.FromMinutes(2));
        var audit = await own.App.World.Read(db => db.Audit.CountAsync());
        Assert.Equal(Confirm, maria.Place(await maria.Post(wrong, CodeApp, Form, ("Input.Code", phone.Code()), ("Step", "on"))));
        Assert.Equal((audit, null), (await own.App.World.Read(db => db.Audit.CountAsync()), await SecretOf(own)));

        using var again = await own.As(Maria);
        page = await again.Open(CodeApp);
        phone = new Phone(page.QuerySelector(".key")!.TextContent, own.App.Clock);
        own.App.Clock.Move(TimeSpan.FromMinutes(9));
        var sheet = await Visitor.Parse(await again.Post(page, CodeApp, Form, ("Input.Code", phone.Code()), ("Step", "on")));
        Assert.Equal(10, sheet.QuerySelectorAll(".keys .key").Length);
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

    private static Task<string?> SecretOf(Account.OwnCompany own) => own.App.World.Read(db => db.Users.Where(u => u.Email == Maria).Select(u => u.CodeSecret).SingleAsync());
}

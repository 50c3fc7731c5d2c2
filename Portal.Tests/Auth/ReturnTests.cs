using Portal.Shared.Common;
using Portal.Tests.OpenId;
using Portal.Tests.Support;

namespace Portal.Tests.Auth;

/// <summary>Where a sign-in and the small forms lead back to.</summary>
public sealed class ReturnTests
{
    [Theory]
    [InlineData("/orders?q=K%C3%A4se&x=a b", "/orders?q=K%C3%A4se&x=a%20b")]
    [InlineData("/orders?q=Käse", "/orders?q=K%C3%A4se")]
    [InlineData("/orders?q=\U0001F9C0", "/orders?q=%F0%9F%A7%80")]
    [InlineData("//evil.example", null)]
    [InlineData("/\\evil.example", null)]
    [InlineData("/a\r\nSet-Cookie: x=y", null)]
    [InlineData("https://evil.example", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void An_address_within_the_portal_can_stand_in_a_header_and_others_are_none(string? wanted, string? led) => Assert.Equal(led, LocalAddress.Of(wanted));

    [Fact]
    public async Task Letters_beyond_ascii_lead_back_and_not_to_a_failure()
    {
        await using var provider = await HostileProvider.Start();
        await using var app = await PortalApp.Start("Sqlite", Trips.Settings("work", "Staff", provider.Issuer));
        await app.World.Customer("Alpha", "a@alpha.example");
        using var visitor = app.Visit();
        const string wanted = "/orders?q=Käse", led = "/orders?q=K%C3%A4se";
        var signedIn = await visitor.Submit($"/account/sign-in?returnUrl={Uri.EscapeDataString(wanted)}", "form.card", ("Input.Email", "a@alpha.example"), ("Input.Password", World.Password));
        Assert.True(led == visitor.Place(signedIn), $"{signedIn.StatusCode} {signedIn.Headers.Location} {visitor.LastError} {(await Visitor.Parse(signedIn)).QuerySelector("main")?.TextContent}");
        Assert.Equal(led, visitor.Place(await visitor.Submit("/orders", "form[action$='/appearance']", ("language", "de"), ("returnUrl", wanted))));
        using var staff = app.Visit();
        Assert.Equal("/staff" + led, staff.Place(await staff.SignInWith(provider, "work", "/staff" + wanted)));
        // Half a letter, as a form may send it, is none.
        Assert.Equal("/%EF%BF%BD", LocalAddress.Of("/\uD83E"));
        Assert.Empty(app.Log.Errors);
    }
}

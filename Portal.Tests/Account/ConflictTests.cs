using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;
using static Portal.Tests.Account.OwnCompany;

namespace Portal.Tests.Account;

/// <summary>Two people correct one record at the same time: the second sees both versions and loses nothing.</summary>
public sealed class ConflictTests
{
    [EachDatabase]
    public async Task Both_versions_are_shown_with_who_and_when_and_what_was_not_touched_stays_the_colleagues(string provider)
    {
        await using var own = await Open(provider);
        using var maria = await own.As(Maria);
        using var bob = await own.As(Bob);
        var opened = await maria.Open(Berlin);
        await Saved(await bob.Submit(Berlin, Form, ("Input.Street", "Untere Str. 1"), ("Input.City", "Potsdam")));

        var answer = await maria.Post(opened, Berlin, Form, ("Input.Street", "Obere Str. 58"), ("Input.PostalCode", "12210"));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var both = await Visitor.Parse(answer);
        Assert.Contains("bob saved this while you were writing", both.QuerySelector("[role=alert]")!.TextContent);
        Assert.Equal(["Street and number", "Postal code", "Town"], Differing(both));
        Assert.Contains("Obere Str. 58", both.QuerySelector("[name='Picks[Street]'][value=mine]")!.ParentElement!.TextContent);
        Assert.Contains("Untere Str. 1", both.QuerySelector("[name='Picks[Street]'][value=theirs]")!.ParentElement!.TextContent);
        Assert.True(Checked(both, "Picks[Street]", "mine"));
        Assert.True(Checked(both, "Picks[City]", "theirs"));
        Assert.Equal("Untere Str. 1", (await own.Address("berlin")).Street);

        await Saved(await maria.Post(both, Berlin, Form));
        var address = await own.Address("berlin");
        Assert.Equal(("Obere Str. 58", "12210", "Potsdam"), (address.Street, address.PostalCode, address.City));
    }

    [Theory]
    [InlineData("mine", "Obere Str. 58", "Berlin")]
    [InlineData("theirs", "Untere Str. 1", "Potsdam")]
    public async Task One_button_takes_all_of_mine_or_leaves_all_of_theirs(string take, string street, string city)
    {
        await using var own = await Open();
        var (maria, both) = await Collide(own);
        await Saved(await maria.Post(both, Berlin, Form, ("Take", take)));
        var address = await own.Address("berlin");
        Assert.Equal((street, city), (address.Street, address.City));
    }

    [Fact]
    public async Task A_third_change_while_choosing_shows_both_versions_again_with_mine_untouched()
    {
        await using var own = await Open();
        var (maria, both) = await Collide(own);
        using var bob = await own.As(Bob);
        await Saved(await bob.Submit(Berlin, Form, ("Input.Street", "Dritte Str. 3")));
        var answer = await maria.Post(both, Berlin, Form, ("Picks[Street]", "theirs"));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var again = await Visitor.Parse(answer);
        Assert.Contains("Obere Str. 58", again.QuerySelector("[name='Picks[Street]'][value=mine]")!.ParentElement!.TextContent);
        Assert.Contains("Dritte Str. 3", again.QuerySelector("[name='Picks[Street]'][value=theirs]")!.ParentElement!.TextContent);
    }

    [Fact]
    public async Task A_choice_that_does_not_fit_together_is_said_at_the_field()
    {
        await using var own = await Open();
        using var maria = await own.As(Maria);
        using var bob = await own.As(Bob);
        var opened = await maria.Open(Berlin);
        await Saved(await bob.Submit(Berlin, Form, ("Input.Country", "GB"), ("Input.PostalCode", "SW1A 1AA")));
        var both = await Visitor.Parse(await maria.Post(opened, Berlin, Form, ("Input.PostalCode", "12210")));
        var answer = await maria.Post(both, Berlin, Form, ("Picks[PostalCode]", "mine"), ("Picks[Country]", "theirs"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await Visitor.Parse(answer);
        Assert.Equal("12210", page.QuerySelector("#code")!.GetAttribute("value"));
        await Saved(await maria.Post(page, Berlin, Form, ("Input.PostalCode", "M1 1AE")));
        Assert.Equal("M1 1AE", (await own.Address("berlin")).PostalCode);
    }

    [EachDatabase]
    public async Task What_was_typed_for_an_address_that_a_colleague_removed_can_be_added_as_a_new_one(string provider)
    {
        await using var own = await Open(provider);
        using var maria = await own.As(Maria);
        using var bob = await own.As(Bob);
        const string strand = "/account/addresses/strand";
        var opened = await maria.Open(strand);
        await Saved(await bob.Submit(strand, "form.removal"));
        var page = await Visitor.Parse(await maria.Post(opened, strand, Form, ("Input.Street", "Strandpromenade 5")));
        Assert.Contains("bob removed this address", page.Body!.TextContent);
        Assert.Equal("Strandpromenade 5", page.QuerySelector("#street")!.GetAttribute("value"));
        await Saved(await maria.Post(page, strand, Form));
        Assert.Equal(1, await own.App.World.Read(db => db.Addresses.CountAsync(a => a.Street == "Strandpromenade 5")));
    }

    [EachDatabase]
    public async Task Company_contact_and_own_profile_show_both_versions_too(string provider)
    {
        await using var own = await Open(provider);
        using var maria = await own.As(Maria);
        var mine = await own.App.World.Read(db => db.Contacts.Where(c => c.Name == "maria").Select(c => c.Number).SingleAsync());
        foreach (var (path, field, other) in new[]
        {
            ("/account/company", "Input.Phone", "/account/company"), ("/account/contacts/hanna", "Input.Phone", "/account/contacts/hanna"),
            ("/account/profile", "Input.Phone", $"/account/contacts/{mine}"),
        })
        {
            var opened = await maria.Open(path);
            await Saved(await maria.Submit(other, Form, (field, "+49 30 1234567")));
            var answer = await maria.Post(opened, path, Form, (field, "+49 30 7654321"));
            Assert.Equal((path, HttpStatusCode.Conflict), (path, answer.StatusCode));
            var both = await Visitor.Parse(answer);
            Assert.Equal(["Phone"], Differing(both));
            await Saved(await maria.Post(both, path, Form));
            Assert.Contains("+49 30 7654321", (await maria.Open(path)).QuerySelector("#phone")!.GetAttribute("value"));
        }
    }

    private static async Task<(Visitor Maria, IHtmlDocument Both)> Collide(OwnCompany own)
    {
        var maria = await own.As(Maria);
        using var bob = await own.As(Bob);
        var opened = await maria.Open(Berlin);
        await Saved(await bob.Submit(Berlin, Form, ("Input.Street", "Untere Str. 1"), ("Input.City", "Potsdam")));
        return (maria, await Visitor.Parse(await maria.Post(opened, Berlin, Form, ("Input.Street", "Obere Str. 58"))));
    }

    private static IEnumerable<string> Differing(IHtmlDocument page) =>
        page.QuerySelectorAll(".versions .differs th").Select(th => th.FirstChild!.TextContent.Trim());

    private static bool Checked(IHtmlDocument page, string name, string value) =>
        page.QuerySelector<IHtmlInputElement>($"[name='{name}'][value={value}]")!.IsChecked;
}

using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Customers;
using Portal.Shared.Customers;
using Portal.Shared.Search;
using Portal.Tests.Support;

namespace Portal.Tests.Account;

/// <summary>A customer corrects her company's addresses and contacts.</summary>
public sealed class AddressTests
{
    private const string New = "/account/addresses/new";

    [EachDatabase]
    public async Task An_address_is_added_corrected_made_the_default_and_removed_and_each_leaves_an_event(string provider)
    {
        await using var own = await OwnCompany.Open(provider);
        using var maria = await own.As(OwnCompany.Maria);
        await OwnCompany.Saved(await maria.Submit(New, OwnCompany.Form,
            ("Input.Kind", "Delivery"), ("Input.Street", "Lager 3"), ("Input.PostalCode", "d-20095"), ("Input.City", "Hamburg"), ("Input.IsDefault", "true")));
        var added = await own.App.World.Read(db => db.Addresses.SingleAsync(a => a.City == "Hamburg"));
        Assert.Equal(("20095", "DE", true), (added.PostalCode, added.Country, added.IsDefault));
        Assert.False((await own.Address("strand")).IsDefault);

        await OwnCompany.Saved(await maria.Submit($"/account/addresses/{added.Number}", OwnCompany.Form, ("Input.Street", "Lager 4")));
        Assert.Equal("Lager 4", (await own.Address(added.Number)).Street);
        await OwnCompany.Saved(await maria.Submit($"/account/addresses/{added.Number}", OwnCompany.Form));
        await OwnCompany.Saved(await maria.Submit($"/account/addresses/{added.Number}", "form.removal"));
        Assert.True((await own.Address("strand")).IsDefault);
        Assert.Equal(
            ["address.added by maria: ", "address.changed by maria: IsDefault", "address.changed by maria: IsDefault", "address.changed by maria: Street", "address.removed by maria: "],
            (await own.Happened()).Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await maria.Http.GetAsync($"/account/addresses/{added.Number}")).StatusCode);
    }

    [EachDatabase]
    public async Task The_only_billing_address_stays_and_a_form_posted_twice_is_one_address(string provider)
    {
        await using var own = await OwnCompany.Open(provider);
        using var maria = await own.As(OwnCompany.Maria);
        var answer = await maria.Submit(OwnCompany.Berlin, "form.removal");
        Assert.Contains("your only billing address", (await Visitor.Parse(answer)).Body!.TextContent);
        answer = await maria.Submit(OwnCompany.Berlin, OwnCompany.Form, ("Input.Kind", "Delivery"));
        Assert.Contains("your only billing address", (await Visitor.Parse(answer)).Body!.TextContent);

        var page = await maria.Open(New);
        (string, string)[] typed = [("Input.Street", "Lager 3"), ("Input.PostalCode", "20095"), ("Input.City", "Hamburg")];
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => maria.Post(page, New, OwnCompany.Form, typed)));
        Assert.Equal(1, await own.App.World.Read(db => db.Addresses.CountAsync(a => a.City == "Hamburg")));
    }

    [Fact]
    public async Task What_a_country_asks_for_is_said_at_the_field_with_an_example_and_nothing_typed_is_lost()
    {
        await using var own = await OwnCompany.Open();
        using var maria = await own.As(OwnCompany.Maria);
        var answer = await maria.Submit(New, OwnCompany.Form, ("Input.Street", "1 Main Street"), ("Input.PostalCode", "9410"), ("Input.City", "Springfield"), ("Input.Country", "US"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await Visitor.Parse(answer);
        Assert.Contains("ZIP code: please check it. In United States it looks like this: 94103", page.QuerySelector("#code-error")!.TextContent);
        Assert.Contains("State: addresses in this country need it.", page.QuerySelector("#region-error")!.TextContent);
        Assert.Equal(("9410", "1 Main Street", "US"), (page.QuerySelector("#code")!.GetAttribute("value"), page.QuerySelector("#street")!.GetAttribute("value"), page.QuerySelector("#country option[selected]")!.GetAttribute("value")));
        await OwnCompany.Saved(await maria.Post(page, New, OwnCompany.Form, ("Input.PostalCode", "94103"), ("Input.Region", "CA")));
        Assert.Contains("United States", (await maria.Open("/account/addresses")).Body!.TextContent);
    }

    [EachDatabase]
    public async Task A_contact_is_added_found_by_phone_and_name_and_gone_from_search_when_it_is_removed(string provider)
    {
        await using var own = await OwnCompany.Open(provider);
        await own.App.World.Staff("Anna", "anna@nordwind.example");
        using var bob = await own.As(OwnCompany.Bob);
        await OwnCompany.Saved(await bob.Submit("/account/contacts/new", OwnCompany.Form, ("Input.Name", "Jörg Müller"), ("Input.Phone", "040 / 66969-777"), ("Input.Email", "jm@alfreds.example")));
        var added = await own.App.World.Read(db => db.Contacts.SingleAsync(c => c.Name == "Jörg Müller"));
        Assert.Equal(("040 / 66969-777", "+494066969777"), (added.Phone, added.PhoneE164));

        await using var desk = await Desk.Of(own.App, "anna@nordwind.example");
        foreach (var query in new[] { "mueller", "+49 40 66969 777", "040 66969777", "0049 (0)40 66969", "jm@alfreds" })
        {
            Assert.Contains(await desk.Get<ISearchDesk>().Find(query), h => h.Title == "Jörg Müller");
        }
        Assert.Equal(HttpStatusCode.BadRequest, (await bob.Submit($"/account/contacts/{added.Number}", OwnCompany.Form, ("Input.Email", "not an address"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await bob.Submit($"/account/contacts/{added.Number}", OwnCompany.Form, ("Input.Phone", "12"))).StatusCode);
        await OwnCompany.Saved(await bob.Submit($"/account/contacts/{added.Number}", "form.removal"));
        Assert.Empty(await desk.Get<ISearchDesk>().Find("mueller"));
    }

    [Fact]
    public async Task Somebody_who_signs_in_stays_a_contact()
    {
        await using var own = await OwnCompany.Open();
        using var maria = await own.As(OwnCompany.Maria);
        var number = await own.App.World.Read(db => db.Contacts.Where(c => c.Name == "bob").Select(c => c.Number).SingleAsync());
        var answer = await maria.Submit($"/account/contacts/{number}", "form.removal");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("signs in to the portal", await answer.Content.ReadAsStringAsync());
    }

    [EachDatabase]
    public async Task Records_from_before_there_were_numbers_and_keys_get_theirs(string provider)
    {
        await using var own = await OwnCompany.Open(provider);
        var keys = await own.App.World.Read(db => db.Customers.OrderBy(c => c.Id).Select(c => c.NameKey).ToListAsync());
        await own.App.World.Write(async db =>
        {
            await db.Contacts.ExecuteUpdateAsync(set => set.SetProperty(c => c.Number, ""));
            await db.Customers.ExecuteUpdateAsync(set => set.SetProperty(c => c.NameKey, ""));
        });
        await own.App.World.Write(db => MissingKeys.Give(db, CancellationToken.None));
        var numbers = await own.App.World.Read(db => db.Contacts.Select(c => c.Number).ToListAsync());
        Assert.All(numbers, n => Assert.Equal(12, n.Length));
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.Equal(keys, await own.App.World.Read(db => db.Customers.OrderBy(c => c.Id).Select(c => c.NameKey).ToListAsync()));
    }
}

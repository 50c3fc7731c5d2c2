using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Shared.Account;
using Portal.Tests.Support;
using static Portal.Tests.Account.OwnCompany;

namespace Portal.Tests.Account;

/// <summary>What another company, nobody, and colleagues without the right can do to a company's data: nothing.</summary>
public sealed class StrangerTests
{
    [EachDatabase]
    public async Task A_stranger_cannot_change_or_remove_and_leaves_no_trace(string provider)
    {
        await using var own = await Open(provider);
        using var b = await own.As(Stranger);
        var before = await own.Snapshot();
        foreach (var (mine, theirs) in new[] { ("addresses/beta", new[] { "addresses/berlin", "addresses/unknown", "addresses/1" }), ("contacts/ben", ["contacts/hanna", "contacts/unknown", "contacts/1"]) })
        {
            foreach (var path in theirs.Select(t => $"/account/{t}"))
            {
                Assert.Equal(HttpStatusCode.NotFound, (await b.Http.GetAsync(path)).StatusCode);
                var page = await b.Open($"/account/{mine}");
                Assert.Equal(HttpStatusCode.NotFound, (await Post(b, page, path, ("Input.Street", "Stolen"), ("Input.Name", "Stolen"))).StatusCode);
                page = await b.Open($"/account/{mine}");
                page.QuerySelector("form.removal")!.SetAttribute("action", path);
                Assert.Equal(HttpStatusCode.NotFound, (await b.Post(page, path, "form.removal")).StatusCode);
            }
        }
        Assert.Equal(before, await own.Snapshot());
        Assert.Empty(own.App.Log.Errors);
    }

    [Fact]
    public async Task Nobody_is_sent_to_the_sign_in_from_every_page_and_form()
    {
        await using var own = await Open();
        var before = await own.Snapshot();
        using var nobody = own.App.Visit();
        foreach (var path in new[] { "", "/profile", "/company", "/password", "/e-mail", "/mails", "/addresses", "/addresses/new", "/addresses/berlin", "/contacts", "/contacts/new", "/contacts/hanna" })
        {
            Assert.Equal(HttpStatusCode.Found, (await nobody.Http.GetAsync("/account" + path)).StatusCode);
            var answer = await nobody.Http.PostAsync("/account" + path, new FormUrlEncodedContent([new("_handler", "edit"), new("Input.Street", "Stolen"), new("Input.Name", "Stolen")]));
            Assert.Equal((path, HttpStatusCode.Found), (path, answer.StatusCode));
        }
        Assert.Equal(before, await own.Snapshot());
    }

    [EachDatabase]
    public async Task A_role_without_the_right_sees_no_button_and_is_refused_however_it_asks(string provider)
    {
        await using var own = await Open(provider);
        using var rita = await own.As(Rita);
        foreach (var path in new[] { "/account", "/account/addresses", "/account/contacts" })
        {
            var page = await rita.Open(path);
            Assert.Empty(page.QuerySelectorAll("main a[href^='/account'][href$='/new'], main a[href*='/addresses/'], main a[href*='/contacts/'], main a[href='/account/company']"));
        }
        var before = await own.Snapshot();
        var form = await rita.Open("/account/profile");
        foreach (var path in new[] { "/account/company", "/account/addresses/new", "/account/addresses/berlin", "/account/contacts/new", "/account/contacts/hanna" })
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await rita.Http.GetAsync(path)).StatusCode));
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await Post(rita, form, path, ("Input.Street", "x"), ("Input.City", "x"), ("Input.Country", "DE"), ("Input.Phone", "030 1234567"))).StatusCode));
        }
        Assert.Equal(before, await own.Snapshot());
        using var bob = await own.As(Bob);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.Http.GetAsync("/account/company")).StatusCode);
        await bob.Open("/account/addresses/berlin");
    }

    [EachDatabase]
    public async Task A_right_that_was_taken_away_while_the_form_was_open_is_gone(string provider)
    {
        await using var own = await Open(provider);
        using var bob = await own.As(Bob);
        var page = await bob.Open(Berlin);
        await own.App.World.Write(async db =>
        {
            var id = await db.Users.Where(u => u.Email == Bob).Select(u => u.Id).SingleAsync();
            (await db.Memberships.SingleAsync(m => m.UserId == id)).Role = MemberRole.Reader;
        });
        var before = await own.Snapshot();
        Assert.Equal(HttpStatusCode.NotFound, (await bob.Post(page, Berlin, Form, ("Input.Street", "Late"))).StatusCode);
        Assert.Equal(before, await own.Snapshot());
    }

    [EachDatabase]
    public async Task Fields_that_no_form_has_are_ignored(string provider)
    {
        await using var own = await Open(provider);
        var beta = await own.App.World.Read(db => db.Customers.Where(c => c.Name == "Beta").Select(c => c.Id).SingleAsync());
        using var maria = await own.As(Maria);
        await Saved(await maria.Submit(Berlin, Form,
            ("Input.Street", "Obere Str. 58"), ("Input.CustomerId", $"{beta}"), ("Input.Number", "mine"), ("Input.Id", "1"), ("Input.ExternalId", "X"), ("CustomerId", $"{beta}")));
        await Saved(await maria.Submit("/account/profile", Form,
            ("Input.Name", "Maria A."), ("Input.Role", "Administrator"), ("Input.CustomerId", $"{beta}"), ("Input.Email", "other@x.example"), ("Input.Kind", "Staff"), ("Input.StaffId", "1")));
        await Saved(await maria.Submit("/account/company", Form,
            ("Input.Phone", "030 1234567"), ("Input.Name", "Renamed"), ("Input.VatId", "X"), ("Input.Class", "A"), ("Input.ManagerId", "1")));
        var (address, user, company) = await own.App.World.Read(async db => (
            await db.Addresses.SingleAsync(a => a.Number == "berlin"), await db.Users.SingleAsync(u => u.Email == Maria), await db.Customers.SingleAsync(c => c.Number == "K-10001")));
        Assert.Equal(("Obere Str. 58", false, (string?)null), (address.Street, address.CustomerId == beta, address.ExternalId));
        Assert.Equal(("Maria A.", UserKind.Customer, (long?)null), (user.DisplayName, user.Kind, user.StaffId));
        Assert.Equal(("Alfreds Futterkiste", "", (long?)null, "+49301234567"), (company.Name, company.VatId, company.ManagerId, company.PhoneE164));
    }
}

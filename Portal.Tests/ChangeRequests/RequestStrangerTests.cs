using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Shared.ChangeRequests;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Tests.Support;
using static Portal.Tests.ChangeRequests.Asking;

namespace Portal.Tests.ChangeRequests;

/// <summary>What other roles, other companies and staff without the right can do with a request: nothing.</summary>
public sealed class RequestStrangerTests
{
    [EachDatabase]
    public async Task Finance_asks_for_bank_data_alone_and_other_roles_find_nothing(string provider)
    {
        await using var asking = await Open(provider);
        await asking.Account();
        using var fay = await asking.As(Fay);
        var page = await fay.Open(Page);
        Assert.Null(page.QuerySelector("[name='Input.Name'], [name='Input.VatId']"));
        var before = await asking.Snapshot();
        Assert.Contains("does not include", await Text(await fay.Post(page, Page, Form, [.. Bank, ("Input.Name", "Fay's own")])));
        Assert.Null((await fay.Open(Company)).QuerySelector(Form));
        foreach (var email in new[] { Rita, Bob })
        {
            using var other = await asking.As(email);
            foreach (var path in new[] { Company, Page }) Assert.Equal(HttpStatusCode.NotFound, (await other.Http.GetAsync(path)).StatusCode);
            Assert.DoesNotContain("ABNA", (await other.Open("/account")).Body!.TextContent);
            // Their own token, a form that they never got.
            var own = await other.Open("/account/profile");
            own.QuerySelector<IHtmlFormElement>(Form)!.SetAttribute("action", Page);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Post(own, Page, Form, [.. Bank, ("_handler", "edit")])).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Post(own, Page, Form, ("_handler", "withdraw"))).StatusCode);
        }
        Assert.Equal(before, await asking.Snapshot());
        await asking.Ask(Fay, Bank);
        Assert.Equal([Ada, Fay, Maria], await asking.App.World.Read(db => db.Mails.Where(m => m.Kind == "bank-change-asked").OrderBy(m => m.Recipient).Select(m => m.Recipient).ToListAsync()));
        // In the context of whoever may not see it there is no account and no request.
        var rita = await asking.App.World.ActorOf(Rita);
        await using var db = asking.App.Databases.Open(rita);
        Assert.Equal((0, 0, 0, 0), (await db.BankAccounts.CountAsync(), await db.ChangeRequests.CountAsync(), await db.RequestedChanges.CountAsync(), await db.RequestFiles.CountAsync()));
    }

    [EachDatabase]
    public async Task Finance_does_not_withdraw_what_it_could_not_ask(string provider)
    {
        await using var asking = await Open(provider);
        var number = await asking.Ask(Maria, Legal);
        using var fay = await asking.As(Fay);
        var page = await fay.Open(Page);
        Assert.Contains(number, page.Body!.TextContent);
        Assert.Null(page.QuerySelector(Back));
        var before = await asking.Snapshot();
        var other = await fay.Open("/account/profile");
        other.QuerySelector<IHtmlFormElement>(Form)!.SetAttribute("action", Page);
        Assert.Contains("does not include", await Text(await fay.Post(other, Page, Form, ("_handler", "withdraw"), ("Withdrawal.Number", number), ("Withdrawal.FormKey", Guid.NewGuid().ToString()))));
        Assert.Equal(before, await asking.Snapshot());
    }

    [EachDatabase]
    public async Task Another_company_neither_sees_nor_withdraws_nor_opens_a_proof(string provider)
    {
        await using var asking = await Open(provider);
        var number = await asking.Ask(Maria, [.. Legal, .. Bank], ("Files", "letter.jpg", Pictures.Jpeg()));
        await asking.Ask(Stranger, [("Input.Name", "Beta GmbH"), ("Input.Reason", "x")]);
        using var stranger = await asking.As(Stranger);
        var page = await stranger.Open(Page);
        Assert.DoesNotContain(number, page.Body!.TextContent);
        Assert.DoesNotContain("Alfreds", page.Body.TextContent);
        var before = await asking.Snapshot();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Post(page, Page, Back, ("Withdrawal.Number", number))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Http.GetAsync($"/account/company/requests/{number}/files/1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Http.GetAsync("/account/company/requests/AA-1/files/1")).StatusCode);
        Assert.Equal(before, await asking.Snapshot());
    }

    [EachDatabase]
    public async Task Whoever_lost_the_membership_asks_and_learns_nothing_any_more(string provider)
    {
        await using var asking = await Open(provider);
        using var ada = await asking.As(Ada);
        var page = await ada.Open(Page);
        await asking.Ask(Fay, Bank);
        await asking.App.World.Write(async db =>
        {
            foreach (var member in await db.Memberships.Where(m => db.Users.Any(u => u.Id == m.UserId && (u.Email == Ada || u.Email == Fay))).ToListAsync()) member.SuspendedAt = asking.App.World.Clock.Now;
        });
        var before = await asking.Snapshot();
        Assert.StartsWith("/account/sign-in", ada.Place(await ada.Post(page, Page, Form, Legal)));
        Assert.Equal(before, await asking.Snapshot());
        // Nor does the decision reach whoever asked and is no longer there.
        await using var max = await Desk.Of(asking.App, Max);
        var number = await asking.App.World.Read(db => db.ChangeRequests.Select(r => r.Number).SingleAsync());
        Assert.Null((await max.Get<IRequestDesk>().Read(number))!.AskedByRole);
        Assert.True((await max.Get<IRequestDesk>().Refuse(number, await Seen(max, number, "Who are you?"))).Succeeded);
        Assert.Equal(0, await asking.App.World.Read(db => db.Mails.CountAsync(m => m.Kind == "request-decided")));
    }

    [EachDatabase]
    public async Task Staff_without_the_right_read_it_masked_and_are_refused_the_rest(string provider)
    {
        await using var asking = await Open(provider);
        await asking.Account();
        var number = await asking.Ask(Maria, [.. Legal, .. Bank], ("Files", "letter.jpg", Pictures.Jpeg()));
        var (before, tries) = (await asking.Snapshot(), 0);
        foreach (var email in new[] { Agent, Eva })
        {
            await using var desk = await Desk.Of(asking.App, email);
            var requests = desk.Get<IRequestDesk>();
            var sheet = (await requests.Read(number))!;
            Assert.False(sheet.MayDecide);
            Assert.Equal(("NL … 4300", "DE … 3000"), sheet.Lines.Where(l => l.Field == RequestField.Iban).Select(l => (l.Now, l.Asked)).Single());
            Outcome[] refused = [await requests.Approve(number, await Seen(desk, number)), await requests.Refuse(number, await Seen(desk, number, "no")), await requests.Reveal(number), await desk.Get<IBankDesk>().Reveal(Number)];
            Assert.All(refused, o => Assert.Equal(ProblemKind.Refused, Assert.Single(o.Problems).Kind));
            using var visitor = await asking.As(email);
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Http.GetAsync($"/staff/requests/{number}/files/1")).StatusCode);
            tries += refused.Length + 1;
        }
        Assert.Equal((before, tries, 0), (await asking.Snapshot(), await asking.Audited("staff.refused"), await asking.Audited("bank.read")));
        // Whoever decides on customers decides on the name alone.
        using (var maria = await asking.As(Maria)) await maria.Submit(Page, Back);
        var name = await asking.Ask(Maria, Legal, ("Files", "extract.jpg", Pictures.Jpeg()));
        await using var eva = await Desk.Of(asking.App, Eva);
        using var opened = await asking.As(Agent);
        Assert.Equal(HttpStatusCode.OK, (await opened.Http.GetAsync($"/staff/requests/{name}/files/1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await opened.Http.GetAsync($"/staff/requests/{name}/files/2")).StatusCode);
        Assert.True((await eva.Get<IRequestDesk>().Approve("AA-9", new RequestDecision())).IsNotFound);
        Assert.Equal(RequestState.Approved, (await eva.Get<IRequestDesk>().Approve(name, await Seen(eva, name))).Value);
    }
}

using Microsoft.EntityFrameworkCore;
using Portal.Shared.ChangeRequests;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Tests.Support;
using static Portal.Tests.ChangeRequests.Asking;

namespace Portal.Tests.ChangeRequests;

/// <summary>Where the settings want two people, one is not enough, and never twice the same.</summary>
public sealed class FourEyesTests
{
    [EachDatabase]
    public async Task The_first_approval_waits_for_somebody_else(string provider)
    {
        await using var asking = await Open(provider, Two);
        var number = await asking.Ask(Maria, Bank);
        await using var max = await Desk.Of(asking.App, Max);
        await using var mona = await Desk.Of(asking.App, Mona);
        Assert.True((await max.Get<IRequestDesk>().Read(number))!.NeedsTwo);
        Assert.Equal(RequestState.Waiting, (await max.Get<IRequestDesk>().Approve(number, await Seen(max, number))).Value);
        var before = await asking.Snapshot();
        Assert.Contains("somebody else", Assert.Single((await max.Get<IRequestDesk>().Approve(number, await Seen(max, number))).Problems).Message);
        Assert.Equal(before, await asking.Snapshot());
        Assert.Equal((0, 0), await asking.App.World.Read(async db => (await db.BankAccounts.CountAsync(), await db.Mails.CountAsync(m => m.Kind == "request-decided"))));
        var sheet = (await mona.Get<IRequestDesk>().Read(number))!;
        Assert.Equal(("Max Manager", false), (sheet.FirstBy, sheet.IsFirst));
        Assert.Equal(RequestState.Approved, (await mona.Get<IRequestDesk>().Approve(number, await Seen(mona, number))).Value);
        Assert.Equal(NewIban, await asking.App.World.Read(db => db.BankAccounts.Select(b => b.Iban).SingleAsync()));
        var events = await asking.App.World.Read(db => db.Events.Where(e => e.SubjectNumber == number).OrderBy(e => e.Id).Select(e => new { e.Kind, e.Visible, e.Person!.ActorName }).ToListAsync());
        Assert.Equal(["request.asked True maria", "request.approved-first False Max Manager", "request.approved True Mona Manager"], events.Select(e => $"{e.Kind} {e.Visible} {e.ActorName}"));
    }

    [EachDatabase]
    public async Task Two_who_approve_first_at_the_same_time_are_one_and_the_other_looks_again(string provider)
    {
        await using var asking = await Open(provider, Two);
        var number = await asking.Ask(Maria, Bank);
        await using var max = await Desk.Of(asking.App, Max);
        await using var mona = await Desk.Of(asking.App, Mona);
        var (his, hers) = (await Seen(max, number), await Seen(mona, number));
        var outcomes = await Task.WhenAll(max.Get<IRequestDesk>().Approve(number, his), mona.Get<IRequestDesk>().Approve(number, hers));
        Assert.Equal(ProblemKind.Stale, Assert.Single(Assert.Single(outcomes, o => !o.Succeeded).Problems).Kind);
        Assert.Equal(0, await asking.App.World.Read(db => db.BankAccounts.CountAsync()));
    }

    [EachDatabase]
    public async Task An_approval_of_other_values_counts_no_more_and_refusing_takes_one(string provider)
    {
        await using var asking = await Open(provider, Two);
        var number = await asking.Ask(Maria, Bank);
        await using var max = await Desk.Of(asking.App, Max);
        await using var mona = await Desk.Of(asking.App, Mona);
        Assert.True((await max.Get<IRequestDesk>().Approve(number, await Seen(max, number))).Succeeded);
        await asking.Account();
        Assert.Equal("", (await mona.Get<IRequestDesk>().Read(number))!.FirstBy);
        Assert.Equal(RequestState.Waiting, (await mona.Get<IRequestDesk>().Approve(number, await Seen(mona, number))).Value);
        Assert.Equal("Mona Manager", (await max.Get<IRequestDesk>().Read(number))!.FirstBy);
        Assert.Equal(RequestState.Refused, (await mona.Get<IRequestDesk>().Refuse(number, await Seen(mona, number, "I thought again"))).Value);
        Assert.Equal("NL91ABNA0417164300", await asking.App.World.Read(db => db.BankAccounts.Select(b => b.Iban).SingleAsync()));
    }

    [EachDatabase]
    public async Task An_approval_of_somebody_who_left_or_may_no_more_counts_no_more(string provider)
    {
        await using var asking = await Open(provider, Two);
        var number = await asking.Ask(Maria, Bank);
        await using var mona = await Desk.Of(asking.App, Mona);
        await using (var max = await Desk.Of(asking.App, Max)) Assert.True((await max.Get<IRequestDesk>().Approve(number, await Seen(max, number))).Succeeded);
        Assert.Equal("Max Manager", (await mona.Get<IRequestDesk>().Read(number))!.FirstBy);
        await asking.App.World.Write(async db => (await db.Staff.SingleAsync(s => s.Email == Max)).Role = Portal.Shared.Account.StaffRole.Agent);
        Assert.Equal("", (await mona.Get<IRequestDesk>().Read(number))!.FirstBy);
        await asking.App.World.Write(async db =>
        {
            var max = await db.Staff.SingleAsync(s => s.Email == Max);
            (max.Role, max.LeftAt) = (Portal.Shared.Account.StaffRole.Manager, asking.App.World.Clock.Now);
        });
        Assert.Equal(RequestState.Waiting, (await mona.Get<IRequestDesk>().Approve(number, await Seen(mona, number))).Value);
        Assert.Equal(0, await asking.App.World.Read(db => db.BankAccounts.CountAsync()));
    }

    [EachDatabase]
    public async Task What_is_not_named_takes_one_and_what_is_named_nobody_decides_beside_it(string provider)
    {
        await using (var bank = await Open(provider, Two))
        {
            var number = await bank.Ask(Maria, Legal);
            await using var eva = await Desk.Of(bank.App, Eva);
            Assert.Equal(RequestState.Approved, (await eva.Get<IRequestDesk>().Approve(number, await Seen(eva, number))).Value);
        }
        await using var customers = await Open(provider, "--Portal:FourEyes=DecideOnCustomers");
        await using var max = await Desk.Of(customers.App, Max);
        var file = (await max.Get<ICustomerDesk>().Read(Number))!;
        var decision = new Decision { Version = file.Version, Class = CustomerClass.A, Name = "Mine", VatId = file.VatId, Reason = "I say so" };
        var refused = Assert.Single((await max.Get<ICustomerDesk>().Decide(Number, decision)).Problems);
        Assert.Equal((ProblemKind.Invalid, nameof(Decision.Name)), (refused.Kind, refused.Field));
        decision.Name = file.Name;
        Assert.True((await max.Get<ICustomerDesk>().Decide(Number, decision)).Succeeded);
    }
}

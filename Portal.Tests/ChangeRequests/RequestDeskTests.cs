using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Customers;
using Portal.Shared.ChangeRequests;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Tests.Support;
using static Portal.Tests.ChangeRequests.Asking;

namespace Portal.Tests.ChangeRequests;

/// <summary>Deciding on a request, as staff do.</summary>
public sealed class RequestDeskTests
{
    [EachDatabase]
    public async Task An_approval_makes_it_so_with_history_events_and_a_mail(string provider)
    {
        await using var asking = await Open(provider);
        await asking.Account();
        var number = await asking.Ask(Maria, [.. Legal, .. Bank]);
        await using var max = await Desk.Of(asking.App, Max);
        var desk = max.Get<IRequestDesk>();
        Assert.Equal(1, (await desk.Waiting()).Value);
        Assert.Equal([number], (await desk.List(RequestFilter.Waiting, new PageAt())).Items.Select(r => r.Number));
        Assert.Equal(number, (await max.Get<ICustomerFileDesk>().Glance(Number))!.WaitingRequest);
        var sheet = (await desk.Read(number))!;
        Assert.Equal(("maria", Portal.Shared.Account.MemberRole.Administrator, false, true), (sheet.AskedBy, sheet.AskedByRole, sheet.NeedsTwo, sheet.MayDecide));
        Assert.All(sheet.Lines, l => Assert.Equal((null, false), (l.Problem, l.MovedSince)));
        Assert.Equal(RequestState.Approved, (await desk.Approve(number, await Seen(max, number, "Congratulations"))).Value);

        var (customer, account) = await asking.App.World.Read(async db => (await db.Customers.SingleAsync(c => c.Number == Number), await db.BankAccounts.SingleAsync()));
        Assert.Equal(("Alfreds Futterkiste GmbH", VatId, NewIban, "COBADEFFXXX"), (customer.Name, customer.VatId, account.Iban, account.Bic));
        var history = await max.Get<ICustomerDesk>().Decisions(Number);
        Assert.Equal(
            ["Bank: NL … 4300, ABNANL2A, Alfreds > DE … 3000, COBADEFFXXX, Alfreds Futterkiste (" + number + ")", "Name: Alfreds Futterkiste > Alfreds Futterkiste GmbH", $"VatId:  > {VatId}"],
            history.Select(d => $"{d.Kind}: {d.From} > {d.To}").Order(StringComparer.Ordinal));
        Assert.All(history, d => Assert.Equal(("Max Manager", true), (d.By, d.Reason.StartsWith(number, StringComparison.Ordinal))));
        var events = await asking.App.World.Read(db => db.Events.Where(e => e.Kind != "request.asked").OrderBy(e => e.Kind).ToListAsync());
        Assert.Equal([CustomerEvents.BankChanged, CustomerEvents.Renamed, CustomerEvents.VatIdChanged, "request.approved"], events.Select(e => e.Kind));
        Assert.All(events, e => Assert.Equal((true, "{}"), (e.Visible, e.Arguments)));
        var mail = await asking.App.World.Read(db => db.Mails.SingleAsync(m => m.Kind == "request-decided"));
        Assert.Equal(Maria, mail.Recipient);
        Assert.Contains("Congratulations", mail.Text);
        Assert.DoesNotContain("0532", mail.Text);
        Assert.Equal((0, null), ((await desk.Waiting()).Value, (await max.Get<ICustomerFileDesk>().Glance(Number))!.WaitingRequest));
        Assert.Equal([number], (await desk.List(RequestFilter.Decided, new PageAt())).Items.Select(r => r.Number));
        // A decision is made once.
        var before = await asking.Snapshot();
        Assert.Equal(ProblemKind.Refused, Assert.Single((await desk.Approve(number, await Seen(max, number))).Problems).Kind);
        Assert.Equal(ProblemKind.Refused, Assert.Single((await desk.Refuse(number, await Seen(max, number, "no"))).Problems).Kind);
        Assert.Equal(before, await asking.Snapshot());
    }

    [EachDatabase]
    public async Task A_refusal_needs_a_reason_that_the_customer_reads_and_changes_nothing(string provider)
    {
        await using var asking = await Open(provider);
        var number = await asking.Ask(Fay, Bank);
        await using var max = await Desk.Of(asking.App, Max);
        var desk = max.Get<IRequestDesk>();
        Assert.Equal(nameof(RequestDecision.Answer), Assert.Single((await desk.Refuse(number, await Seen(max, number, " "))).Problems).Field);
        Assert.Equal(RequestState.Refused, (await desk.Refuse(number, await Seen(max, number, "The letter is not from your bank"))).Value);
        Assert.Equal((0, 0), await asking.App.World.Read(async db => (await db.BankAccounts.CountAsync(), await db.CustomerDecisions.CountAsync())));
        Assert.Contains("not from your bank", await asking.App.World.Read(db => db.Mails.Where(m => m.Kind == "request-decided" && m.Recipient == Fay).Select(m => m.Text).SingleAsync()));
        using var fay = await asking.As(Fay);
        Assert.Contains("The letter is not from your bank", (await fay.Open(Company)).Body!.TextContent);
        Assert.NotNull((await fay.Open(Page)).QuerySelector(Form));
    }

    [EachDatabase]
    public async Task Values_that_changed_since_they_were_shown_are_shown_before_they_are_replaced(string provider)
    {
        await using var asking = await Open(provider);
        var number = await asking.Ask(Maria, Legal);
        await using var max = await Desk.Of(asking.App, Max);
        var desk = max.Get<IRequestDesk>();
        var decision = await Seen(max, number);
        await asking.App.World.Write(async db => (await db.Customers.SingleAsync(c => c.Number == Number)).VatId = "DE811363057");
        var before = await asking.Snapshot();
        Assert.Equal(ProblemKind.Stale, Assert.Single((await desk.Approve(number, decision)).Problems).Kind);
        Assert.Equal(before, await asking.Snapshot());
        var line = (await desk.Read(number))!.Lines.Single(l => l.Field == RequestField.VatId);
        Assert.Equal(("DE811363057", "", true), (line.Now, line.Was, line.MovedSince));
        Assert.True((await desk.Approve(number, await Seen(max, number))).Succeeded);
        Assert.Equal("DE811363057", (await max.Get<ICustomerDesk>().Decisions(Number)).Single(d => d.Kind == DecisionKind.VatId).From);
    }

    [EachDatabase]
    public async Task Of_two_who_decide_at_the_same_time_one_does(string provider)
    {
        await using var asking = await Open(provider);
        var number = await asking.Ask(Maria, Bank);
        await using var max = await Desk.Of(asking.App, Max);
        await using var mona = await Desk.Of(asking.App, Mona);
        var (his, hers) = (await Seen(max, number), await Seen(mona, number, "no"));
        var outcomes = await Task.WhenAll(max.Get<IRequestDesk>().Approve(number, his), mona.Get<IRequestDesk>().Refuse(number, hers));
        Assert.Equal(ProblemKind.Stale, Assert.Single(Assert.Single(outcomes, o => !o.Succeeded).Problems).Kind);
        var (accounts, mails) = await asking.App.World.Read(async db => (await db.BankAccounts.CountAsync(), await db.Mails.CountAsync(m => m.Kind == "request-decided")));
        Assert.Equal((outcomes[0].Succeeded ? 1 : 0, 1), (accounts, mails));
    }

    [EachDatabase]
    public async Task An_account_is_seen_whole_with_the_right_and_each_look_is_recorded(string provider)
    {
        await using var asking = await Open(provider);
        await asking.Account();
        var number = await asking.Ask(Maria, Bank, ("Files", "letter.jpg", Pictures.Jpeg()));
        await using var max = await Desk.Of(asking.App, Max);
        Assert.Equal("NL … 4300", (await max.Get<IBankDesk>().Read(Number))!.Iban);
        Assert.Null(await max.Get<IBankDesk>().Read("K-10002"));
        Assert.Equal(0, await asking.Audited("bank.read"));
        Assert.Equal("NL91 ABNA 0417 1643 00", (await max.Get<IBankDesk>().Reveal(Number)).Value);
        Assert.Equal(new RequestIbans("NL91 ABNA 0417 1643 00", "DE89 3704 0044 0532 0130 00"), (await max.Get<IRequestDesk>().Reveal(number)).Value);
        using var visitor = await asking.As(Max);
        (await visitor.Http.GetAsync($"/staff/requests/{number}/files/1")).EnsureSuccessStatusCode();
        Assert.Equal(3, await asking.Audited("bank.read"));
        Assert.True((await max.Get<IBankDesk>().Reveal("K-9")).IsNotFound);
        Assert.True((await max.Get<IRequestDesk>().Reveal("AA-9")).IsNotFound);
    }
}

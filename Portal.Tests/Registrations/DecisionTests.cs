using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Features.Customers;
using Portal.Server.Features.Registrations;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Shared.Registrations;
using Portal.Tests.CompanyUsers;
using Portal.Tests.Mail;
using Portal.Tests.Support;
using static Portal.Tests.Registrations.RegisterPages;

namespace Portal.Tests.Registrations;

/// <summary>Staff look at who registered and decide, once.</summary>
public sealed class DecisionTests
{
    [EachDatabase]
    public async Task Approved_she_is_a_prospect_with_all_she_entered_and_comes_in_by_the_mail(string provider)
    {
        await using var app = await Start(provider);
        var number = await app.Confirmed(Petra, ("Language", "en"), ("VatId", "DE136695976"));
        await using var desk = await Desk.Of(app, Max);
        var form = await app.Approval(number);
        var customer = (await desk.Get<IRegistrationDesk>().Approve(number, form)).Value;
        // A double click is the same decision.
        Assert.Equal(customer, (await desk.Get<IRegistrationDesk>().Approve(number, form)).Value);
        var file = (await desk.Get<ICustomerDesk>().Read(customer))!;
        Assert.Equal(("Prospect GmbH", CustomerStage.Prospect, "en", "DE", "DE136695976", "+49 40 998877", Petra), (file.Name, file.Stage, file.Language, file.Country, file.VatId, file.Phone, file.Email));
        var address = Assert.Single(file.Addresses);
        Assert.Equal((AddressKind.Billing, "Am Markt 3", "20095", "Hamburg"), (address.Kind, address.Street, address.PostalCode, address.City));
        var contact = Assert.Single(file.Contacts);
        Assert.Equal(("Petra Prospect", Petra, "+49 40 998877", true), (contact.Name, contact.Email, contact.Phone, contact.SignsIn));
        Assert.Equal(["contact.added", "customer.registered", "access.invited"], (await app.World.Read(db => db.Events.Select(e => e.Kind).ToListAsync())).OrderBy(k => k == "access.invited").ThenBy(k => k));
        Assert.True(await app.World.Read(db => db.Audit.AnyAsync(a => a.Kind == "registration.approved")));
        var decided = (await desk.Get<IRegistrationDesk>().Read(number)).Value;
        Assert.Equal((RegistrationState.Approved, customer, "Max Manager"), (decided.Row.State, decided.Decided!.Customer, decided.Decided.By));

        var mail = await app.Mail.Next(m => m.To == Petra && m.Text.Contains("account/reset", StringComparison.Ordinal));
        Assert.Equal(1, app.Mail.Mails.Count(m => m.To == Petra && m.Text.Contains("account/reset", StringComparison.Ordinal)));
        using var petra = app.Visit();
        await petra.Submit(UserPages.Link(mail.Text), Form, ("Input.Password", "a long enough secret"));
        await petra.SignIn(Petra, "a long enough secret");
        var home = (await petra.Open("/")).QuerySelector("main")!.TextContent;
        Assert.Contains("your first one will stand here", home);
        foreach (var page in new[] { "/orders", "/invoices", "/complaints", "/account", "/company/users" }) Assert.NotEmpty((await petra.Open(page)).QuerySelector("main")!.TextContent);
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task Let_into_a_customer_she_gets_role_and_scope_and_its_administrators_hear_of_it(string provider)
    {
        await using var app = await Start(provider);
        var alfreds = await app.World.Customer("Alfreds Futterkiste", "maria@alfreds.example");
        await app.World.Member(alfreds, "rita@alfreds.example", role: MemberRole.Reader);
        await app.World.Member(alfreds, "gone@alfreds.example");
        await app.World.Write(async db => (await db.Memberships.SingleAsync(m => db.Users.Any(u => u.Id == m.UserId && u.Email == "gone@alfreds.example"))).SuspendedAt = app.World.Clock.Now);
        var number = await app.Confirmed(Petra, ("KnownAs", "k-10001"), ("Language", "de"));
        await using var desk = await Desk.Of(app, Erika);
        var registrations = desk.Get<IRegistrationDesk>();
        Assert.Equal("Customer", Assert.Single((await registrations.Link(number, await app.Linking(number, "K-999"))).Problems).Field);
        var form = await app.Linking(number, "k-10001 ");
        Assert.Equal("K-10001", (await registrations.Link(number, form)).Value);
        Assert.Equal("K-10001", (await registrations.Link(number, form)).Value);
        var told = await app.Mail.Next(m => m.To == "maria@alfreds.example");
        Assert.Contains("Petra Prospect registered as somebody of Alfreds Futterkiste", told.Text, StringComparison.Ordinal);
        Assert.Contains("/company/users", told.Text, StringComparison.Ordinal);
        await app.UntilSettled();
        Assert.DoesNotContain(app.Mail.Mails, m => m.To is "rita@alfreds.example" or "gone@alfreds.example");
        var invited = await app.Mail.Next(m => m.To == Petra && m.Text.Contains("account/reset", StringComparison.Ordinal));
        Assert.Contains("Guten Tag", invited.Text, StringComparison.Ordinal);
        Assert.Equal(1, await app.World.Read(db => db.Events.CountAsync(e => e.Kind == RegistrationEvents.LetIn && e.Visible)));
        var member = await app.World.Read(db => db.Memberships.SingleAsync(m => db.Users.Any(u => u.Id == m.UserId && u.Email == Petra)));
        Assert.Equal((MemberRole.Purchasing, DocumentScopes.UsualFor(MemberRole.Purchasing)), (member.Role, member.Scopes));
        Assert.Equal(1, await app.World.Read(db => db.Customers.CountAsync()));
    }

    [EachDatabase]
    public async Task Two_who_decide_at_once_make_one_decision_and_the_other_sees_it(string provider)
    {
        await using var app = await Start(provider);
        var number = await app.Confirmed(Petra);
        await using var max = await Desk.Of(app, Max);
        await using var erika = await Desk.Of(app, Erika);
        var (approval, refusal) = (await app.Approval(number), await app.Refusal(number));
        var both = await Task.WhenAll(max.Get<IRegistrationDesk>().Approve(number, approval), erika.Get<IRegistrationDesk>().Refuse(number, refusal));
        Assert.Single(both, o => o.Succeeded);
        Assert.Equal(ProblemKind.Stale, Assert.Single(both.Single(o => !o.Succeeded).Problems).Kind);
        var decided = (await erika.Get<IRegistrationDesk>().Read(number)).Value.Decided!;
        Assert.Equal(both[0].Succeeded ? "Max Manager" : "Erika Manager", decided.By);
        Assert.Equal(both[0].Succeeded ? 1 : 0, await app.World.Read(db => db.Customers.CountAsync()));
        var before = await app.Snapshot();
        foreach (var late in new[] { await max.Get<IRegistrationDesk>().Approve(number, await app.Approval(number)), await max.Get<IRegistrationDesk>().Link(number, await app.Linking(number, "K-10001")) })
        {
            Assert.Equal(ProblemKind.Stale, Assert.Single(late.Problems).Kind);
        }
        Assert.Equal(before, await app.Snapshot());
    }

    [EachDatabase]
    public async Task Refused_she_reads_why_and_staff_find_it_among_the_decided(string provider)
    {
        await using var app = await Start(provider);
        var number = await app.Confirmed(Petra, ("Language", "en"));
        await using var desk = await Desk.Of(app, Max);
        Assert.Equal("Reason", Assert.Single((await desk.Get<IRegistrationDesk>().Refuse(number, await app.Refusal(number, " "))).Problems).Field);
        Assert.True((await desk.Get<IRegistrationDesk>().Refuse(number, await app.Refusal(number))).Succeeded);
        var mail = await app.Mail.Next(m => m.To == Petra && m.Text.Contains("traders only", StringComparison.Ordinal));
        Assert.Contains("thank you for your interest", mail.Text, StringComparison.Ordinal);
        Assert.Empty((await desk.Get<IRegistrationDesk>().List(RegistrationView.Open, new PageAt())).Value.Items);
        Assert.Equal([number], (await desk.Get<IRegistrationDesk>().List(RegistrationView.Decided, new PageAt())).Value.Items.Select(r => r.Number));
        Assert.Equal("We deliver to traders only.", (await desk.Get<IRegistrationDesk>().Read(number)).Value.Decided!.Reason);
        Assert.Equal((0, 0), await app.World.Read(async db => (await db.Customers.CountAsync(), await db.Events.CountAsync())));
    }

    [EachDatabase]
    public async Task Customers_that_may_be_the_same_are_shown_with_why(string provider)
    {
        await using var app = await Start(provider);
        var byVat = await app.World.Customer("Other name", null);
        await app.World.Change(byVat, c => c.VatId = "DE 136 695 976");
        var byPhone = await app.World.Customer("By phone", null);
        await app.World.Change(byPhone, c => c.Phone = "040 99 88 77");
        var byName = await app.World.Customer("PROSPECT", null);
        await app.World.Address(byName, "x", "Elsewhere 1");
        await app.World.Write(async db => (await db.Addresses.SingleAsync(a => a.Number == "x")).City = "Hamburg");
        var byContact = await app.World.Customer("By contact", null);
        await app.World.Write(db => { db.Contacts.Add(new Contact { CustomerId = byContact.Id, Name = "P.", Email = Petra.ToUpperInvariant() }); return Task.CompletedTask; });
        var stated = await app.World.Customer("Stated", null);
        await app.World.Customer("Nobody like it", "somebody@else.example");
        var number = await app.Confirmed(Petra, ("VatId", "DE136695976"), ("KnownAs", stated.Number));
        await using var desk = await Desk.Of(app, Max);
        var file = (await desk.Get<IRegistrationDesk>().Read(number)).Value;
        Assert.Equal(stated.Number, file.Candidates[0].Number);
        var grounds = file.Candidates.ToDictionary(c => c.Number, c => Assert.Single(c.Grounds));
        Assert.Equal(
            new Dictionary<string, DuplicateGround>
            {
                [stated.Number] = DuplicateGround.StatedNumber, [byVat.Number] = DuplicateGround.VatId, [byPhone.Number] = DuplicateGround.Phone,
                [byName.Number] = DuplicateGround.NameAndTown, [byContact.Number] = DuplicateGround.Email,
            }.OrderBy(g => g.Key), grounds.OrderBy(g => g.Key));
        // The contact who is there already is the one who is let in: nobody is listed twice.
        Assert.True((await desk.Get<IRegistrationDesk>().Link(number, await app.Linking(number, byContact.Number))).Succeeded);
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Registrations;
using Portal.Tests.CompanyUsers;
using Portal.Tests.Support;
using static Portal.Tests.Registrations.RegisterPages;

namespace Portal.Tests.Registrations;

/// <summary>Who may decide, and what nobody gets by registering.</summary>
public sealed class RightsTests
{
    [Theory]
    [InlineData(StaffRole.Agent, false)]
    [InlineData(StaffRole.Marketer, false)]
    [InlineData(StaffRole.AccountManager, true)]
    [InlineData(StaffRole.Manager, true)]
    [InlineData(StaffRole.Administrator, true)]
    public async Task Registrations_are_for_those_who_may_edit_customers(StaffRole role, bool may)
    {
        await using var app = await Start();
        await app.World.Customer("Alfreds Futterkiste", "maria@alfreds.example");
        await app.World.Staff("Somebody", "somebody@nordwind.example", role);
        var number = await app.Confirmed(Petra);
        using var visitor = await app.Visit().SignIn("somebody@nordwind.example");
        foreach (var page in new[] { "/staff/registrations", $"/staff/registrations/{number}" })
        {
            Assert.Equal(may ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await visitor.Http.GetAsync(page)).StatusCode);
        }
        await using var desk = await Desk.Of(app, "somebody@nordwind.example");
        var registrations = desk.Get<IRegistrationDesk>();
        Assert.Equal(may ? 1 : 0, (await registrations.Waiting()).Value);
        if (may) return;
        var before = await app.Snapshot();
        var refused = new List<Outcome>
        {
            await registrations.List(RegistrationView.Open, new PageAt()), await registrations.Read(number), await registrations.Approve(number, await app.Approval(number)),
            await registrations.Link(number, await app.Linking(number, "K-10001")), await registrations.Refuse(number, await app.Refusal(number)),
        };
        Assert.All(refused, o => Assert.Equal(ProblemKind.Refused, Assert.Single(o.Problems).Kind));
        Assert.Equal(before, await app.Snapshot());
        Assert.Equal(5, await app.World.Read(db => db.Audit.CountAsync(a => a.Kind == "staff.refused")));
    }

    [EachDatabase]
    public async Task Customers_and_nobody_decide_nothing(string provider)
    {
        await using var app = await Start(provider);
        await app.World.Customer("Alfreds Futterkiste", "maria@alfreds.example");
        var number = await app.Confirmed(Petra);
        var before = await app.Snapshot();
        using var maria = await app.Visit().SignIn("maria@alfreds.example");
        using var nobody = app.Visit();
        foreach (var visitor in new[] { maria, nobody })
        {
            foreach (var page in new[] { "/staff/registrations", $"/staff/registrations/{number}" })
            {
                Assert.StartsWith("/account/sign-in", visitor.Place(await visitor.Http.GetAsync(page)), StringComparison.Ordinal);
            }
        }
        Assert.Equal(before, await app.Snapshot());
        // A link that was used, and one of somebody else, confirm nothing; nor does a post without the form's token.
        var answer = await nobody.Http.PostAsync(await app.Link(Petra), new FormUrlEncodedContent([new("_handler", "confirm"), new("Input.Version", "1")]));
        Assert.NotEqual(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(before, await app.Snapshot());
    }

    [EachDatabase]
    public async Task An_address_that_got_an_account_meanwhile_is_shown_as_such_and_gets_no_second_one(string provider)
    {
        await using var app = await Start(provider);
        await app.Register(Petra);
        await app.Register("taken@nordwind.example");
        // Meanwhile one is invited by her company, the other begins to work here.
        var alfreds = await app.World.Customer("Alfreds Futterkiste", "maria@alfreds.example");
        await app.World.Member(alfreds, Petra, role: MemberRole.Reader);
        await app.World.Staff("Tom Taken", "taken@nordwind.example");
        using var visitor = app.Visit();
        foreach (var email in new[] { Petra, "taken@nordwind.example" }) Assert.Equal(HttpStatusCode.Found, (await visitor.Submit(await app.Link(email), Form)).StatusCode);
        await using var desk = await Desk.Of(app, Max);
        var registrations = desk.Get<IRegistrationDesk>();
        var numbers = await app.World.Read(db => db.Registrations.ToDictionaryAsync(r => r.Email, r => r.Number));
        var hers = (await registrations.Read(numbers[Petra])).Value;
        Assert.Equal(("K-10001", AccessState.Active, false), (hers.SignIns.Single().Customer, hers.SignIns.Single().State, hers.SignIns.Single().IsStaff));
        var before = await app.Snapshot();
        Assert.Contains("already", Assert.Single((await registrations.Link(numbers[Petra], await app.Linking(numbers[Petra], "K-10001"))).Problems).Message, StringComparison.Ordinal);
        var taken = numbers["taken@nordwind.example"];
        Assert.True((await registrations.Read(taken)).Value.SignIns.Single().IsStaff);
        Assert.Contains("cannot be used", Assert.Single((await registrations.Approve(taken, await app.Approval(taken))).Problems).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be used", Assert.Single((await registrations.Link(taken, await app.Linking(taken, "K-10001"))).Problems).Message, StringComparison.Ordinal);
        Assert.Equal(before, await app.Snapshot());
        // She may have a company of her own, too: the same sign-in, and no second password.
        var users = await app.World.Read(db => db.Users.CountAsync());
        Assert.True((await registrations.Approve(numbers[Petra], await app.Approval(numbers[Petra]))).Succeeded);
        Assert.Equal(users, await app.World.Read(db => db.Users.CountAsync()));
        Assert.Contains("You sign in as before", (await app.Mail.Next(m => m.To == Petra && m.Text.Contains("gave you access", StringComparison.Ordinal))).Text, StringComparison.Ordinal);
        using var petra = await app.Visit().SignIn(Petra);
        Assert.Equal(HttpStatusCode.OK, (await petra.Http.GetAsync("/")).StatusCode);
    }

    [EachDatabase]
    public async Task Who_was_suspended_or_closed_out_does_not_come_back_by_registering(string provider)
    {
        await using var app = await Start(provider);
        var alfreds = await app.World.Customer("Alfreds Futterkiste", "maria@alfreds.example");
        await app.World.Member(alfreds, Petra);
        await app.World.Member(alfreds, "closed@alfreds.example");
        // The link is older than the lock: she confirms in spite of it.
        await app.World.Write(async db => (await db.Users.SingleAsync(u => u.Email == Petra)).NormalizedEmail = "ELSEWHERE");
        await app.Register(Petra);
        await app.World.Write(async db =>
        {
            (await db.Users.SingleAsync(u => u.Email == Petra)).NormalizedEmail = Petra.ToUpperInvariant();
            (await db.Memberships.SingleAsync(m => db.Users.Any(u => u.Id == m.UserId && u.Email == Petra))).SuspendedAt = app.World.Clock.Now;
            (await db.Users.SingleAsync(u => u.Email == "closed@alfreds.example")).ClosedAt = app.World.Clock.Now;
        });
        using var visitor = app.Visit();
        Assert.Equal(HttpStatusCode.Found, (await visitor.Submit(await app.Link(Petra), Form)).StatusCode);
        var number = await app.World.Read(db => db.Registrations.Select(r => r.Number).SingleAsync());
        await using var desk = await Desk.Of(app, Max);
        Assert.Equal(AccessState.Suspended, (await desk.Get<IRegistrationDesk>().Read(number)).Value.SignIns.Single().State);
        Assert.False((await desk.Get<IRegistrationDesk>().Link(number, await app.Linking(number, "K-10001"))).Succeeded);
        Assert.NotNull(await app.World.Read(db => db.Memberships.Where(m => db.Users.Any(u => u.Id == m.UserId && u.Email == Petra)).Select(m => m.SuspendedAt).SingleAsync()));
        // Whose sign-in is closed gets no link at all.
        await app.Register("closed@alfreds.example");
        var mail = await app.Mail.Next(m => m.To == "closed@alfreds.example");
        Assert.DoesNotContain("register/", mail.Text, StringComparison.Ordinal);
    }
}

using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Features.Complaints;
using Portal.Shared.Account;
using Portal.Shared.Inquiries;
using Portal.Tests.Support;
using static Portal.Tests.Inquiries.ContactPages;

namespace Portal.Tests.Inquiries;

/// <summary>To whom and to what an inquiry is tied, and to what it is not.</summary>
public sealed class TyingTests
{
    [EachDatabase]
    public async Task Numbers_that_she_may_not_see_tie_nothing_and_are_kept_as_words(string provider)
    {
        await using var app = await Start(provider);
        foreach (var number in new[] { "B-1", "A-404" })
        {
            var complaint = await Filed(app, Maria, ("Reference", number), ("Name", "Maria M."));
            Assert.Equal((null, null), (complaint.OrderId, complaint.InvoiceId));
            Assert.Equal($"It arrived wet.\nAll of it.\n\nNumber given: {number}\nName given: Maria M.", complaint.Messages.Single().Text);
        }
        Assert.Equal("R-1", (await Filed(app, Maria, ("Reference", "R-1"))).InvoiceNumber);
        // Somebody of the same company who sees neither: she is no better off than a stranger.
        var alfreds = await app.World.Read(db => db.Customers.SingleAsync(c => c.Number == "K-10001"));
        await app.World.Member(alfreds, "sam@alfreds.example", new DocumentScopes(MemberScope.None, MemberScope.None, MemberScope.Own), null, MemberRole.Support);
        foreach (var number in new[] { "A-1", "R-1" })
        {
            var complaint = await Filed(app, "sam@alfreds.example", ("Reference", number));
            Assert.Equal((alfreds.Id, null, null), (complaint.CustomerId, complaint.OrderId, complaint.InvoiceId));
        }
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task Whoever_may_not_complain_for_a_customer_is_answered_as_a_stranger(string provider)
    {
        await using var app = await Start(provider);
        var alfreds = await app.World.Read(db => db.Customers.SingleAsync(c => c.Number == "K-10001"));
        string[] all = ["reader@alfreds.example", "suspended@alfreds.example", "invited@alfreds.example", "closed@alfreds.example", Anna];
        await app.World.Member(alfreds, all[0], role: MemberRole.Reader);
        foreach (var email in all[1..4]) await app.World.Member(alfreds, email);
        await app.World.Write(async db =>
        {
            async Task<Membership> Of(string email) => await db.Memberships.SingleAsync(m => db.Users.Any(u => u.Id == m.UserId && u.Email == email));
            (await Of(all[1])).SuspendedAt = app.World.Clock.Now;
            (await Of(all[2])).AcceptedAt = null;
            (await db.Users.SingleAsync(u => u.Email == all[3])).ClosedAt = app.World.Clock.Now;
        });
        await using var desk = await Desk.Of(app, Anna);
        foreach (var email in all)
        {
            var file = (await desk.Get<IInquiryDesk>().Read(await app.Confirmed(email, ("Reference", "A-1")))).Value;
            Assert.Equal(email == Anna, file.SignIns.Single().IsStaff);
            if (email == all[1]) Assert.Equal(AccessState.Suspended, file.SignIns.Single().State);
            if (email != Anna) Assert.Contains("K-10001", file.Candidates.Select(c => c.Number));
        }
        Assert.Equal(0, await app.World.Read(db => db.Complaints.CountAsync()));
    }

    [EachDatabase]
    public async Task Whoever_acts_for_two_customers_is_tied_by_the_order_she_names_else_people_decide(string provider)
    {
        await using var app = await Start(provider);
        var (maria, beta) = (await app.World.ActorOf(Maria), await app.World.Read(db => db.Customers.SingleAsync(c => c.Number == "K-10002")));
        await app.World.Write(db =>
        {
            db.Memberships.Add(new Membership
            {
                UserId = maria.Id, CustomerId = beta.Id, Role = MemberRole.Purchasing, Scopes = DocumentScopes.Of(MemberScope.Company), AcceptedAt = app.World.Clock.Now,
            });
            return Task.CompletedTask;
        });
        var ofBeta = await Filed(app, Maria, ("Reference", "B-1"));
        Assert.Equal((beta.Id, "B-1"), (ofBeta.CustomerId, ofBeta.OrderNumber));
        Assert.Equal(maria.CustomerId, (await Filed(app, Maria, ("Reference", "A-1"))).CustomerId);
        app.Clock.Move(TimeSpan.FromHours(2));
        var number = await app.Confirmed(Maria, ("Reference", "A-404"));
        await using var desk = await Desk.Of(app, Anna);
        Assert.Equal(["K-10001", "K-10002"], (await desk.Get<IInquiryDesk>().Read(number)).Value.SignIns.Select(s => s.Customer).Order());
    }

    private static async Task<Complaint> Filed(PortalApp app, string email, params (string Name, string Value)[] others)
    {
        var earlier = app.Asked(email).Count;
        await app.Send(email, others);
        Assert.Equal(System.Net.HttpStatusCode.Found, (await app.Confirm(email, earlier + 1)).StatusCode);
        return await app.World.Read(db => db.Complaints.Include(c => c.Messages).OrderByDescending(c => c.Id).FirstAsync());
    }
}

using Microsoft.EntityFrameworkCore;
using Portal.Shared.Account;
using Portal.Shared.Customers;
using Portal.Tests.Support;

namespace Portal.Tests.Customers;

/// <summary>VAT IDs that staff enter are looked at, and what was there before keeps nobody from deciding the rest.</summary>
public sealed class LegalDecisionTests
{
    private const string Max = "max@nordwind.example";

    [Fact]
    public async Task A_VAT_ID_that_staff_enter_is_checked_and_kept_in_its_own_notation()
    {
        await using var app = await PortalApp.Start();
        await app.World.Staff("Max Manager", Max, StaffRole.Manager);
        var alpha = await app.World.Customer("Alpha", null);
        await app.World.Change(alpha, c => c.VatId = "as imported");
        await using var desk = await Desk.Of(app, Max);
        var customers = desk.Get<ICustomerDesk>();
        var file = (await customers.Read("K-10001"))!;
        var decision = new Decision { Version = file.Version, Class = CustomerClass.B, Name = file.Name, VatId = "DE136308784", Reason = "grew" };
        var problem = Assert.Single((await customers.Decide("K-10001", decision)).Problems);
        Assert.Equal(nameof(Decision.VatId), problem.Field);
        Assert.Contains("mistyped", problem.Message);
        decision.VatId = "as imported";
        Assert.True((await customers.Decide("K-10001", decision)).Succeeded);
        (decision.Version, decision.VatId) = ((await customers.Read("K-10001"))!.Version, " de 136.308.783 ");
        Assert.True((await customers.Decide("K-10001", decision)).Succeeded);
        Assert.Equal("DE136308783", (await customers.Read("K-10001"))!.VatId);
        var draft = new NewCustomer { FormKey = Guid.NewGuid(), Name = "Beta", VatId = "ATU1358562" };
        Assert.Equal(nameof(NewCustomer.VatId), Assert.Single((await customers.Create(draft)).Problems).Field);
        Assert.Equal(1, await app.World.Read(db => db.Customers.CountAsync()));
        draft.VatId = "ATU 135-85.627";
        var number = (await customers.Create(draft)).Value.Number!;
        Assert.Equal("ATU13585627", (await customers.Read(number))!.VatId);
    }
}

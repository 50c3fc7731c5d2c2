using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;

namespace Portal.Tests.Import;

/// <summary>Money that came in for invoices which the portal itself issued.</summary>
public sealed class PaymentTests
{
    [EachDatabase]
    public async Task A_payment_names_an_invoice_of_the_portals_own_by_its_number(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.World.Invoice(await app.World.Customer("Alpha", "a@alpha.example"), "R-2026-000001", 5, 100);
        using var source = new Source().Put("payments.csv", "id,invoice,paidOn,amount\nZ-1,R-2026-000001,2026-11-20,100\nZ-2,R-2026-000002,2026-11-20,1\n");
        for (var i = 0; i < 2; i++)
        {
            var outcome = await source.Into(app);
            Assert.Equal("3", Assert.Single(Source.Findings(outcome)).Line);
            Assert.Equal((100m, 1), await app.World.Read(async db => (await db.Invoices.Select(v => v.Paid).SingleAsync(), await db.Payments.CountAsync())));
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Portal.Shared.Account;
using Portal.Shared.ChangeRequests;
using Portal.Shared.Invoices;
using Portal.Tests.Invoices;
using Portal.Tests.Support;
using static Portal.Tests.ChangeRequests.Asking;

namespace Portal.Tests.ChangeRequests;

/// <summary>What was issued stays as it was.</summary>
public sealed class InvoiceTests
{
    [Fact]
    public async Task An_issued_invoice_keeps_the_old_data_and_the_next_one_has_the_new()
    {
        await using var app = await Issued.Start();
        var alpha = await app.Customer("Alpha Alt GmbH", Maria, "A-1", vatId: "DE136308783");
        await app.World.Order(alpha, "A-2", -10, -8);
        await app.World.Staff("Max Manager", Max, StaffRole.Manager);
        var first = await app.Issue("A-1");
        var (before, file) = (await Row(app, first), await app.Pdf(Maria, first));
        var asking = new Asking(app);
        var number = await asking.Ask(Maria, [("Input.Name", "Alpha Neu GmbH"), ("Input.VatId", "DE811363057"), ("Input.Reason", "Merged")]);
        await using var max = await Desk.Of(app, Max);
        Assert.Equal(RequestState.Approved, (await max.Get<IRequestDesk>().Approve(number, await Seen(max, number))).Value);

        Assert.Equal(before, await Row(app, first));
        Assert.Equal(file, await app.Pdf(Maria, first));
        Assert.Contains("Alpha Alt GmbH", PdfTools.Text(file));
        var next = await app.Issue("A-2", draft => draft.Scheme = TaxScheme.ReverseCharge);
        var words = PdfTools.Text(await app.Pdf(Maria, next));
        Assert.Contains("Alpha Neu GmbH", words);
        Assert.DoesNotContain("Alpha Alt", words);
        Assert.Equal(("Alpha Neu GmbH", "DE811363057"), await app.World.Read(async db => await db.Invoices.Where(i => i.Number == next).Select(i => new ValueTuple<string, string>(i.RecipientName, i.RecipientVatId)).SingleAsync()));
    }

    private static Task<string> Row(PortalApp app, string number) => app.World.Read(async db =>
        await db.Invoices.Where(i => i.Number == number).Select(i => i.RecipientName + i.RecipientVatId + i.RecipientAddress + i.Version).SingleAsync());
}

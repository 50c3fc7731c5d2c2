using Portal.Server.Data;
using Portal.Server.Features.ChangeRequests;
using Portal.Server.Features.Customers;
using Portal.Shared.ChangeRequests;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>A change request that waits, and one that was refused.</summary>
internal static partial class Showcase
{
    private static Task Requests(PortalApp app, Customer customer, CustomerActor filer) => app.World.Write(async db =>
    {
        var staff = new StaffActor(filer.Id + 1, "Max Manager", 2, Portal.Shared.Account.StaffRole.Manager);
        db.BankAccounts.Add(new BankAccount { CustomerId = customer.Id, Holder = "Alfreds Futterkiste", Iban = "NL91ABNA0417164300", Bic = "ABNANL2A", Bank = "ABN Amro" });
        var refused = Of("AA-2", TimeSpan.FromDays(40), (RequestField.VatId, "", "DE136308783"));
        refused.Refuse(staff, app.Services.Now(), "The number belongs to another company.");
        // Saved first: a company has one open request at a time.
        await db.SaveChangesAsync();
        var waits = Of("AA-1", TimeSpan.FromHours(3), (RequestField.Name, "Alfreds Futterkiste", "Alfreds Futterkiste Donaudampfschifffahrtsgesellschaft mbH"),
            (RequestField.Iban, "NL91ABNA0417164300", "DE89370400440532013000"), (RequestField.Bic, "ABNANL2A", "COBADEFFXXX"), (RequestField.Bank, "ABN Amro", "Commerzbank"));
        waits.ApproveFirst(staff, app.Services.Now(), (await LegalValues.Read(db, customer.Id, CancellationToken.None))!.Sign(waits));
        waits.Files.Add(new RequestFile { CustomerId = customer.Id, FileNumber = 1, Stored = new("Schreiben der Bank.pdf", "application/pdf", 81_234, new string('0', 64), $"{Guid.NewGuid():N}.pdf") });

        ChangeRequest Of(string number, TimeSpan ago, params (RequestField Field, string Was, string Asked)[] changes)
        {
            var request = new ChangeRequest
            {
                Number = number, CustomerId = customer.Id, Reason = "We merged with our sister company.\nThe bank's letter is attached.", AskedByUserId = filer.Id, AskedByName = filer.Name, AskedAt = app.Services.Now() - ago,
            };
            request.Changes.AddRange(changes.Select(c => new RequestedChange { CustomerId = customer.Id, Field = c.Field, Was = c.Was, Asked = c.Asked }));
            request.Ask(filer);
            db.ChangeRequests.Add(request);
            return request;
        }
    });
}

using Microsoft.Playwright;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>A customer's file with something in every part.</summary>
internal static partial class Showcase
{
    /// <summary>What staff keep about the customer.</summary>
    private static async Task CustomerFile(PortalApp app, Customer customer, long manager, long agent)
    {
        var world = app.World;
        await world.Change(customer, c => (c.Class, c.ManagerId, c.DeputyId, c.Country, c.Phone, c.VatId) = (CustomerClass.A, manager, agent, "DE", "+49 30 0074321", "DE123456789"));
        await world.Write(db =>
        {
            db.FieldSwitches.Add(new FieldSwitch { Group = FieldGroup.Company, IsOn = true, ByName = "Olga Admin", At = world.Clock.Now });
            db.FieldSwitches.Add(new FieldSwitch { Group = FieldGroup.Channels, IsOn = true, ByName = "Olga Admin", At = world.Clock.Now });
            db.CustomerTraits.Add(new CustomerTrait { CustomerId = customer.Id, Group = FieldGroup.Company, Field = TraitField.Industry, Value = "Gastronomie" });
            return Task.CompletedTask;
        });
        await using var desk = await Desk.Of(app, Manager);
        var number = customer.Number;
        await desk.Get<ICustomerFileDesk>().AddNote(number, new MessageDraft { FormKey = Guid.NewGuid(), Text = "Called: wants deliveries before eleven.\nThe yard is closed after that." });
        var file = (await desk.Get<ICustomerDesk>().Read(number))!;
        await desk.Get<ICustomerDesk>().Decide(number, new Decision
        {
            Version = file.Version, Class = CustomerClass.A, Manager = "Max Manager", Deputy = "Anna Agent", Name = file.Name, VatId = file.VatId, Reason = "Key customer of the region",
        });
        await desk.Get<ICustomerDocumentDesk>().File(number, new DocumentDraft
        {
            FormKey = Guid.NewGuid(), Title = "Framework agreement with a rather long title, as contracts have them", Note = "Signed by both", Content = new Upload("Rahmenvertrag.jpg", 100, () => new MemoryStream(Pictures.Jpeg())),
        });
        await desk.Get<ICustomerListDesk>().Save(new FilterDraft { Name = "Mine", Filter = new CustomerFilter(Manager: CustomerFilter.Me) });
    }
}

using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Shared.Staff;

namespace Portal.Server.Features.Customers;

// Entering a new customer.
internal sealed partial class CustomerDesk
{
    public async Task<Outcome<NewCustomerResult>> Create(NewCustomer draft, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, StaffRight.EditCustomers, "new", cancel) is { } refused) return refused;
        if (LegalData.Name(nameof(draft.Name), draft.Name) is { } nameless) return nameless;
        if (LegalData.VatId(nameof(draft.VatId), VatIds.Check(draft.VatId, draft.Country)) is { } wrong) return wrong;
        IReadOnlyList<Duplicate> candidates = [];
        var outcome = await databases.WriteOnce(actor, draft.FormKey, clock, async open =>
        {
            var db = (StaffDb)open;
            candidates = await Duplicates.Of(db, draft, cancel);
            // Nothing is wrong with it: the empty problem only ends the transaction, and the candidates answer.
            if (candidates.Count > 0 && !draft.Anyway) return Outcome.Refused("");
            var customer = await CustomerEntry.Enter(db, draft, clock.Now, cancel);
            db.Events.Add(CustomerEvents.Make(customer, CustomerEvents.Created, actor, clock.Now, ("despite", string.Join(", ", candidates.Select(c => c.Number)))));
            return customer.Number;
        }, cancel);
        if (outcome.Succeeded) return new NewCustomerResult(outcome.Value, []);
        return candidates.Count > 0 && !draft.Anyway ? new NewCustomerResult(null, candidates) : (List<Problem>)[.. outcome.Problems];
    }
}

using Portal.Server.Data;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Customers;

/// <summary>Enters a customer in the caller's transaction, as a prospect; who did it and why is the caller's to record.</summary>
internal static class CustomerEntry
{
    public static async Task<Customer> Enter(StaffDb db, NewCustomer draft, DateTimeOffset now, CancellationToken cancel)
    {
        var customer = new Customer
        {
            Number = await CustomerKeys.TakeNumber(db, cancel), Name = draft.Name.Trim(), Kind = draft.Kind, Stage = CustomerStage.Prospect,
            Language = draft.Language, Country = draft.Country.Trim(), VatId = VatIds.Check(draft.VatId, draft.Country).Value, Phone = draft.Phone.Trim(), PhoneE164 = PhoneNumbers.Normalise(draft.Phone, draft.Country.Trim()),
            Email = draft.Email.Trim(),
            CreatedAt = now,
        };
        db.Customers.Add(customer);
        await db.SaveChangesAsync(cancel);
        if (draft.Street.Length + draft.PostalCode.Length + draft.Town.Length > 0)
        {
            db.Addresses.Add(new Address
            {
                CustomerId = customer.Id, Kind = AddressKind.Billing, IsDefault = true, Street = draft.Street.Trim(), PostalCode = draft.PostalCode.Trim(),
                City = draft.Town.Trim(), Region = draft.Region.Trim(), Country = customer.Country,
            });
        }
        return customer;
    }
}

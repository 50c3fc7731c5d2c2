using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Customers;
using Portal.Shared.Common;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Import;

/// <summary>The companies and people we have a relationship with.</summary>
internal sealed class CustomerImport() : RecordKind<Customer>(
    "customers",
    Fields<Customer>.Text(c => c.Name, needed: true),
    Fields<Customer>.Of(c => c.Kind, new ChoiceType<CustomerKind>(CustomerKind.Company)),
    Fields<Customer>.Of(c => c.Stage, new ChoiceType<CustomerStage>(CustomerStage.Customer)),
    Fields<Customer>.Of(c => c.Language, new ChoiceType([Texts.German, Texts.English], Texts.German)),
    Fields<Customer>.Text(c => c.Country),
    Fields<Customer>.Text(c => c.VatId),
    Fields<Customer>.Text(c => c.Phone),
    Fields<Customer>.Of(c => c.Email, new MailType()),
    Fields<Customer>.Reference(To.Staff, "manager", c => c.ManagerId, (c, id) => c.ManagerId = id),
    Fields<Customer>.Reference(To.Staff, "deputy", c => c.DeputyId, (c, id) => c.DeputyId = id))
{
    protected override RecordBatch<Customer> Start(BatchInput input) => new Batch(this, input);

    private sealed class Batch(CustomerImport kind, BatchInput input) : RecordBatch<Customer>(kind, input)
    {
        private Dictionary<string, Outcome<string>> numbers = [];

        protected override async Task Prepare(IReadOnlyList<Row> rows, IReadOnlyList<Row> fresh) =>
            numbers = await new NumberGiver(Db, Db.Customers.Select(c => c.Number), Cancel)
                .FromSeries(fresh, CustomerKeys.Series, CustomerKeys.Number);

        protected override Outcome<Customer> Make(Row row) =>
            new Customer { Number = numbers[row.Key].Value, Name = row["name"], ExternalId = row.Key, CreatedAt = Clock.Now };

        protected override void Written(Customer customer, Row row) => customer.PhoneE164 = PhoneNumbers.Normalise(customer.Phone, customer.Country);
    }
}

/// <summary>The people at a customer.</summary>
internal sealed class ContactImport() : RecordKind<Contact>(
    "contacts",
    Fields<Contact>.Reference(To.Customer, "customer", c => c.CustomerId, needed: true),
    Fields<Contact>.Text(c => c.Name, needed: true),
    Fields<Contact>.Text(c => c.Position),
    Fields<Contact>.Of(c => c.Email, new MailType()),
    Fields<Contact>.Text(c => c.Phone))
{
    protected override RecordBatch<Contact> Start(BatchInput input) => new Batch(this, input);

    private sealed class Batch(ContactImport kind, BatchInput input) : RecordBatch<Contact>(kind, input)
    {
        private Dictionary<long, string> countries = [];

        protected override async Task Prepare(IReadOnlyList<Row> rows, IReadOnlyList<Row> fresh)
        {
            var ids = rows.Select(r => References.Find(To.Customer, r["customer"])!.Id).Distinct().ToArray();
            countries = await Db.Customers.Where(c => EF.Parameter(ids).Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Country, Cancel);
        }

        protected override void Written(Contact contact, Row row) => contact.PhoneE164 = PhoneNumbers.Normalise(contact.Phone, countries.GetValueOrDefault(contact.CustomerId));

        protected override Outcome<Contact> Make(Row row) =>
            new Contact { CustomerId = References.Find(To.Customer, row["customer"])!.Id, Name = row["name"], ExternalId = row.Key };
    }
}

/// <summary>The postal addresses of a customer.</summary>
internal sealed class AddressImport() : RecordKind<Address>(
    "addresses",
    Fields<Address>.Reference(To.Customer, "customer", a => a.CustomerId, needed: true),
    Fields<Address>.Of(a => a.Kind, new ChoiceType<AddressKind>(AddressKind.Billing)),
    Fields<Address>.Of(a => a.IsDefault, new FlagType()),
    Fields<Address>.Text(a => a.Street),
    Fields<Address>.Text(a => a.PostalCode),
    Fields<Address>.Text(a => a.City),
    Fields<Address>.Text(a => a.Region),
    Fields<Address>.Text(a => a.Country))
{
    protected override RecordBatch<Address> Start(BatchInput input) => new Batch(this, input);

    private sealed class Batch(AddressImport kind, BatchInput input) : RecordBatch<Address>(kind, input)
    {
        protected override Outcome<Address> Make(Row row) =>
            new Address { CustomerId = References.Find(To.Customer, row["customer"])!.Id, ExternalId = row.Key };
    }
}

using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Data.Bulk;
using Portal.Server.Features.Customers;
using Portal.Server.Features.Invoices;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Demo;

/// <summary>A customer as it was written, with those who act in its name.</summary>
/// <param name="DeliverTo">By site, or one where there are no sites.</param>
/// <param name="Billing">The lines of the billing address.</param>
/// <param name="Speaker">Who files complaints.</param>
/// <param name="Greeting">How we address the speaker.</param>
internal sealed record CustomerCast(
    CustomerPlan Plan, Customer Customer, IReadOnlyList<Contact> Contacts, IReadOnlyList<Site> Sites, IReadOnlyList<string> DeliverTo,
    string Billing, CustomerActor Speaker, string Greeting, Colleague Manager);

/// <summary>Writes customers with their people, places and sign-ins.</summary>
internal sealed class CustomerBook(BulkWriter writer, DemoStaff staff, DemoSignIns signIns, DemoFrame frame)
{
    private readonly PeopleBook book = new();

    /// <summary>Of their own, so that numbers draw nothing from what the rest is made of.</summary>
    private Dice numbers = null!;

    public CustomerCast Write(CustomerPlan plan)
    {
        var dice = Dice.For(frame.Seed, plan.Index, 2);
        numbers = Dice.For(frame.Seed, plan.Index, 5);
        var (country, known) = (plan.Country, Known.Of(plan.Index));
        var town = known?.Town ?? dice.Of(country.Towns);
        var people = known?.People ?? book.People(plan, dice);
        var name = known?.Name ?? (plan.IsPerson ? people[0].Name : book.CompanyName(plan, town, dice));
        var domain = book.Domain(plan, name);
        var (manager, deputy) = staff.For(country, town);
        var customer = new Customer
        {
            Number = CustomerKeys.Number(plan.Index + 1), Name = name, Class = plan.Class,
            Kind = plan.IsPerson ? CustomerKind.Person : CustomerKind.Company, Language = country.Language, Country = country.Code,
            Stage = plan.Orders.Count == 0 ? CustomerStage.Prospect : CustomerStage.Customer, VatId = plan.IsPerson ? "" : dice.Digits(country.VatPattern),
            Phone = PeopleBook.Phone(country, town, dice), Email = plan.IsPerson ? book.Email(name, domain) : $"info@{domain}",
            ManagerId = manager.Member.Id, DeputyId = deputy.Member.Id,
            LastOrderOn = plan.Orders.Count == 0 ? null : plan.Orders.Max(o => o.OrderedOn), CreatedAt = frame.Days.At(plan.JoinedOn, dice.Between(8 * 60, 17 * 60)),
        };
        customer.PhoneE164 = PhoneNumbers.Normalise(customer.Phone, country.Code);
        writer.Add(customer);
        var places = known?.Places ?? Drawn(plan, customer, town, dice);
        var (sites, deliverTo) = Places(plan, customer, places, dice);
        var contacts = people.Select((p, i) => Contact(customer, p, i == 0, domain, country, town, dice)).ToList();
        foreach (var contact in contacts)
        {
            contact.PhoneE164 = PhoneNumbers.Normalise(contact.Phone, country.Code);
            writer.Add(contact);
        }
        var speaker = Members(customer, contacts, known?.SignIn);
        return new CustomerCast(plan, customer, contacts, sites, deliverTo, Billing(customer, places[0]), speaker, PeopleBook.Greeting(country, people[0]), manager);
    }

    private string Billing(Customer customer, Place place) => Texts.In(customer.Language, () => PostalLines.Of(
        place.Street, place.Town.PostalCode, place.Town.Name, "", customer.Country, frame.Settings.Company.Country));

    private Contact Contact(Customer customer, Person person, bool first, string domain, Country country, Town town, Dice dice) => new()
    {
        Number = OpenNumber.From(numbers.Below), CustomerId = customer.Id, Name = person.Name, Position = person.Position,
        Email = customer.Kind == CustomerKind.Person ? customer.Email : book.Email(person.Name, domain),
        Phone = first ? customer.Phone : PeopleBook.Phone(country, town, dice),
    };

    private (List<Site> Sites, List<string> DeliverTo) Places(CustomerPlan plan, Customer customer, IReadOnlyList<Place> places, Dice dice)
    {
        var (sites, deliverTo) = (new List<Site>(), new List<string>());
        foreach (var (place, index) in places.Select((p, i) => (p, i)))
        {
            if (index == 0) Address(customer, place, AddressKind.Billing, true);
            if (places.Count > 1 || plan.IsHead && dice.Chance(0.5)) Address(customer, place, AddressKind.Delivery, index == 0);
            deliverTo.Add($"{place.Name}, {place.Street}, {place.Town.PostalCode} {place.Town.Name}");
            if (places.Count == 1) continue;
            var site = new Site { Number = OpenNumber.From(numbers.Below), CustomerId = customer.Id, Name = place.Name };
            writer.Add(site);
            sites.Add(site);
        }
        return (sites, deliverTo);
    }

    private void Address(Customer customer, Place place, AddressKind kind, bool isDefault) => writer.Add(new Address
    {
        Number = OpenNumber.From(numbers.Below), CustomerId = customer.Id, Kind = kind, IsDefault = isDefault, Street = place.Street, PostalCode = place.Town.PostalCode, City = place.Town.Name,
        Country = customer.Country,
    });

    /// <summary>One place of business; some of the large have a second one.</summary>
    private static List<Place> Drawn(CustomerPlan plan, Customer customer, Town town, Dice dice)
    {
        var home = new Place(customer.Name, PeopleBook.Street(plan.Country, dice), town);
        if (plan.Class != CustomerClass.A || !dice.Chance(0.3)) return [home];
        var other = dice.Of(plan.Country.Towns);
        return other.Name == town.Name ? [home] :
        [
            home with { Name = $"{customer.Name}, {town.Name}" },
            new Place($"{customer.Name}, {other.Name}", PeopleBook.Street(plan.Country, dice), other),
        ];
    }

    /// <summary>The first contact administers; with more of them, the last one looks after the money.</summary>
    private CustomerActor Members(Customer customer, List<Contact> contacts, string? signIn)
    {
        var speaker = Member(customer, contacts[0], MemberRole.Administrator, signIn);
        if (contacts.Count > 1) Member(customer, contacts[^1], MemberRole.Finance, null);
        return speaker;
    }

    private CustomerActor Member(Customer customer, Contact contact, MemberRole role, string? signIn)
    {
        var user = signIns.User(signIn ?? contact.Email, contact.Name, UserKind.Customer, customer.Language, signIn is not null);
        writer.Add(user);
        writer.Add(new Membership { UserId = user.Id, CustomerId = customer.Id, ContactId = contact.Id, Role = role, Scopes = DocumentScopes.Of(MemberScope.Company), AcceptedAt = customer.CreatedAt });
        return new CustomerActor(user.Id, contact.Name, customer.Id, contact.Id, role, DocumentScopes.Of(MemberScope.Company), null);
    }
}

using Portal.Server.Data;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Customers;

// What can happen to an address; each change leaves an event that names the fields, never their values.
[WrittenByCustomers]
internal sealed partial class Address
{
    public static Address Added(AddressForm form, long customerId, Actor by, DateTimeOffset at)
    {
        var address = new Address { CustomerId = customerId };
        address.Write(form, new Changes());
        address.Note(CustomerEvents.AddressAdded, by, at);
        return address;
    }

    /// <summary>Takes over what was typed; nothing happens where nothing differs.</summary>
    public void Correct(AddressForm form, Actor by, DateTimeOffset at)
    {
        var changes = new Changes();
        Write(form, changes);
        if (changes.Any) Note(CustomerEvents.AddressChanged, by, at, ("fields", changes.Names));
    }

    /// <summary>Another one of its kind is, or is no longer, the default.</summary>
    public void MakeDefault(bool isDefault, Actor by, DateTimeOffset at)
    {
        if (IsDefault == isDefault) return;
        IsDefault = isDefault;
        Note(CustomerEvents.AddressChanged, by, at, ("fields", nameof(IsDefault)));
    }

    public void Removed(Actor by, DateTimeOffset at) => Note(CustomerEvents.AddressRemoved, by, at);

    private void Write(AddressForm form, Changes changes)
    {
        Kind = changes.Note(nameof(Kind), Kind, form.Kind);
        IsDefault = changes.Note(nameof(IsDefault), IsDefault, form.IsDefault);
        Street = changes.Note(nameof(Street), Street, form.Street.Trim());
        PostalCode = changes.Note(nameof(PostalCode), PostalCode, form.PostalCode?.Trim() ?? "");
        City = changes.Note(nameof(City), City, form.City.Trim());
        Region = changes.Note(nameof(Region), Region, form.Region?.Trim() ?? "");
        Country = changes.Note(nameof(Country), Country, Countries.Find(form.Country)?.Code ?? form.Country.Trim());
    }

    private void Note(string kind, Actor by, DateTimeOffset at, params (string Key, string Value)[] arguments) =>
        Happened.Add(EventLog.OfCustomer(CustomerId, SubjectKind.Address, Number, kind, by, at, visible: true, arguments));
}

using Portal.Server.Data;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Customers;

// What can happen to a contact; each change leaves an event that names the fields, never their values.
[WrittenByCustomers]
internal sealed partial class Contact
{
    /// <param name="country">Where numbers without a calling code are meant.</param>
    public static Contact Added(ContactForm form, string country, long customerId, Actor by, DateTimeOffset at)
    {
        var contact = new Contact { CustomerId = customerId, Name = form.Name.Trim() };
        contact.Write(form, country, new Changes());
        contact.Note(CustomerEvents.ContactAdded, by, at);
        return contact;
    }

    /// <summary>Takes over what was typed; nothing happens where nothing differs.</summary>
    public void Correct(ContactForm form, string country, Actor by, DateTimeOffset at)
    {
        var changes = new Changes();
        Write(form, country, changes);
        if (changes.Any) Note(CustomerEvents.ContactChanged, by, at, ("fields", changes.Names));
    }

    public void Removed(Actor by, DateTimeOffset at) => Note(CustomerEvents.ContactRemoved, by, at);

    private void Write(ContactForm form, string country, Changes changes)
    {
        Name = changes.Note(nameof(Name), Name, form.Name.Trim());
        Position = changes.Note(nameof(Position), Position, form.Position?.Trim() ?? "");
        Email = changes.Note(nameof(Email), Email, form.Email?.Trim() ?? "");
        Phone = changes.Note(nameof(Phone), Phone, form.Phone?.Trim() ?? "");
        PhoneE164 = PhoneNumbers.Normalise(Phone, country);
    }

    private void Note(string kind, Actor by, DateTimeOffset at, params (string Key, string Value)[] arguments) =>
        Happened.Add(EventLog.OfCustomer(CustomerId, SubjectKind.Contact, Number, kind, by, at, visible: true, arguments));
}

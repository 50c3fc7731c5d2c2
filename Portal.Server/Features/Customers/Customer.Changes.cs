using Portal.Server.Data;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Customers;

// What customers change of their own company.
internal sealed partial class Customer
{
    /// <summary>Takes over what was typed; nothing happens where nothing differs.</summary>
    public void Correct(CompanyForm form, Actor by, DateTimeOffset at)
    {
        var changes = new Changes();
        Phone = changes.Note(nameof(Phone), Phone, form.Phone?.Trim() ?? "");
        Email = changes.Note(nameof(Email), Email, form.Email?.Trim() ?? "");
        PhoneE164 = PhoneNumbers.Normalise(Phone, Country);
        if (!changes.Any) return;
        Happened.Add(EventLog.OfCustomer(Id, SubjectKind.Customer, Number, CustomerEvents.CompanyChanged, by, at, visible: true, ("fields", changes.Names)));
    }
}

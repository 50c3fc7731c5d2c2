using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Customers;

/// <summary>Reads optional fields; of a group that is off it reads nothing.</summary>
internal static class TraitReading
{
    public static Task<List<FieldGroup>> GroupsOn(StaffDb db, CancellationToken cancel) =>
        db.FieldSwitches.Where(s => s.IsOn).OrderBy(s => s.Group).Select(s => s.Group).ToListAsync(cancel);

    public static IQueryable<CustomerTrait> Of(StaffDb db, long customer) =>
        db.CustomerTraits.Where(t => t.CustomerId == customer && db.FieldSwitches.Any(s => s.Group == t.Group && s.IsOn));

    public static async Task<IReadOnlyList<TraitEntry>> Show(StaffDb db, long customer, DateOnly today, CancellationToken cancel)
    {
        var traits = await Of(db, customer).Select(t => new { t.Field, t.Value }).ToListAsync(cancel);
        return [.. traits.OrderBy(t => t.Field).Select(t => TraitText.Show(t.Field, t.Value, today))];
    }

    /// <summary>The customers that name this one as their parent company.</summary>
    public static async Task<IReadOnlyList<CustomerLink>> Subsidiaries(StaffDb db, string number, int most, CancellationToken cancel) =>
        await (from trait in db.CustomerTraits
               where trait.Field == TraitField.Parent && trait.Value == number && db.FieldSwitches.Any(s => s.Group == FieldGroup.Company && s.IsOn)
               join customer in db.Customers on trait.CustomerId equals customer.Id
               orderby customer.NameKey
               select new CustomerLink(customer.Number, customer.Name)).Take(most).ToListAsync(cancel);
}

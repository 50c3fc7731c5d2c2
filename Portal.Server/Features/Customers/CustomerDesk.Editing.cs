using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Shared.Staff;

namespace Portal.Server.Features.Customers;

// Editing master data.
internal sealed partial class CustomerDesk
{
    public async Task<MasterData?> Edit(string number, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var customer = await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, cancel);
        if (customer is null) return null;
        var values = await TraitReading.Of(db, customer.Id).ToDictionaryAsync(t => t.Field, t => t.Value, cancel);
        var fields = (await TraitReading.GroupsOn(db, cancel)).SelectMany(OptionalFields.Of);
        return new MasterData
        {
            Version = customer.Version, Kind = customer.Kind, Phone = customer.Phone, Email = customer.Email, Country = customer.Country,
            Language = customer.Language, Traits = fields.ToDictionary(f => f, f => TraitText.Edit(f, values.GetValueOrDefault(f, ""))),
        };
    }

    public Task<Outcome> Save(string number, MasterData data, CancellationToken cancel) =>
        Change(number, data.Version, StaffRight.EditCustomers, async (db, customer, actor) =>
        {
            var changed = new List<string>();
            Set("kind", customer.Kind, data.Kind, v => customer.Kind = v);
            Set("phone", customer.Phone, data.Phone.Trim(), v => customer.Phone = v);
            Set("email", customer.Email, data.Email.Trim(), v => customer.Email = v);
            Set("country", customer.Country, data.Country.Trim(), v => customer.Country = v);
            Set("language", customer.Language, data.Language, v => customer.Language = v);
            customer.PhoneE164 = PhoneNumbers.Normalise(customer.Phone, customer.Country);
            var problems = await SaveTraits(db, customer, data.Traits, changed, cancel);
            if (problems.Count > 0) return (Outcome<bool>)problems;
            if (changed.Count == 0) return Outcome.Done;
            // Optional fields are the customer's, too: without this an edit of them alone would count no version.
            db.Entry(customer).Property(c => c.Country).IsModified = true;
            db.Events.Add(CustomerEvents.Make(customer, CustomerEvents.Changed, actor, clock.Now, ("fields", string.Join(',', changed))));
            return Outcome.Done;

            void Set<T>(string name, T was, T becomes, Action<T> set)
            {
                if (Equals(was, becomes)) return;
                set(becomes);
                changed.Add(name);
            }
        }, cancel);

    /// <summary>Only fields of groups that are on are looked at; whatever else was sent is not stored.</summary>
    private static async Task<List<Problem>> SaveTraits(
        StaffDb db, Customer customer, Dictionary<TraitField, string> typed, List<string> changed, CancellationToken cancel)
    {
        var problems = new List<Problem>();
        var on = await TraitReading.GroupsOn(db, cancel);
        var known = await db.CustomerTraits.Where(t => t.CustomerId == customer.Id).ToDictionaryAsync(t => t.Field, cancel);
        foreach (var field in on.SelectMany(OptionalFields.Of).Where(typed.ContainsKey))
        {
            var read = await TraitText.Read(db, customer.Number, field, typed[field] ?? "", cancel);
            if (!read.Succeeded)
            {
                problems.AddRange(read.Problems);
                continue;
            }
            var trait = known.GetValueOrDefault(field);
            if (read.Value == (trait?.Value ?? "")) continue;
            changed.Add(field.ToString());
            if (trait is null) db.CustomerTraits.Add(New(customer, field, read.Value));
            else if (read.Value.Length == 0) db.CustomerTraits.Remove(trait);
            else trait.Value = read.Value;
        }
        if (problems.Count == 0 && on.Contains(FieldGroup.Credit)) problems.AddRange(TraitText.CheckCredit(typed));
        return problems;
    }

    private static CustomerTrait New(Customer customer, TraitField field, string value) =>
        new() { CustomerId = customer.Id, Group = OptionalFields.GroupOf(field), Field = field, Value = value };
}

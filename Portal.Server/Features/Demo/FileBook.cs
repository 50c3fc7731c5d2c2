using System.Globalization;
using Portal.Server.Data;
using Portal.Server.Data.Bulk;
using Portal.Server.Features.CustomerFiles;
using Portal.Server.Features.Customers;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Demo;

/// <summary>Writes what staff keep about customers of the head: why they have their class, notes, optional fields; and two shared filters.</summary>
internal sealed class FileBook(BulkWriter writer, DemoStaff staff, DemoFrame frame)
{
    private readonly WorkDays days = frame.Days;
    // Staff write in the language of the house.
    private readonly ILookup<string, string> book = BookFile.Sections("file.txt");

    /// <summary>What is there once for all customers.</summary>
    public void Begin()
    {
        var at = days.At(days.SameOrNext(days.First), 9 * 60);
        foreach (var group in new[] { FieldGroup.Company, FieldGroup.Tags })
        {
            writer.Add(new FieldSwitch { Group = group, IsOn = true, ByName = staff.Administrator.Member.Name, At = at });
        }
        var owner = staff.Managers[0].Member.Id;
        writer.Add(new KeptFilter { StaffId = owner, Name = "A-Kunden", Shared = true, Query = new CustomerFilter(Class: CustomerClass.A).ToQuery() });
        writer.Add(new KeptFilter { StaffId = owner, Name = "Überfällig", Shared = true, Query = new CustomerFilter(Overdue: true).ToQuery() });
    }

    public void Write(CustomerCast cast)
    {
        if (!cast.Plan.IsHead) return;
        var dice = Dice.For(frame.Seed, cast.Plan.Index, 5);
        if (cast.Plan.Class is CustomerClass.A or CustomerClass.B) Classify(cast, dice);
        for (var left = dice.Below(4) - 1; left > 0; left--) Note(cast, dice);
        Traits(cast, dice);
        Bank(cast, Dice.For(frame.Seed, cast.Plan.Index, 11));
    }

    private void Classify(CustomerCast cast, Dice dice)
    {
        if (Moment(cast, dice) is not { } at) return;
        var (grade, by) = (cast.Plan.Class.ToString(), cast.Manager.Actor);
        writer.Add(new CustomerDecision
        {
            CustomerId = cast.Customer.Id, Kind = DecisionKind.Class, From = nameof(CustomerClass.C), To = grade, Reason = dice.Of(Lines($"reasons {grade}")), ByName = by.Name, At = at,
        });
        writer.Add(CustomerEvents.Make(cast.Customer, CustomerEvents.Classified, by, at, ("from", nameof(CustomerClass.C)), ("to", grade)));
    }

    private void Note(CustomerCast cast, Dice dice)
    {
        if (Moment(cast, dice) is not { } at) return;
        var by = dice.Chance(0.5) ? cast.Manager.Actor : dice.Of(staff.Agents).Actor;
        var text = dice.Of(Lines("notes")).Replace("{contact}", dice.Of(cast.Contacts).Name, StringComparison.Ordinal);
        var note = new CustomerNote { CustomerId = cast.Customer.Id, AuthorUserId = by.Id, AuthorName = by.Name, Text = text, At = at };
        writer.Add(note);
        writer.Add(CustomerEvents.Make(cast.Customer, CustomerEvents.NoteWritten, by, at, (TimelineReading.NoteKey, TimelineReading.Say(note.Id))));
    }

    private void Traits(CustomerCast cast, Dice dice)
    {
        if (cast.Plan.IsPerson) return;
        Trait(cast, TraitField.Industry, Lines("trades").FirstOrDefault(l => l.StartsWith(cast.Plan.Trade + "=", StringComparison.Ordinal))?.Split('=')[1] ?? "");
        Trait(cast, TraitField.Employees, dice.Between(3, cast.Plan.Class == CustomerClass.A ? 240 : 40).ToString(CultureInfo.InvariantCulture));
        if (dice.Chance(0.3)) Trait(cast, TraitField.Tags, dice.Of(Lines("tags")));
    }

    /// <summary>An account whose check digits fit, at a bank that there is not.</summary>
    private void Bank(CustomerCast cast, Dice dice)
    {
        if (cast.Plan.IsPerson || !dice.Chance(0.6)) return;
        var account = dice.Digits("10000000##########");
        var check = 98 - (int)(System.Numerics.BigInteger.Parse(account + "131400", CultureInfo.InvariantCulture) % 97);
        writer.Add(new BankAccount { CustomerId = cast.Customer.Id, Holder = Fit(cast.Customer.Name), Iban = string.Create(CultureInfo.InvariantCulture, $"DE{check:00}{account}"), Bank = "Hansebank Hamburg" });

        static string Fit(string name) => name.Length > BankAccount.MaxName ? name[..BankAccount.MaxName] : name;
    }

    private void Trait(CustomerCast cast, TraitField field, string value)
    {
        if (value.Length == 0) return;
        writer.Add(new CustomerTrait { CustomerId = cast.Customer.Id, Group = OptionalFields.GroupOf(field), Field = field, Value = value });
    }

    private List<string> Lines(string section) => [.. book[section]];

    /// <summary>Somewhen in the office within the last two years; null before the customer was one.</summary>
    private DateTimeOffset? Moment(CustomerCast cast, Dice dice)
    {
        var day = days.Add(days.Yesterday, -dice.Between(1, 480));
        return day > cast.Plan.JoinedOn && days.IsWorkday(day) ? days.At(day, dice.Between(8 * 60 + 10, 17 * 60)) : null;
    }
}

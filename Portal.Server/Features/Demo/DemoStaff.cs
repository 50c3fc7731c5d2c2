using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Data.Bulk;
using Portal.Server.Features.Staff;
using Portal.Shared.Account;

namespace Portal.Server.Features.Demo;

/// <summary>Somebody of the company, and as whom they act.</summary>
internal sealed record Colleague(StaffMember Member, StaffActor Actor);

/// <summary>The ten people who look after the customers.</summary>
internal sealed class DemoStaff
{
    private static readonly (string Name, string Position, StaffRole Role, string? SignIn, string Language)[] People =
    [
        ("Jana Albers", "Kundenservice", StaffRole.Agent, DemoSignIns.Agent, "de"),
        ("Timo Reinecke", "Kundenservice", StaffRole.Agent, null, "de"),
        ("Leyla Aksoy", "Kundenservice", StaffRole.Agent, null, "de"),
        ("Birte Clausen", "Kundenservice Export", StaffRole.Agent, null, "en"),
        ("Sebastian Falk", "Großkundenbetreuung Nord", StaffRole.AccountManager, null, "de"),
        ("Marlene Hofmeister", "Großkundenbetreuung Süd", StaffRole.AccountManager, null, "de"),
        ("Jonas Riedel", "Großkundenbetreuung Export", StaffRole.AccountManager, null, "en"),
        ("Nele Struck", "Marketing", StaffRole.Marketer, DemoSignIns.Marketing, "de"),
        ("Friederike Lang", "Leitung Kundenservice", StaffRole.Manager, DemoSignIns.Manager, "de"),
        ("Oliver Brandes", "IT und Verwaltung", StaffRole.Administrator, DemoSignIns.Admin, "en"),
    ];

    private readonly List<Colleague> all = [];

    public DemoStaff(BulkWriter writer, DemoSignIns signIns, Dice numbers)
    {
        foreach (var (name, position, role, signIn, language) in People)
        {
            var member = new StaffMember
            {
                Number = OpenNumber.From(numbers.Below), Name = name, Position = position, Role = role, Language = language, Phone = $"+49 40 66969 {201 + all.Count}",
                Email = signIn ?? $"{Naming.Local(name)}@nordwind.example",
            };
            writer.Add(member);
            var user = signIns.User(member.Email, name, UserKind.Staff, language, signIn is not null, member.Id);
            writer.Add(user);
            all.Add(new Colleague(member, new StaffActor(user.Id, name, member.Id, role)));
        }
        Agents = [.. all.Where(c => c.Member.Role == StaffRole.Agent)];
        Managers = [.. all.Where(c => c.Member.Role == StaffRole.AccountManager)];
    }

    public Colleague Manager => all.Single(c => c.Member.Role == StaffRole.Manager);

    public Colleague Administrator => all.Single(c => c.Member.Role == StaffRole.Administrator);

    public IReadOnlyList<Colleague> Agents { get; }

    /// <summary>Account managers: north, south, export.</summary>
    public IReadOnlyList<Colleague> Managers { get; }

    /// <summary>Who cares for a customer, and who stands in.</summary>
    public (Colleague Manager, Colleague Deputy) For(Country country, Town town)
    {
        var manager = country.Language == "en" ? 2 : country.Code == "DE" && town.PostalCode[0] is '1' or '2' or '3' or '4' ? 0 : 1;
        return (Managers[manager], Managers[manager == 0 ? 1 : 0]);
    }
}

using System.ComponentModel.DataAnnotations;
using Portal.Shared.Account;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Staff;

/// <summary>Roles: those the portal comes with, which never change, and own ones, which are sets of rights with a name.</summary>
public interface IRoleDesk
{
    /// <summary>All of them, the portal's first, then own ones by name.</summary>
    Task<IReadOnlyList<RoleEntry>> List(CancellationToken cancel = default);

    /// <summary>An own role; null where there is none of that number.</summary>
    Task<RoleEntry?> Read(string number, CancellationToken cancel = default);

    /// <summary>A new own role.</summary>
    /// <returns>Its number.</returns>
    Task<Outcome<string>> Add(RoleForm form, CancellationToken cancel = default);

    /// <summary>Changes an own role; whoever has it may at once what it says then.</summary>
    Task<Outcome> Save(string number, RoleForm form, CancellationToken cancel = default);

    /// <summary>Deletes an own role that nobody has.</summary>
    Task<Outcome> Delete(string number, int version, CancellationToken cancel = default);
}

/// <param name="Key">As forms carry it: the name of a role of the portal's, or the number of an own one.</param>
/// <param name="Title">In the reader's language.</param>
/// <param name="About">What it opens, in a sentence; empty for an own role.</param>
/// <param name="Holders">How many of those who work here have it.</param>
/// <param name="MayGive">Whoever reads has all of its rights, and administers people.</param>
public sealed record RoleEntry(string Key, StaffRole Role, string Title, string About, RightSet Rights, int Holders, bool MayGive, int Version = 0)
{
    /// <summary>As a person's form carries it.</summary>
    public (StaffRole Role, string OwnRole) AsChosen => (Role, Role == StaffRole.Own ? Key : "");
}

/// <summary>An own role as it is entered.</summary>
public sealed class RoleForm : IValidatableObject
{
    /// <summary>Made with the form: sending it twice makes one.</summary>
    public Guid FormKey { get; set; }

    public int Version { get; set; }

    [Needed("Give the role a name.", "Geben Sie der Rolle einen Namen.")]
    [AtMost(60)]
    public string Name { get; set; } = "";

    public HashSet<StaffRight> Rights { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var right in Rights.Where(r => StaffRights.Needs(r) is { } needed && !Rights.Contains(needed)))
        {
            var (this_, that) = (RightWords.Of(right), RightWords.Of(StaffRights.Needs(right)!.Value));
            yield return new(T($"“{this_}” is of no use without “{that}”: choose both.", $"„{this_}“ nützt nichts ohne „{that}“: Wählen Sie beides."), [nameof(Rights)]);
        }
    }
}

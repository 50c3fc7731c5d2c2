using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Staff;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.People;

/// <summary>A role as a form names it, and what it opens. Nobody gives, changes or takes what she does not have herself.</summary>
/// <param name="OwnId">The key of an own role; null for one of the portal's.</param>
/// <param name="Name">For the audit.</param>
internal sealed record GivenRole(StaffRole Role, long? OwnId, RightSet Rights, string Name)
{
    /// <param name="own">The number of an own role, where the role is one.</param>
    /// <returns>Null where there is none of that number.</returns>
    public static async Task<GivenRole?> Named(StaffDb db, StaffRole role, string own, CancellationToken cancel)
    {
        if (role != StaffRole.Own) return new GivenRole(role, null, StaffRights.Of(role), role.ToString());
        var found = await db.OwnRoles.AsNoTracking().SingleOrDefaultAsync(r => r.Number == own, cancel);
        return found is null ? null : new GivenRole(role, found.Id, RightSet.Parse(found.Rights), found.Name);
    }

    /// <summary>What somebody has now.</summary>
    public static async Task<GivenRole> Of(StaffDb db, StaffMember person, CancellationToken cancel)
    {
        if (person.Role != StaffRole.Own) return new GivenRole(person.Role, null, StaffRights.Of(person.Role), person.Role.ToString());
        var found = await db.OwnRoles.AsNoTracking().SingleAsync(r => r.Id == person.OwnRoleId, cancel);
        return new GivenRole(person.Role, found.Id, RightSet.Parse(found.Rights), found.Name);
    }

    public void GiveTo(StaffMember person) => (person.Role, person.OwnRoleId) = (Role, OwnId);

    public static Problem Unknown(string field) => Outcome.Invalid(field, T("There is no such role any more: choose another.", "Diese Rolle gibt es nicht mehr: Wählen Sie eine andere."));

    public static Problem TooHigh(string field) => Outcome.Invalid(field, T(
        "This role may more than you: only somebody who has all of its rights can give it.", "Diese Rolle darf mehr als Sie: Nur wer alle ihre Rechte hat, kann sie geben."));
}

using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Auth;

/// <summary>Asks the table of rights, and records who was refused what.</summary>
internal static class RightsGuard
{
    /// <param name="about">What it was tried on: a number, or what was to be made.</param>
    /// <returns>The problem, or null where the actor may.</returns>
    public static async Task<Problem?> Refuses(this AuditLog audit, StaffActor actor, StaffRight right, string about, CancellationToken cancel)
    {
        if (actor.May(right)) return null;
        return await audit.Refuse(actor, right, about, cancel);
    }

    /// <summary>The refusal of somebody who lacks a right that this case would have taken.</summary>
    public static async Task<Problem> Refuse(this AuditLog audit, StaffActor actor, StaffRight right, string about, CancellationToken cancel)
    {
        await audit.Write("staff.refused", actor, new { right = right.ToString(), about }, cancel);
        var able = string.Join(", ", StaffRights.RolesWith(right).Select(PeopleWords.Of));
        return Outcome.Refused(T($"Your role does not allow this. These can do it: {able}.", $"Ihre Rolle erlaubt das nicht. Tun können es: {able}."));
    }
}

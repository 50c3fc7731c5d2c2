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

    /// <summary>Whoever acts, where she has the right. Pages do not ask without it; whoever does beside them is not answered, and recorded.</summary>
    /// <exception cref="UnauthorizedAccessException">She lacks the right.</exception>
    /// <exception cref="SessionEndedException">The session ended.</exception>
    public static async Task<StaffActor> Admit(this AuditLog audit, CurrentActor current, StaffRight right, string about, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        return await audit.Refuses(actor, right, about, cancel) is null ? actor : throw new UnauthorizedAccessException($"A {actor.Role} asked for {about} without {right}.");
    }

    /// <summary>The refusal of somebody who lacks a right that this case would have taken.</summary>
    public static async Task<Problem> Refuse(this AuditLog audit, StaffActor actor, StaffRight right, string about, CancellationToken cancel)
    {
        await audit.Write("staff.refused", actor, new { right = right.ToString(), about }, cancel);
        var able = string.Join(", ", StaffRights.RolesWith(right).Select(PeopleWords.Of));
        return Outcome.Refused(T($"Your role does not allow this. These can do it: {able}.", $"Ihre Rolle erlaubt das nicht. Tun können es: {able}."));
    }
}

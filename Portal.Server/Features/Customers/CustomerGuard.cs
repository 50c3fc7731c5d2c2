using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Customers;

/// <summary>Asks the table of rights, and records who was refused what.</summary>
internal sealed class CustomerGuard(AuditLog audit)
{
    /// <returns>The problem, or null where the actor may.</returns>
    public async Task<Problem?> Refuses(StaffActor actor, CustomerRight right, string about, CancellationToken cancel)
    {
        if (actor.Role.May(right)) return null;
        await audit.Write("customer.refused", actor, new { right = right.ToString(), about }, cancel);
        return Outcome.Refused(right == CustomerRight.SwitchFields
            ? T("Only an administrator can do this.", "Das kann nur die Administration.")
            : T("Your role does not allow this. An account manager, a manager or an administrator can do it.",
                "Ihre Rolle erlaubt das nicht. Großkundenbetreuung, Leitung oder Administration können es tun."));
    }
}

using Microsoft.AspNetCore.Components.Authorization;
using Portal.Shared.Account;

namespace Portal.Client.Staff;

/// <summary>What the reader is, for drawing only what may be used; the server asks again.</summary>
public static class Rights
{
    /// <summary>The claim that carries the role.</summary>
    private const string Role = "role";

    public static async Task<StaffRole> RoleOf(Task<AuthenticationState> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Enum.TryParse<StaffRole>((await state).User.FindFirst(Role)?.Value, out var role) ? role : StaffRole.Agent;
    }
}

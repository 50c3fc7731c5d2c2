using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Shared.Staff;

namespace Portal.Client.Staff;

/// <summary>What the reader may, for drawing only what may be used; the server asks again.</summary>
public static class Rights
{
    public static async Task<RightSet> Of(Task<AuthenticationState> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Of((await state).User);
    }

    /// <summary>What the claims of somebody of the staff name.</summary>
    public static RightSet Of(ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return new RightSet(user.FindAll(Areas.Right).Select(c => Enum.Parse<StaffRight>(c.Value)));
    }
}

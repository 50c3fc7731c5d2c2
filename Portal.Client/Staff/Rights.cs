using Microsoft.AspNetCore.Components.Authorization;
using Portal.Shared.Staff;

namespace Portal.Client.Staff;

/// <summary>What the reader may, for drawing only what may be used; the server asks again.</summary>
public static class Rights
{
    public static async Task<RightSet> Of(Task<AuthenticationState> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new RightSet((await state).User.FindAll(Areas.Right).Select(c => Enum.Parse<StaffRight>(c.Value)));
    }
}

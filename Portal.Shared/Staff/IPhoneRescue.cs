using Portal.Shared.Common;

namespace Portal.Shared.Staff;

/// <summary>The way back for a colleague whose phone is lost.</summary>
public interface IPhoneRescue
{
    /// <summary>Takes her code app and her passkeys away; the password stays, every session ends, she is told.</summary>
    /// <param name="number">The colleague's.</param>
    Task<Outcome> Take(string number, CancellationToken cancel = default);
}

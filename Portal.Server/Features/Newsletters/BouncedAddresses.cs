using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Mail.Returns;
using Portal.Shared.Newsletters;

namespace Portal.Server.Features.Newsletters;

/// <summary>No campaign goes to an address that is not there, that fails again and again, or whose reader called it spam.</summary>
internal sealed class BouncedAddresses : IBounceHeard
{
    /// <summary>So many in so long, on different mails: a box that was full for a holiday is not given up.</summary>
    private const int MostSoft = 5;
    private static readonly TimeSpan Memory = TimeSpan.FromDays(30);

    public async Task Heard(StaffDb db, Bounce bounce, CancellationToken cancel)
    {
        if (await ReasonOf(db, bounce, cancel) is not { } reason) return;
        await Suppression.Add(db, new Suppression { EmailHash = bounce.EmailHash, Reason = reason, Words = bounce.Words, At = bounce.At }, cancel);
    }

    private static async Task<SuppressionReason?> ReasonOf(StaffDb db, Bounce bounce, CancellationToken cancel)
    {
        if (bounce.Kind == BounceKind.Complaint) return SuppressionReason.Complaint;
        if (bounce.Kind == BounceKind.Hard) return SuppressionReason.HardBounce;
        if (IsRule(bounce)) return null;
        var since = bounce.At - Memory;
        var earlier = await db.Bounces.Where(b => b.EmailHash == bounce.EmailHash && b.At > since && b.Kind == BounceKind.Soft && b.MailId != bounce.MailId && !b.Status.Contains(".7."))
            .Select(b => b.MailId).Distinct().CountAsync(cancel);
        return earlier + 1 >= MostSoft ? SuppressionReason.SoftBounces : null;
    }

    /// <summary>"5.7.1": a rule of the way refused the sender or the text. That says nothing about the address.</summary>
    private static bool IsRule(Bounce bounce) => bounce.Status.Contains(".7.", StringComparison.Ordinal);
}

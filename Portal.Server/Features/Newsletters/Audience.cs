using System.Diagnostics.CodeAnalysis;
using Portal.Server.Data;

namespace Portal.Server.Features.Newsletters;

/// <summary>Who receives a topic: one definition for the count, the preview, the rows and the last look before sending.</summary>
[SuppressMessage("Globalization", "CA1304", Justification = "The database does it.")]
[SuppressMessage("Globalization", "CA1311", Justification = "The database does it.")]
[SuppressMessage("Performance", "CA1862", Justification = "The database does it.")]
internal static class Audience
{
    /// <summary>
    /// Subscribed, with a consent that stands, not on the suppression list; and where the address is that of an account, it still
    /// is: whoever gave an address up was told that it gets no more mail.
    /// </summary>
    public static IQueryable<Subscription> Of(StaffDb db, long topicId) => db.Subscriptions.Where(s =>
        s.TopicId == topicId && s.EndedAt == null
        && db.Consents.Any(c => c.SubscriberId == s.SubscriberId && c.TopicId == topicId && c.WithdrawnAt == null)
        && !db.Suppressions.Any(p => p.EmailHash == s.Subscriber!.EmailHash)
        && (s.Subscriber!.UserId == null
            || db.Users.Any(u => u.Id == s.Subscriber.UserId && u.NormalizedEmail == s.Subscriber.Email.ToUpper())));
}

using Portal.Server.Data;

namespace Portal.Server.Features.Newsletters;

/// <summary>Who receives a topic: one definition for the count, the preview, the rows and the last look before sending.</summary>
internal static class Audience
{
    /// <summary>Subscribed, with a consent that stands, and not on the suppression list.</summary>
    public static IQueryable<Subscription> Of(StaffDb db, long topicId) => db.Subscriptions.Where(s =>
        s.TopicId == topicId && s.EndedAt == null
        && db.Consents.Any(c => c.SubscriberId == s.SubscriberId && c.TopicId == topicId && c.WithdrawnAt == null)
        && !db.Suppressions.Any(p => p.EmailHash == s.Subscriber!.EmailHash));
}

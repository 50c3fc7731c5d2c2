using System.Text.Json;

namespace Portal.Server.Data;

/// <summary>Makes events of a document, with the document's owner and scope.</summary>
internal static class EventLog
{
    public static Event Make(
        IDocument of, SubjectKind subject, string number, string kind, Actor by, DateTimeOffset at, bool visible,
        params (string Key, string Value)[] arguments) =>
        Make((of.CustomerId, of.SiteId, of.ContactId), subject, number, kind, by, at, visible, arguments);

    /// <summary>An event that no site or contact bounds: all of the customer may know it, or none.</summary>
    public static Event OfCustomer(
        long customerId, SubjectKind subject, string number, string kind, Actor by, DateTimeOffset at, bool visible,
        params (string Key, string Value)[] arguments) =>
        Make((customerId, null, null), subject, number, kind, by, at, visible, arguments);

    /// <param name="of">Whose it is, and what bounds it besides.</param>
    public static Event Make(
        (long CustomerId, long? SiteId, long? ContactId) of, SubjectKind subject, string number, string kind, Actor by, DateTimeOffset at, bool visible,
        params (string Key, string Value)[] arguments) => new()
        {
            At = at, Kind = kind, CustomerId = of.CustomerId, SiteId = of.SiteId, ContactId = of.ContactId,
            SubjectKind = subject, SubjectNumber = number, ActorKind = by.Kind, ActorUserId = by.UserId, Visible = visible,
            Arguments = JsonSerializer.Serialize(arguments.ToDictionary(a => a.Key, a => a.Value)),
            Person = by.UserId is null ? null : new EventPerson { CustomerId = of.CustomerId, ActorName = by.Name },
        };

    /// <summary>One argument of an event, or null.</summary>
    public static string? Argument(string arguments, string key) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(arguments)?.GetValueOrDefault(key);
}

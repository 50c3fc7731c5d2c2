namespace Portal.Server.Features.Views;

/// <summary>The kind of event that a view leaves in the timeline of staff; its subject is the contact. The customer reads it in the portal's log.</summary>
internal static class ViewEvents
{
    public const string Viewed = "access.viewed";
}

namespace Portal.Server.Features.Orders;

/// <summary>The kinds of event an order leaves.</summary>
internal static class OrderEvents
{
    /// <summary>A delivery date was promised. Arguments: date, and before where one was promised already.</summary>
    public const string Promised = "order.promised";

    /// <summary>What was recorded wrongly was put right. Arguments: fields (separated by commas), reason.</summary>
    public const string Corrected = "order.corrected";
}

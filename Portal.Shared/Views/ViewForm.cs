using Portal.Shared.Common;

namespace Portal.Shared.Views;

/// <summary>As whom somebody of the staff wants to see the portal, and why.</summary>
public sealed class ViewForm
{
    public const int LeastReason = 10, MostReason = 500;

    /// <summary>The number of one of the customer's users; she must have come in, and not be suspended.</summary>
    [Needed("Choose whose portal you want to see.", "Wählen Sie, wessen Portal Sie sehen wollen.")]
    public string Person { get; set; } = "";

    [Needed("Say why: the customer reads it.", "Sagen Sie, warum: Der Kunde liest es."), AtLeast(LeastReason), AtMost(MostReason)]
    public string Reason { get; set; } = "";
}

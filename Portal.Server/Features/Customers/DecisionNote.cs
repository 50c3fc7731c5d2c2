using Portal.Server.Data;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Customers;

/// <summary>Writes each thing that differs into the history of decisions and as an event.</summary>
internal sealed class DecisionNote(StaffDb db, Customer customer, StaffActor by, DateTimeOffset at, string reason)
{
    public const int MaxReason = 500;

    public int Count { get; private set; }

    /// <param name="isPlain">Whether the values may stand in the event: grades do, names never.</param>
    /// <param name="key">What the event names instead of a name.</param>
    public void Write(DecisionKind kind, string happened, string from, string to, bool isPlain, string? key = null)
    {
        if (from == to) return;
        Count++;
        db.CustomerDecisions.Add(new CustomerDecision { CustomerId = customer.Id, Kind = kind, From = from, To = to, Reason = reason, ByName = by.Name, At = at });
        (string, string)[] arguments = isPlain ? [("from", from), ("to", to)] : key is not null ? [("to", key)] : [];
        db.Events.Add(CustomerEvents.Make(customer, happened, by, at, arguments));
    }

    /// <summary>Gives the customer another legal name and VAT ID. Issued invoices keep what they say.</summary>
    public void Rename(string name, string vatId)
    {
        Write(DecisionKind.Name, CustomerEvents.Renamed, customer.Name, name, false);
        Write(DecisionKind.VatId, CustomerEvents.VatIdChanged, customer.VatId, vatId, false);
        (customer.Name, customer.VatId) = (name, vatId);
    }
}

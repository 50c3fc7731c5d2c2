using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;

namespace Portal.Server.Features.Import;

/// <summary>The kinds of record that rows name.</summary>
internal enum To { Staff, Product, Customer, Contact, Order, Invoice }

/// <summary>A record that a row names.</summary>
internal sealed class Target
{
    public long Id { get; init; }

    /// <summary>Its owner; a customer owns itself, staff and products have none.</summary>
    public long? CustomerId { get; init; }

    public string? ExternalId { get; init; }

    public string Number { get; init; } = "";

    public required string Name { get; init; }
}

/// <summary>The records that the rows of one batch name, looked up together: one query a kind, however many rows.</summary>
internal sealed class References(StaffDb db)
{
    private readonly Dictionary<(To, string), Target> byExternalId = [];
    private readonly Dictionary<(To, long), Target> byId = [];

    public Target? Find(To to, string externalId) => byExternalId.GetValueOrDefault((to, externalId));

    /// <summary>How the portal's own value reads beside the file's: the external id, or a name where the record has none.</summary>
    public string NameOf(To to, long? id) =>
        id is not { } known ? "" : byId.GetValueOrDefault((to, known)) is { } target ? target.ExternalId ?? target.Name : "";

    public async Task Load(To to, IEnumerable<string> externalIds, CancellationToken cancel)
    {
        var wanted = externalIds.Where(e => e.Length > 0 && !byExternalId.ContainsKey((to, e))).Distinct().ToArray();
        if (wanted.Length > 0) Keep(to, await All(to).Where(t => t.ExternalId != null && EF.Parameter(wanted).Contains(t.ExternalId)).ToListAsync(cancel));
        // An invoice that the portal itself issued has no other name than its number.
        var ours = to == To.Invoice ? [.. wanted.Where(e => !byExternalId.ContainsKey((to, e)))] : Array.Empty<string>();
        if (ours.Length > 0) Keep(to, await All(to).Where(t => t.ExternalId == null && EF.Parameter(ours).Contains(t.Number)).ToListAsync(cancel));
    }

    public async Task Load(To to, IEnumerable<long> ids, CancellationToken cancel)
    {
        var wanted = ids.Where(id => !byId.ContainsKey((to, id))).Distinct().ToArray();
        if (wanted.Length > 0) Keep(to, await All(to).Where(t => EF.Parameter(wanted).Contains(t.Id)).ToListAsync(cancel));
    }

    private void Keep(To to, List<Target> found)
    {
        foreach (var target in found)
        {
            byId[(to, target.Id)] = target;
            if (target.ExternalId is { } externalId) byExternalId[(to, externalId)] = target;
            else if (to == To.Invoice) byExternalId.TryAdd((to, target.Number), target);
        }
    }

    private IQueryable<Target> All(To to) => to switch
    {
        To.Staff => db.Staff.Select(s => new Target { Id = s.Id, ExternalId = s.ExternalId, Name = s.Name }),
        To.Product => db.Products.Select(p => new Target { Id = p.Id, ExternalId = p.ExternalId, Number = p.Number, Name = p.Name }),
        To.Customer => db.Customers.Select(c => new Target { Id = c.Id, CustomerId = c.Id, ExternalId = c.ExternalId, Number = c.Number, Name = c.Name }),
        To.Contact => db.Contacts.Select(c => new Target { Id = c.Id, CustomerId = c.CustomerId, ExternalId = c.ExternalId, Name = c.Name }),
        To.Order => db.Orders.Select(o => new Target { Id = o.Id, CustomerId = o.CustomerId, ExternalId = o.ExternalId, Number = o.Number, Name = o.Number }),
        To.Invoice => db.Invoices.Select(i => new Target { Id = i.Id, CustomerId = i.CustomerId, ExternalId = i.ExternalId, Number = i.Number, Name = i.Number }),
        _ => throw new ArgumentOutOfRangeException(nameof(to)),
    };
}

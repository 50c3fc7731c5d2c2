using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Portal.Server.Data;

/// <summary>The next number of a series. Taken inside the transaction that uses it: a refused write leaves no gap.</summary>
[WrittenByCustomers]
internal sealed class Counter
{
    [MaxLength(40), Impersonal]
    public required string Name { get; init; }

    public long Next { get; set; }
}

/// <summary>A form that was posted, by the key it carried: the second post of the same form finds the first one's answer.</summary>
[WrittenByCustomers]
internal sealed class FormPost
{
    /// <summary>The user who posted, 0 for a visitor.</summary>
    public long UserId { get; init; }

    public Guid Key { get; init; }

    /// <summary>What the first post led to, as the number of a record.</summary>
    [MaxLength(60), Impersonal]
    public required string Result { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>What counts once and belongs to nobody yet: a step of a sign-in, a provider's token. It is noted as a visitor's form is.</summary>
internal static class SingleUse
{
    /// <summary>Uses it up, in the transaction of what it leads to.</summary>
    /// <returns>False when it was used before.</returns>
    public static async Task<bool> UseOnce(this PortalDb db, Guid key, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.FormPosts.AnyAsync(p => p.UserId == 0 && p.Key == key, cancel)) return false;
        db.FormPosts.Add(new FormPost { UserId = 0, Key = key, Result = "", At = now });
        return true;
    }
}

/// <summary>A word by which a record is found: folded, so that "Mueller", "Müller" and "MULLER" are one.</summary>
[WrittenByCustomers]
internal sealed class SearchTerm
{
    public SearchKind Kind { get; init; }

    [MaxLength(SearchWords.MaxLength), Personal("Finding the record", OnErasure.Clear)]
    public required string Term { get; init; }

    [MaxLength(40), Impersonal]
    public required string Number { get; init; }

    /// <summary>Null for records that every customer may find (products).</summary>
    public long? CustomerId { get; init; }
}

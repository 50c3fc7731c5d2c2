using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Portal.Server.Data;

/// <summary>What every save does besides the rows themselves: versions, events, search terms, and the length of texts.</summary>
internal static class Bookkeeping
{
    public static async Task Prepare(PortalDb db, CancellationToken cancel)
    {
        foreach (var entry in db.ChangeTracker.Entries<Record>().ToList())
        {
            var version = entry.Property(r => r.Version);
            if (entry.State == EntityState.Added) version.CurrentValue = 1;
            if (entry.State == EntityState.Modified) version.CurrentValue = version.OriginalValue + 1;
            db.Events.AddRange(entry.Entity.Happened);
            entry.Entity.Happened.Clear();
        }
        await Index(db, [.. db.ChangeTracker.Entries<ISearchable>().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)], cancel);
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Added or EntityState.Modified) CheckTexts(entry);
        }
    }

    /// <summary>The terms by which a record is found.</summary>
    public static IEnumerable<SearchTerm> TermsOf(ISearchable record) =>
        record.SearchTexts.SelectMany(SearchWords.Of).Distinct(StringComparer.Ordinal).Select(word => new SearchTerm
        {
            Kind = record.SearchKind, Number = record.Number, Term = word, CustomerId = record.SearchOwner,
        });

    /// <summary>One query a kind, however many records are saved.</summary>
    private static async Task Index(PortalDb db, List<EntityEntry<ISearchable>> entries, CancellationToken cancel)
    {
        foreach (var kind in entries.GroupBy(e => e.Entity.SearchKind))
        {
            var modified = kind.Where(e => e.State != EntityState.Added).Select(e => e.Entity.Number).ToArray();
            var known = modified.Length == 0 ? []
                : await db.SearchTerms.Where(t => t.Kind == kind.Key && EF.Parameter(modified).Contains(t.Number)).ToListAsync(cancel);
            var byNumber = known.ToLookup(t => t.Number);
            foreach (var entry in kind)
            {
                var wanted = entry.State == EntityState.Deleted ? [] : TermsOf(entry.Entity).ToDictionary(t => t.Term);
                db.SearchTerms.RemoveRange(byNumber[entry.Entity.Number].Where(t => !wanted.Remove(t.Term)));
                db.SearchTerms.AddRange(wanted.Values);
            }
        }
    }

    private static void CheckTexts(EntityEntry entry)
    {
        foreach (var property in entry.Properties)
        {
            if (property.CurrentValue is string text) CheckText(property.Metadata, MostOf(property.Metadata), text);
        }
    }

    /// <summary>How many characters a text may have.</summary>
    public static int MostOf(IReadOnlyProperty property) => property.GetMaxLength() is > 0 and var length ? length : int.MaxValue;

    /// <summary>SQLite takes any length and U+0000; the servers do not. A text that would fail there fails here.</summary>
    /// <param name="most">What <see cref="MostOf"/> says of the property.</param>
    /// <exception cref="InvalidDataException">The text is longer than its column, or holds U+0000.</exception>
    public static void CheckText(IReadOnlyProperty property, int most, string text)
    {
        if (text.Length <= most && !text.Contains('\0')) return;
        throw new InvalidDataException(
            $"{property.DeclaringType.ShortName()}.{property.Name} takes at most {most} characters without U+0000; it was given {text.Length}.");
    }
}

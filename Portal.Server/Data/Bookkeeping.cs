using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Portal.Server.Data;

/// <summary>What every save does besides the rows themselves: versions, events, search terms, and the length of texts.</summary>
internal static class Bookkeeping
{
    public static async Task Prepare(PortalDb db, CancellationToken cancel)
    {
        db.ChangeTracker.DetectChanges();
        foreach (var entry in db.ChangeTracker.Entries<Record>().ToList())
        {
            if (entry.State == EntityState.Added) entry.Entity.Version = 1;
            if (entry.State == EntityState.Modified) entry.Entity.Version = entry.Property(r => r.Version).OriginalValue + 1;
            db.Events.AddRange(entry.Entity.Happened);
            entry.Entity.Happened.Clear();
        }
        foreach (var entry in db.ChangeTracker.Entries<ISearchable>().ToList())
        {
            if (entry.State is EntityState.Added or EntityState.Modified) await Index(db, entry, cancel);
        }
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

    private static async Task Index(PortalDb db, EntityEntry<ISearchable> entry, CancellationToken cancel)
    {
        var wanted = TermsOf(entry.Entity).ToDictionary(t => t.Term);
        if (entry.State == EntityState.Modified)
        {
            var (kind, number) = (entry.Entity.SearchKind, entry.Entity.Number);
            var known = await db.SearchTerms.Where(t => t.Kind == kind && t.Number == number).ToListAsync(cancel);
            db.SearchTerms.RemoveRange(known.Where(t => !wanted.Remove(t.Term)));
        }
        db.SearchTerms.AddRange(wanted.Values);
    }

    /// <summary>SQLite takes any length and U+0000; the servers do not. A text that would fail there fails here.</summary>
    private static void CheckTexts(EntityEntry entry)
    {
        foreach (var property in entry.Properties)
        {
            if (property.CurrentValue is not string text) continue;
            var most = property.Metadata.GetMaxLength() ?? int.MaxValue;
            if (most > 0 && text.Length > most || text.Contains('\0'))
            {
                throw new InvalidDataException(
                    $"{entry.Metadata.ShortName()}.{property.Metadata.Name} takes at most {most} characters without U+0000; it was given {text.Length}.");
            }
        }
    }
}

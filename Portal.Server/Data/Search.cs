using System.Linq.Expressions;

namespace Portal.Server.Data;

/// <summary>Finds records by the beginnings of their words, through the index of <see cref="SearchTerm"/>.</summary>
internal static class Search
{
    /// <summary>The numbers of the records of a kind that a word begins.</summary>
    public static IQueryable<string> Hits(PortalDb db, SearchKind kind, string word)
    {
        var end = word + char.MaxValue;
        return db.SearchTerms.Where(t => t.Kind == kind && string.Compare(t.Term, word) >= 0 && string.Compare(t.Term, end) < 0).Select(t => t.Number);
    }
}

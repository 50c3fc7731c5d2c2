using Microsoft.EntityFrameworkCore;

namespace Portal.Server.Data;

/// <summary>Finds records by the beginnings of their words, through the index of <see cref="SearchTerm"/>.</summary>
internal static class SearchIndex
{
    /// <summary>A word as common as "a" begins millions of terms; past this many candidates another word must narrow it.</summary>
    private const int Candidates = 2000;

    /// <summary>Past this many hits it is less to look a record's terms up, one record after the other in a list's order, than to gather all hits first.</summary>
    private const int Common = 20_000;

    /// <summary>The numbers of the records of a kind that have a term beginning with the word.</summary>
    public static IQueryable<string> Hits(PortalDb db, SearchKind kind, string word) => Terms(db, kind, word).Select(t => t.Number);

    /// <summary>Whether so many records have such a term that to look each record up in <see cref="Beside"/> is the quicker question. Costs the reading of those hits at most.</summary>
    public static async Task<bool> IsCommon(PortalDb db, SearchKind kind, string word, CancellationToken cancel) => await Hits(db, kind, word).Take(Common + 1).CountAsync(cancel) > Common;

    /// <summary>The numbers of the records that every word finds: the longest word leads, the others are looked up.</summary>
    public static IQueryable<string> Numbers(PortalDb db, SearchKind kind, IReadOnlyList<string> words)
    {
        var byLength = words.OrderByDescending(w => w.Length).ToList();
        var numbers = Hits(db, kind, byLength[0]).Distinct();
        if (byLength.Count > 1) numbers = numbers.Take(Candidates);
        foreach (var word in byLength.Skip(1))
        {
            var others = Terms(db, kind, word);
            numbers = numbers.Where(n => others.Any(t => t.Number == n));
        }
        return numbers;
    }

    /// <summary>
    /// The same terms, to be asked for record by record: written so that no database thinks of gathering them first. PostgreSQL
    /// takes a range that nothing is known of for five rows where it has a hundred thousand.
    /// </summary>
    public static IQueryable<SearchTerm> Beside(PortalDb db, SearchKind kind, string word)
    {
        var length = word.Length;
        return db.SearchTerms.Where(t => t.Kind == kind && t.Term.Substring(0, length) == word);
    }

    /// <summary>The terms of a kind that begin with the word.</summary>
    public static IQueryable<SearchTerm> Terms(PortalDb db, SearchKind kind, string word)
    {
        var end = word + char.MaxValue;
        return db.SearchTerms.Where(t => t.Kind == kind && string.Compare(t.Term, word) >= 0 && string.Compare(t.Term, end) < 0);
    }
}

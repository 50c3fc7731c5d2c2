using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;

namespace Portal.Server.Features.Customers;

/// <summary>How customers are numbered, sorted and told apart.</summary>
internal static class CustomerKeys
{
    public const string Series = "K";
    public const int MaxName = 200;

    /// <summary>Numbers begin above this, so that none looks like a test.</summary>
    private const int Before = 10_000;

    /// <summary>What says nothing about who it is: legal forms, and the word between names, which others write as a sign.</summary>
    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "gmbh", "mbh", "ag", "kg", "kgaa", "ohg", "gbr", "ug", "haftungsbeschrankt", "eg", "ev", "ek", "se", "co", "ltd", "limited", "llc", "llp", "inc",
        "corp", "plc", "sarl", "sa", "sas", "bv", "nv", "vof", "srl", "spa", "snc", "ab", "as", "aps", "oy", "sl", "zoo", "und", "and", "et",
    };

    /// <summary>"K-10001".</summary>
    public static string Number(long n) => string.Create(CultureInfo.InvariantCulture, $"K-{Before + n}");

    /// <summary>The next number; one that came from elsewhere is passed over.</summary>
    public static async Task<string> TakeNumber(PortalDb db, CancellationToken cancel)
    {
        while (true)
        {
            var number = Number(await Numbers.Next(db, Series, cancel));
            if (!await db.Customers.AnyAsync(c => c.Number == number, cancel)) return number;
        }
    }

    /// <summary>The name as lists sort it and doubles are found by: folded, without legal forms.</summary>
    public static string NameKey(string name)
    {
        var words = SearchWords.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var own = words.Where(w => !Fillers.Contains(w)).ToList();
        var key = string.Join(' ', own.Count > 0 ? own : [.. words]);
        return key.Length > MaxName ? key[..MaxName] : key;
    }

    /// <summary>A VAT ID without the signs people put in between.</summary>
    public static string VatKey(string vatId) => string.Concat(vatId.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}

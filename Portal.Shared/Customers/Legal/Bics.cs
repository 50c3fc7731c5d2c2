using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Customers;

/// <summary>The code of a bank by its form (ISO 9362): four letters of the bank, two of the country, two of the place, three of the branch or none. It has no check digit.</summary>
public static class Bics
{
    public const int MaxLength = 11;

    /// <summary>Looks at what was typed; nothing typed is nothing wrong.</summary>
    public static CheckedText Check(string? typed)
    {
        var plain = CheckedText.Plain(typed);
        return new(plain, plain.Length == 0 ? null : Problem(plain));
    }

    private static string? Problem(string plain)
    {
        if (plain.Length is not (8 or 11)) return T($"A BIC has 8 or 11 characters; this one has {plain.Length}.", $"Ein BIC hat 8 oder 11 Zeichen; dieser hat {plain.Length}.");
        if (!plain[..4].All(char.IsAsciiLetter) || !plain.All(char.IsAsciiLetterOrDigit)) return T("A BIC looks like this: BYLADEM1001.", "Ein BIC sieht so aus: BYLADEM1001.");
        return plain[4..6] == "XK" || Countries.Find(plain[4..6]) is not null ? null
            : T($"\"{plain[4..6]}\" in the fifth and sixth place of the BIC is no country.", $"„{plain[4..6]}“ an fünfter und sechster Stelle des BIC ist kein Land.");
    }
}

using System.Globalization;

namespace Portal.Shared.Common;

/// <summary>
/// The two languages of the product, side by side where a sentence is used: <c>T("Orders", "Aufträge")</c>.
/// A missing translation does not compile, and nobody has to look a key up to read a page.
/// </summary>
public static class Texts
{
    public const string English = "en";
    public const string German = "de";

    /// <summary>True where the reader of the current request, circuit or mail reads German.</summary>
    public static bool IsGerman => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == German;

    /// <summary>The sentence in the reader's language.</summary>
    public static string T(string english, string german) => IsGerman ? german : english;

    /// <summary>"1 order" or "7 orders": the form that fits the number, with the number in front.</summary>
    public static string Count(long n, string english, string englishPlural, string german, string germanPlural) =>
        string.Create(CultureInfo.CurrentCulture, $"{n:N0} {(n == 1 ? T(english, german) : T(englishPlural, germanPlural))}");

    /// <summary>The culture that numbers and dates of a language are written in.</summary>
    /// <param name="language">"de" or "en"; anything else reads English.</param>
    public static CultureInfo CultureOf(string language) =>
        CultureInfo.GetCultureInfo(language == German ? "de-DE" : "en-GB");

    /// <summary>Runs <paramref name="write"/> in somebody else's language, as mails need it.</summary>
    public static TResult In<TResult>(string language, Func<TResult> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureOf(language);
            return write();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }
}

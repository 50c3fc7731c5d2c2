namespace Portal.Shared.Customers;

/// <summary>How the VAT IDs of a country look, and how their check digit is reckoned. Sources: <see cref="VatIds"/>.</summary>
/// <param name="Prefix">The letters in front.</param>
/// <param name="Forms">What follows, parted by spaces: 9 a digit, @ a letter, * either, ? a letter or an old sign; all else stands for itself.</param>
/// <param name="Fits">Whether the check digit of a number of such a form is right.</param>
internal sealed partial record VatRule(string Prefix, string Example, string Forms, Func<string, bool> Fits)
{
    private readonly string[] forms = Forms.Split(' ');

    public static readonly Dictionary<string, VatRule> All = new[]
    {
        new VatRule("AT", "ATU13585627", "U99999999", Austria),
        new("BE", "BE0428759497", "9999999999", n => n[0] is '0' or '1' && 97 - Digits.Number(n[..8]) % 97 == Digits.Number(n[8..])),
        new("BG", "BG175074752", "999999999 9999999999", Bulgaria),
        new("CY", "CY10189098G", "99999999@", Cyprus),
        new("CZ", "CZ25123891", "99999999 999999999 9999999999", Czechia),
        new("DE", "DE136695976", "999999999", n => n[0] != '0' && Digits.FitsMod11And10(n)),
        new("DK", "DK10150817", "99999999", n => n[0] != '0' && Digits.Weigh(n, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0),
        new("EE", "EE101256753", "999999999", n => Digits.Weigh(n, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0),
        new("EL", "EL094501040", "999999999", n => Digits.Weigh(n, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == Digits.Last(n)),
        new("ES", "ESA78109592", "*9999999*", Spain),
        new("FI", "FI18261444", "99999999", n => Digits.Weigh(n, 7, 9, 10, 5, 8, 4, 2, 1) % 11 == 0),
        new("FR", "FR83404833048", "**999999999", France),
        new("GB", "GB980780684", "999999999 999999999999 GD999 HA999", Britain),
        new("HR", "HR33392005961", "99999999999", Digits.FitsMod11And10),
        new("HU", "HU12892312", "99999999", n => Digits.Weigh(n, 9, 7, 3, 1, 9, 7, 3, 1) % 10 == 0),
        new("IE", "IE6433435OA", "9999999@ 9999999@@ 9?99999@", Ireland),
        new("IT", "IT00743110157", "99999999999", n => n[..7] != "0000000" && Digits.Luhn(n) == 0),
        new("LT", "LT119511515", "999999999 999999999999", Lithuania),
        new("LU", "LU15027442", "99999999", n => Digits.Number(n[..6]) % 89 == Digits.Number(n[6..])),
        new("LV", "LV40003521600", "99999999999", Latvia),
        new("MT", "MT11679112", "99999999", n => Digits.Weigh(n, 3, 4, 6, 7, 8, 9, 10, 1) % 37 == 0),
        new("NL", "NL004495445B01", "999999999B99", Netherlands),
        new("PL", "PL8567346215", "9999999999", n => Digits.Weigh(n, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == Digits.Last(n)),
        new("PT", "PT501964843", "999999999", n => n[0] != '0' && (11 - Digits.Weigh(n, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 11 % 10 == Digits.Last(n)),
        new("RO", "RO18547290", "99 999 9999 99999 999999 9999999 99999999 999999999 9999999999 9999999999999", Romania),
        new("SE", "SE556043606401", "999999999999", n => n[10..] != "00" && Digits.Luhn(n[..10]) == 0),
        new("SI", "SI50223054", "99999999", n => n[0] != '0' && 11 - Digits.Weigh(n, 8, 7, 6, 5, 4, 3, 2) % 11 is var check && (check == 10 ? 0 : check) == Digits.Last(n)),
        new("SK", "SK2022749619", "9999999999", n => n[0] != '0' && Digits.Number(n) % 11 == 0),
        new("XI", "XI980780684", "999999999 999999999999 GD999 HA999", Britain),
        new("CHE", "CHE116281710MWST", "999999999 999999999MWST 999999999TVA 999999999IVA 999999999TPV", Switzerland),
    }.ToDictionary(rule => rule.Prefix);

    public bool HasLength(int length) => forms.Any(form => form.Length == length);

    public bool HasForm(string number) => forms.Any(form => form.Length == number.Length && form.Zip(number).All(pair => IsA(pair.First, pair.Second)));

    private static bool IsA(char place, char c) => place switch
    {
        '9' => char.IsAsciiDigit(c),
        '@' => char.IsAsciiLetterUpper(c),
        '*' => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c),
        '?' => char.IsAsciiLetterUpper(c) || c is '+' or '*',
        _ => place == c,
    };
}

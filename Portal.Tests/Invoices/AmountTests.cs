using System.Globalization;
using Portal.Shared.Common;

namespace Portal.Tests.Invoices;

/// <summary>Amounts as people type them, in both notations on both languages' pages.</summary>
public sealed class AmountTests
{
    [Theory]
    [InlineData("1234,50", 1234.50, 1234.50)]
    [InlineData("1234.50", 1234.50, 1234.50)]
    [InlineData("1.234,50", 1234.50, 1234.50)]
    [InlineData("1,234.50", 1234.50, 1234.50)]
    [InlineData("1'234.50", 1234.50, 1234.50)]
    [InlineData("1 234,5", 1234.5, 1234.5)]
    [InlineData("-3", -3, -3)]
    [InlineData("−3,20", -3.20, -3.20)]
    [InlineData("1.234.567", 1234567, 1234567)]
    [InlineData("7", 7, 7)]
    [InlineData(",50", 0.50, 0.50)]
    public void Both_notations_are_read_whatever_language_the_page_has(string typed, double english, double german)
    {
        Assert.Equal((decimal)english, Read(typed, "en"));
        Assert.Equal((decimal)german, Read(typed, "de"));
    }

    [Fact]
    public void Alone_before_three_digits_a_mark_means_what_the_page_means_by_it()
    {
        Assert.Equal((1234m, null), (Read("1,234", "en"), Read("1.234", "en")));
        Assert.Equal((1234m, null), (Read("1.234", "de"), Read("1,234", "de")));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("much")]
    [InlineData("1.23.4")]
    [InlineData("12,34,56")]
    [InlineData("1.2345")]
    [InlineData("1e5")]
    [InlineData("--1")]
    [InlineData("1.234,567")]
    [InlineData("99999999999999999999999999999999")]
    public void What_is_no_amount_is_none(string? typed) => Assert.Equal((null, null), (Read(typed, "en"), Read(typed, "de")));

    private static decimal? Read(string? typed, string language)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
            return Amounts.Read(typed);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}

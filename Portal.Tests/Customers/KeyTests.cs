using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Server.Files;
using Portal.Shared.Customers;

namespace Portal.Tests.Customers;

/// <summary>By what customers are sorted, found and told apart.</summary>
public sealed class KeyTests
{
    [Theory]
    [InlineData("Müller & Söhne GmbH & Co. KG", "muller sohne")]
    [InlineData("MUELLER UND SOEHNE", "muller sohne")]
    [InlineData("Łódź Handel Sp. z o.o.", "lodz handel sp z o o")]
    [InlineData("AG", "ag")]
    [InlineData("  Café  Zoë  Ltd ", "cafe zo")]
    public void A_name_sorts_without_case_accents_and_legal_form(string name, string key) => Assert.Equal(key, CustomerKeys.NameKey(name));

    [Theory]
    [InlineData("+49 40 66969 201", "+494066969201")]
    [InlineData("+49 40 66969 201", "0049 40 66969 201")]
    [InlineData("+49 40 66969 201", "040 66969201")]
    [InlineData("+49 40 66969 201", "(040) 66969-201")]
    [InlineData("+49 40 66969 201", "66969 201")]
    [InlineData("+49 (0)40 66969-201", "04066969201")]
    [InlineData("040/66969-201", "040 66969 201")]
    [InlineData("+44 20 7946 0958", "7946 0958")]
    public void A_phone_number_is_found_however_it_is_typed(string kept, string typed)
    {
        var customer = new Customer { Number = "K-1", Name = "X", Phone = kept };
        var terms = Bookkeeping.TermsOf(customer).Select(t => t.Term).ToList();
        Assert.All(SearchWords.Asked(typed), word => Assert.Contains(terms, t => t.StartsWith(word, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("+49 40 66969 201", "040/66969-201", true)]
    [InlineData("+49 40 66969 201", "+49 40 66969 202", false)]
    [InlineData("+49 89 66969 201", "+49 40 66969 201", true)] // the area codes differ, the last eight digits do not: a person looks at it
    public void Phone_numbers_are_compared_by_their_last_digits(string one, string other, bool same) =>
        Assert.Equal(same, PhoneWords.Key(one) == PhoneWords.Key(other));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49 40", "'+49 40")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("\0x", "'\0x")]
    [InlineData("＝1", "'＝1")]
    [InlineData("  =1", "'  =1")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("Müller", "Müller")]
    public void No_cell_of_an_export_is_a_formula(string text, string cell)
    {
        Assert.Equal($"{cell}\r\n", CsvLine.Of(';', text));
        Assert.Equal($"{cell};x\r\n", CsvLine.Of(';', text, "x"));
    }

    [Fact]
    public void An_empty_first_cell_keeps_its_place() => Assert.Equal(";a;\r\n", CsvLine.Of(';', "", "a", ""));

    [Fact]
    public void A_filter_survives_its_address_and_nonsense_is_left_out()
    {
        var filter = new CustomerFilter("a&b=c ü", CustomerClass.B, "DE", CustomerFilter.Me, CustomerStage.Prospect, new DateOnly(2026, 1, 2), new DateOnly(2026, 3, 4), true);
        Assert.Equal(filter, Parse(filter.ToQuery()));
        Assert.Equal("", new CustomerFilter().ToQuery());
        Assert.True(Parse("class=7&stage=;DROP&since=yesterday&until=2026-13-01&overdue=maybe&q=%20").IsEmpty);
        Assert.Equal(CustomerFilter.MaxSearch, Parse("q=" + new string('x', 5000)).Search!.Length);

        static CustomerFilter Parse(string query)
        {
            var parts = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query);
            return CustomerFilter.Of(name => parts.TryGetValue(name, out var value) ? value.ToString() : null);
        }
    }

    [Fact]
    public void Every_optional_field_belongs_to_a_group_and_every_group_says_what_it_is_for()
    {
        Assert.Equal(Enum.GetValues<TraitField>(), Enum.GetValues<FieldGroup>().SelectMany(OptionalFields.Of));
        Assert.All(Enum.GetValues<FieldGroup>(), g => Assert.True(OptionalFields.Of(g).Count > 0 && FieldWords.Purpose(g).Length > 20 && FieldWords.Retention(g).Length > 20));
        Assert.Equal(Enum.GetValues<TraitField>().Length, Enum.GetValues<TraitField>().Select(f => (OptionalFields.GroupOf(f), FieldWords.Of(f))).Distinct().Count());
    }
}

using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Orders;

namespace Portal.Tests.Complaints;

/// <summary>The sentences that states are told in, in both languages.</summary>
public sealed class WordsTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData(null, null, null, null, "In preparation", "We have not promised a date yet.", "Ein Liefertermin steht noch nicht fest.")]
    [InlineData(4, 4, null, null, "In preparation", "Promised for Thursday, 26 Nov.", "Zugesagt für Donnerstag, 26. November.")]
    [InlineData(2, 4, -1, null, "On its way", "Promised for Thursday, 26 Nov. First promised for 24 Nov.", "Zugesagt für Donnerstag, 26. November. Zuerst zugesagt für 24. November.")]
    [InlineData(-1, -1, null, null, "Late", "Promised for Saturday, 21 Nov, 1 day ago.", "Zugesagt für Samstag, 21. November, vor einem Tag.")]
    [InlineData(-5, -3, null, null, "Late", "Promised for Thursday, 19 Nov, 3 days ago. First promised for 17 Nov.", "Zugesagt für Donnerstag, 19. November, vor 3 Tagen. Zuerst zugesagt für 17. November.")]
    [InlineData(-5, -5, -8, -6, "Delivered", "On Monday, 16 Nov.", "Am Montag, 16. November.")]
    [InlineData(-5, -3, -4, -3, "Delivered late", "On Thursday, 19 Nov, 2 days after the first promise.", "Am Donnerstag, 19. November, 2 Tage nach der ersten Zusage.")]
    public void An_order_says_where_it_is_and_what_was_promised(int? first, int? current, int? shipped, int? delivered, string word, string english, string german)
    {
        var facts = new OrderFacts(Day(first), Day(current), Day(shipped), Day(delivered), null);
        var (en, de) = (Texts.In("en", () => OrderWords.State(facts, Today)), Texts.In("de", () => OrderWords.State(facts, Today)));
        Assert.Equal((word, english, german), (en.Word, en.Next, de.Next));
    }

    [Theory]
    [InlineData(Stage.Acknowledgement, WaitingFor.Us, false, 2, false, "We answer by Tuesday, 24 Nov.", "Wir antworten bis Dienstag, 24. November.")]
    [InlineData(Stage.Assessment, WaitingFor.Us, false, -2, false, "We wanted to answer by Friday, 20 Nov and are late with it.", "Wir wollten bis Freitag, 20. November antworten und sind damit im Rückstand.")]
    [InlineData(Stage.Response, WaitingFor.Customer, false, null, false, "Please read our answer and tell us whether it settles the matter.", "Bitte lesen Sie unsere Antwort und sagen Sie uns, ob es damit erledigt ist.")]
    [InlineData(Stage.Response, WaitingFor.Nobody, true, null, false, "We note the cause and close it.", "Wir halten die Ursache fest und schließen sie ab.")]
    [InlineData(Stage.Closing, WaitingFor.Nobody, false, null, true, "If it is not settled, you can open it again.", "Wenn es nicht erledigt ist, können Sie die Beschwerde wieder öffnen.")]
    [InlineData(Stage.Closing, WaitingFor.Nobody, false, null, false, "Nothing more to do.", "Es ist nichts mehr zu tun.")]
    public void A_complaint_says_what_happens_next_and_by_when(Stage stage, WaitingFor waiting, bool solved, int? due, bool canReopen, string english, string german)
    {
        var facts = new ComplaintFacts(stage, waiting, solved, Day(due), canReopen);
        Assert.Equal(english, Texts.In("en", () => ComplaintWords.State(facts, Today).Next));
        Assert.Equal(german, Texts.In("de", () => ComplaintWords.State(facts, Today).Next));
    }

    [Fact]
    public void Dates_are_words_near_today_and_carry_the_year_elsewhere()
    {
        string Say(int days) => Texts.In("en", () => Dates.Say(Today.AddDays(days), Today));
        Assert.Equal(["yesterday", "today", "tomorrow", "Thursday", "29 Nov", "22 Nov 2025"], new[] { -1, 0, 1, 4, 7, -365 }.Select(Say));
        Assert.Equal("22. November 2025", Texts.In("de", () => Dates.Say(Today.AddDays(-365), Today)));
        Assert.Equal("1,234.50", Texts.In("en", () => new Money(1234.5m, "EUR").Figure));
        Assert.Equal("1.234,50", Texts.In("de", () => new Money(1234.5m, "EUR").Figure));
    }

    [Fact]
    public void Every_word_has_two_languages_and_none_is_missing()
    {
        IEnumerable<Func<string>> words =
        [
            .. Enum.GetValues<Stage>().Select(s => (Func<string>)(() => ComplaintWords.Of(s))), .. Enum.GetValues<Cause>().Select(c => (Func<string>)(() => ComplaintWords.Of(c))),
            .. Enum.GetValues<Remedy>().Select(r => (Func<string>)(() => ComplaintWords.Of(r))), .. Enum.GetValues<ComplaintOutcome>().Select(o => (Func<string>)(() => ComplaintWords.Of(o))),
            .. Enum.GetValues<ComplaintKind>().SelectMany(k => ComplaintWords.Outcomes(k).Select(o => (Func<string>)(() => ComplaintWords.Of(o, k)))),
            .. Enum.GetValues<Severity>().Select(s => (Func<string>)(() => AssessmentWords.Of(s))), .. Enum.GetValues<Complexity>().Select(c => (Func<string>)(() => AssessmentWords.Of(c))),
            .. Enum.GetValues<Impact>().Select(i => (Func<string>)(() => AssessmentWords.Of(i))), .. Enum.GetValues<Contentment>().Select(c => (Func<string>)(() => AssessmentWords.Of(c))),
            .. Enum.GetValues<ComplaintKind>().Select(k => (Func<string>)(() => ComplaintWords.Of(k))), .. Enum.GetValues<OrderFilter>().Select(f => (Func<string>)(() => OrderWords.Of(f))),
        ];
        Assert.All(words, word => Assert.NotEqual(Texts.In("en", word), Texts.In("de", word)));
        Assert.Equal(Enum.GetValues<Cause>().Length, Enum.GetValues<Cause>().Select(c => Texts.In("en", () => ComplaintWords.Of(c))).Distinct().Count());
    }

    private static DateOnly? Day(int? fromToday) => fromToday is { } days ? Today.AddDays(days) : null;
}

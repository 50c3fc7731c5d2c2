using Portal.Server.Mail.Returns;

namespace Portal.Tests.Mail.Returns;

/// <summary>What reports say, and what is no report.</summary>
public sealed class ReportTests
{
    private const string Id = "3f1c@portal.example";

    [Fact]
    public void A_report_names_the_mail_the_code_and_the_servers_words()
    {
        Assert.Equal(new ReturnReport(Id, BounceKind.Hard, "5.1.1", "550 5.1.1 <gone@reader.example>: Recipient address rejected: User unknown"), ReturnReport.Read(Reports.Postfix(Id).Bytes()));
        Assert.Equal(new ReturnReport(Id, BounceKind.Soft, "5.2.2", "552 5.2.2 mailbox full"), ReturnReport.Read(Reports.Exchange(Id).Bytes()));
        Assert.Equal(new ReturnReport(Id, BounceKind.Complaint, "", "SomeGenerator/1.0"), ReturnReport.Read(Reports.Complaint(Id).Bytes()));
    }

    [Fact]
    public void The_servers_own_code_counts_where_the_reports_says_no_more_than_that_it_failed()
    {
        Assert.Equal((BounceKind.Hard, "5.1.10"), Of(Reports.Postfix(Id, "5.0.0", "550 5.1.10 RESOLVER.ADR.RecipientNotFound")));
        Assert.Equal((BounceKind.Soft, "4.4.1"), Of(Reports.Postfix(Id, "4.4.1", "connect to mx.reader.example: Connection timed out")));
        Assert.Equal((BounceKind.Hard, "5.0.0"), Of(Reports.Postfix(Id, "5.0.0", "550 no such user")));
        Assert.Equal((BounceKind.Soft, "5.0.0"), Of(Reports.Postfix(Id, "5.0.0", "554 spam")));
    }

    [Fact]
    public void What_is_late_delivered_or_no_report_says_nothing()
    {
        Assert.Null(ReturnReport.Read(Reports.Postfix(Id, "4.4.1", "timed out", action: "delayed").Bytes()));
        Assert.Null(ReturnReport.Read(Reports.Postfix(Id, "2.0.0", "250 ok", action: "delivered").Bytes()));
        Assert.Null(ReturnReport.Read(Reports.Holiday(Id).Bytes()));
        Assert.Null(ReturnReport.Read(Reports.Complaint(Id).Replace("Feedback-Type: abuse", "Feedback-Type: not-spam", StringComparison.Ordinal).Bytes()));
        Assert.Null(ReturnReport.Read([]));
        Assert.Null(ReturnReport.Read("\r\n\r\n".Bytes()));
    }

    [Theory]
    [InlineData("5.1.1", 550, true)]
    [InlineData("5.2.1", 550, true)]
    [InlineData("", 550, true)]
    [InlineData("", 553, true)]
    [InlineData("", 552, false)]
    [InlineData("5.2.2", 552, false)]
    [InlineData("5.7.1", 550, false)]
    [InlineData("5.1.8", 550, false)]
    [InlineData("4.2.1", 450, false)]
    internal void Only_an_address_that_is_not_there_is_given_up(string status, int code, bool isHard) =>
        Assert.Equal(isHard ? BounceKind.Hard : BounceKind.Soft, BounceStatus.KindOf(status, code));

    [Fact]
    public void Whatever_comes_is_read_to_an_end()
    {
        var (random, whole) = (new Random(6), new[] { Reports.Postfix(Id), Reports.Exchange(Id), Reports.Complaint(Id) });
        for (var i = 0; i < 3000; i++)
        {
            var bytes = whole[i % 3].Bytes();
            for (var k = random.Next(8); k > 0; k--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var read = ReturnReport.Read(bytes[..random.Next(bytes.Length + 1)]);
            Assert.True(read is null || read.MessageId.Length is > 0 and <= 120 && read.Status.Length <= 20 && read.News.Key.Length <= Bounce.LongestKey, $"{i}: {read}");
        }
        // Parts in parts in parts, and a header without an end.
        Assert.Null(ReturnReport.Read(string.Concat(Enumerable.Range(0, 5000).Select(i => $"Content-Type: multipart/report; boundary=\"{i}\"\n\n--{i}\n")).Bytes()));
        Assert.Null(ReturnReport.Read(new string('a', 1_000_000).Bytes()));
    }

    private static (BounceKind, string) Of(string mail) => ReturnReport.Read(mail.Bytes()) is { } report ? (report.Kind, report.Status) : default;
}

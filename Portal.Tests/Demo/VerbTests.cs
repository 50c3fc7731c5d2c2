using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Demo;

namespace Portal.Tests.Demo;

/// <summary>The demo verb and the greeting, as the program itself says them.</summary>
public sealed class VerbTests
{
    [Theory]
    [InlineData(1, "--customers takes 20 to 10000000.", "--customers", "0")]
    [InlineData(1, "--customers takes 20 to 10000000.", "--customers", "-5")]
    [InlineData(1, "Cannot parse argument 'many'", "--customers", "many")]
    [InlineData(1, "Cannot parse argument '99999999999'", "--customers", "99999999999")]
    [InlineData(1, "Cannot parse argument 'x'", "--seed", "x")]
    [InlineData(1, "Required argument missing", "--customers")]
    [InlineData(1, "Unrecognized command or argument '--custmers'", "--custmers", "30")]
    public async Task Wrong_use_is_one_sentence_and_touches_nothing(int code, string sentence, params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("portal-test-").FullName;
        try
        {
            var (exit, said, error) = await DemoProcess.Run($"Data Source={folder}/portal.db", ["demo", .. options]);
            Assert.Equal((code, ""), (exit, said));
            Assert.StartsWith(sentence, error, StringComparison.Ordinal);
            Assert.Single(error.TrimEnd().Split('\n'));
            Assert.False(File.Exists(Path.Combine(folder, "portal.db")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task It_fills_an_empty_database_once_and_the_start_says_where_and_how_to_get_in()
    {
        await using var book = await FilledBook.Empty("Sqlite", default);
        var connection = book.Databases.ConnectionString;
        var (code, said, error) = await DemoProcess.Run(connection, "demo", "--customers", "25", "--seed", "4");
        Assert.True(code == 0, error);
        Assert.StartsWith("Wrote 25 customers, ", said, StringComparison.Ordinal);
        var rows = await book.Rows();

        (code, said, error) = await DemoProcess.Run(connection, "demo", "--customers", "25");
        Assert.Equal((3, "", "There are customers in the database already; demo data goes into an empty one only."), (code, said, error.TrimEnd()));

        (_, said, _) = await DemoProcess.Run(connection, "--urls=http://127.0.0.1:0");
        Assert.Contains("is at http://127.0.0.1:", said, StringComparison.Ordinal);
        foreach (var (email, who) in DemoSignIns.All) Assert.Matches($@"{email}\s+{who}", said);
        Assert.Contains(DemoSignIns.Password, said, StringComparison.Ordinal);
        Assert.Contains("No mail server is set: mails are held", said, StringComparison.Ordinal);
        Assert.Equal(rows.Where(IsBook), (await book.Rows()).Where(IsBook));
    }

    /// <summary>Not of the jobs that ran meanwhile.</summary>
    private static bool IsBook(string row) => row[..row.IndexOf(':', StringComparison.Ordinal)] is "Customers" or "Orders" or "Invoices" or "Complaints" or "Events" or "Counters";
}

using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Demo;
using Portal.Tests.Support;

namespace Portal.Tests.Demo;

/// <summary>A fill is the same whenever it is made again, and whole or not there.</summary>
public sealed class FillTests
{
    private static readonly DateOnly Day = new(2026, 11, 18);

    [EachDatabase]
    public async Task The_same_seed_on_the_same_day_gives_the_same_rows_and_another_seed_others(string provider)
    {
        await using var one = await FilledBook.Of(provider, Day);
        await using var again = await FilledBook.Of(provider, Day);
        await using var other = await FilledBook.Of(provider, Day, seed: 7);
        var rows = await one.Rows();
        Assert.Equal(rows, await again.Rows());
        var names = await one.Read(db => db.Customers.Select(c => c.Name).ToListAsync());
        var others = await other.Read(db => db.Customers.Select(c => c.Name).ToListAsync());
        Assert.Equal((200, 200), (names.Count, others.Count));
        Assert.True(names.Intersect(others).Count() < 60, "Another seed made nearly the same customers.");
    }

    [Fact]
    public async Task Another_day_tells_of_the_days_before_it()
    {
        await using var one = await FilledBook.Of("Sqlite", Day);
        await using var later = await FilledBook.Of("Sqlite", Day.AddDays(30));
        Assert.NotEqual(await one.Rows(), await later.Rows());
        Assert.Equal(Day.AddDays(29), await later.Read(async db => later.Clock.DayOf((await db.Complaints.MaxAsync(c => c.ReceivedAt)))));
    }

    [EachDatabase]
    public async Task A_fill_that_fails_at_its_last_table_leaves_nothing_and_the_next_one_is_whole(string provider)
    {
        await using var book = await FilledBook.Empty(provider, Day);
        await using var whole = await FilledBook.Of(provider, Day);
        var empty = await book.Rows();
        await Execute(book, Refuse(provider));
        await Assert.ThrowsAnyAsync<Exception>(() => book.Fill());
        Assert.Equal(empty, await book.Rows());
        await Execute(book, Allow(provider));
        await book.Fill();
        Assert.Equal(await whole.Rows(), await book.Rows());
    }

    [EachDatabase]
    public async Task A_large_fill_that_fails_is_known_as_unfinished(string provider)
    {
        await using var book = await FilledBook.Empty(provider, Day);
        Assert.False(await book.Read(db => DemoFill.WasInterrupted(db, CancellationToken.None)));
        await Execute(book, Refuse(provider));
        await Assert.ThrowsAnyAsync<Exception>(() => book.Fill(customers: 300));
        Assert.True(await book.Read(db => DemoFill.WasInterrupted(db, CancellationToken.None)));
        await Execute(book, Allow(provider));
        await using var whole = await FilledBook.Of(provider, Day, customers: 300);
        Assert.False(await whole.Read(db => DemoFill.WasInterrupted(db, CancellationToken.None)));
        Assert.Equal(300, await whole.Read(db => db.Customers.CountAsync()));
    }

    private static Task Execute(FilledBook book, string sql) => book.Read(db => db.Database.ExecuteSqlRawAsync(sql));

    private static string Refuse(string provider) => provider switch
    {
        "Sqlite" => "CREATE TRIGGER refuse BEFORE INSERT ON \"ComplaintNotes\" BEGIN SELECT RAISE(ABORT, 'refused'); END",
        "PostgreSql" => "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''refused''; END'; "
            + "CREATE TRIGGER refuse BEFORE INSERT ON \"ComplaintNotes\" FOR EACH ROW EXECUTE FUNCTION refuse()",
        _ => "EXEC('CREATE TRIGGER refuse ON ComplaintNotes AFTER INSERT AS THROW 50000, ''refused'', 1')",
    };

    private static string Allow(string provider) => provider == "PostgreSql" ? "DROP TRIGGER refuse ON \"ComplaintNotes\"" : "DROP TRIGGER refuse";
}

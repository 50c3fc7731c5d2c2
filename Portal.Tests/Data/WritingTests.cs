using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Tests.Support;

namespace Portal.Tests.Data;

/// <summary>Transactions, numbers, versions and form keys, with many at once.</summary>
public sealed class WritingTests
{
    [EachDatabase]
    public async Task Numbers_have_no_gaps_and_no_doubles_however_many_take_them_at_once(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        var taken = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => app.Databases.WriteAsStaff<string>(Actor.System, async db =>
        {
            var number = await Numbers.Take(db, "T", new DateOnly(2026, 1, 1), CancellationToken.None);
            // Every third changes its mind: its number is given to the next.
            return i % 3 == 0 ? Outcome.Refused("no") : number;
        }, CancellationToken.None)));
        var numbers = taken.Where(t => t.Succeeded).Select(t => t.Value).Order().ToList();
        Assert.Equal(Enumerable.Range(1, 40).Select(i => $"T-2026-{i:000000}"), numbers);
    }

    [EachDatabase]
    public async Task A_form_posted_ten_times_at_once_is_done_once(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.World.Customer("Alpha", "a@alpha.example");
        var actor = await app.World.ActorOf("a@alpha.example");
        var key = Guid.NewGuid();
        var runs = 0;
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => app.Databases.WriteOnce(actor, key, app.World.Clock, async db =>
        {
            Interlocked.Increment(ref runs);
            await Task.Delay(20);
            return $"run {runs}";
        }, CancellationToken.None)));
        Assert.Single(answers.Select(a => a.Value).Distinct());
        Assert.Equal(1, await app.World.Read(db => db.FormPosts.CountAsync()));
    }

    [EachDatabase]
    public async Task An_edit_over_somebody_elses_edit_is_stale_and_changes_nothing(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        var customer = await app.World.Customer("Alpha", "a@alpha.example");
        var outcome = await app.Databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            var mine = await db.Customers.SingleAsync(c => c.Id == customer.Id);
            // Somebody else is faster. On SQLite nobody can be, inside the gate: there the row is changed by the same hand.
            await db.Customers.Where(c => c.Id == customer.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Version, c => c.Version + 1));
            mine.Name = "Mine";
            return true;
        }, CancellationToken.None);
        Assert.Contains(outcome.Problems, p => p.Kind == ProblemKind.Stale);
        Assert.Equal(("Alpha", 1), await app.World.Read(async db => (await db.Customers.Select(c => new { c.Name, c.Version }).SingleAsync()) is var c ? (c.Name, c.Version) : default));
    }

    [EachDatabase]
    public async Task What_fails_halfway_leaves_nothing(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        var woken = false;
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.Databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            await Numbers.Take(db, "T", new DateOnly(2026, 1, 1), CancellationToken.None);
            db.AfterCommit(() => woken = true);
            await db.SaveChangesAsync();
            throw new InvalidOperationException("power cut");
        }, CancellationToken.None));
        Assert.False(woken);
        Assert.Equal(0, await app.World.Read(db => db.Counters.CountAsync()));
    }

    [EachDatabase]
    public async Task Search_finds_a_name_however_it_is_written(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.World.Customer("Müller & Söhne Großhandel", "a@alpha.example");
        await app.World.Customer("Blue Moon Café", "b@beta.example");
        await using var db = app.Databases.OpenStaff(Actor.System);
        foreach (var (query, expected) in new[]
        {
            ("mueller", 1), ("Muller", 1), ("MÜLL", 1), ("soehne müller", 1), ("grosshandel", 1), ("cafe blue", 1), ("blu", 1), ("K-10001", 1), ("10002", 1),
            ("handel", 0), ("müller blue", 0),
        })
        {
            Assert.True(expected == await SearchIndex.Numbers(db, SearchKind.Customer, SearchWords.Asked(query)).CountAsync(), query);
        }
    }
}

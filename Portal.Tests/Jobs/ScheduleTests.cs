using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Server.Jobs;
using Portal.Shared.Jobs;
using Portal.Tests.Support;

namespace Portal.Tests.Jobs;

/// <summary>Jobs run by their schedule, which lives in the database, and leave a record of each run.</summary>
public sealed class ScheduleTests
{
    [EachDatabase]
    public async Task Every_job_runs_by_itself_and_the_page_knows_the_next_time(string provider)
    {
        await using var app = await PortalApp.Start(provider, scheduler: true);
        await app.World.Staff("Anna", "anna@nordwind.example");
        var jobs = app.Services.GetServices<IPortalJob>().Select(j => j.Name).Order().ToList();
        for (var i = 0; i < 300 && await app.World.Read(db => db.JobRuns.Select(r => r.Job).Distinct().CountAsync()) < jobs.Count; i++) await Task.Delay(100);
        Assert.Equal(jobs, await app.World.Read(db => db.JobRuns.Where(r => r.Succeeded).Select(r => r.Job).Distinct().OrderBy(j => j).ToListAsync()));
        await using var desk = await Desk.Of(app, "anna@nordwind.example");
        Assert.All(await desk.Get<IJobDesk>().List(), job => Assert.True(job.NextRun > DateTimeOffset.UtcNow, job.Name));
        Assert.Equal(jobs.Count, await app.World.Read(db => db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM qrtz_triggers").SingleAsync()));
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task A_job_that_breaks_says_so_and_the_next_run_tries_again(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.World.Staff("Anna", "anna@nordwind.example");
        await app.World.Write(db => db.Database.ExecuteSqlRawAsync(provider == "SqlServer" ? "EXEC sp_rename 'AccountTokens', 'Gone'" : "ALTER TABLE \"AccountTokens\" RENAME TO \"Gone\""));
        Assert.Equal(0, await app.RunJob("housekeeping"));
        var run = await app.World.Read(db => db.JobRuns.SingleAsync());
        Assert.False(run.Succeeded);
        Assert.EndsWith("Exception", run.Error);
        await app.World.Write(db => db.Database.ExecuteSqlRawAsync(provider == "SqlServer" ? "EXEC sp_rename 'Gone', 'AccountTokens'" : "ALTER TABLE \"Gone\" RENAME TO \"AccountTokens\""));
        await app.RunJob("housekeeping");
        Assert.True(await app.World.Read(db => db.JobRuns.OrderByDescending(r => r.Id).Select(r => r.Succeeded).FirstAsync()));
    }

    [EachDatabase]
    public async Task Housekeeping_clears_what_has_had_its_time_and_nothing_else(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.World.Customer("Alpha", "a@alpha.example");
        using (var visitor = await app.Visit().SignIn("a@alpha.example"))
        {
            await visitor.Submit("/account/forgot", "form.card", ("Input.Email", "a@alpha.example"));
            await visitor.Submit("/complaints/new", "form.card", ("Draft.Subject", "s"), ("Draft.Text", "t"));
        }
        await app.RunJob("housekeeping");
        Assert.Equal((1, 1, 1), await Counts(app));
        app.Clock.Move(TimeSpan.FromDays(8));
        await app.RunJob("housekeeping");
        Assert.Equal((0, 1, 0), await Counts(app));
        app.Clock.Move(TimeSpan.FromDays(100));
        await app.RunJob("housekeeping");
        Assert.Equal((0, 0, 0), await Counts(app));
        Assert.Equal(1, await app.World.Read(db => db.Complaints.CountAsync()));
    }

    private static Task<(int Posts, int Sessions, int Tokens)> Counts(PortalApp app) => app.World.Read(async db =>
        (await db.FormPosts.CountAsync(), await db.Sessions.CountAsync(), await db.AccountTokens.CountAsync()));
}

using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Newsletters;
using Portal.Server.Mail;
using Portal.Shared.Common;
using Portal.Shared.Newsletters;
using Portal.Tests.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Newsletters;

/// <summary>A campaign outlives the process that sends it: nobody is written to twice, nobody is forgotten, the totals add up.</summary>
public sealed class CampaignCrashTests
{
    private const int Readers = 1500, Kills = 6, Connections = 4;

    [EachDatabase]
    public async Task A_portal_killed_again_and_again_in_a_campaign_writes_to_nobody_twice_and_forgets_nobody(string provider)
    {
        await using var portal = await PortalProcess.Prepare(provider, "--Portal:Mail:LeaseSeconds=1", $"--Portal:Mail:Connections={Connections}");
        await Begin(portal);
        var random = new Random(7);
        for (var run = 0; run < Kills; run++)
        {
            var before = portal.Mail.Mails.Count;
            var killed = new TaskCompletionSource();
            // Every other kill falls between the taking of a mail and its answer; the first among the writing down of recipients.
            portal.Mail.AfterData = _ =>
            {
                if (run % 2 == 1 && portal.Mail.Mails.Count > before + 20 && killed.TrySetResult()) portal.Kill();
                return Task.CompletedTask;
            };
            portal.Start();
            if (run == 0) await MailApp.Until(async () => (await portal.Rows()).Count > 0, () => Task.FromResult(portal.Output), MailApp.Patience);
            if (run % 2 == 0)
            {
                if (run > 0) await MailApp.Until(() => portal.Mail.Mails.Count >= before + random.Next(10, 80), portal.Output, MailApp.Patience);
                portal.Kill();
            }
            else
            {
                await killed.Task.WaitAsync(TimeSpan.FromSeconds(60));
            }
            Assert.NotEqual(0, await portal.Exit(60));
        }
        portal.Mail.AfterData = _ => Task.CompletedTask;
        portal.Start();
        await using (var db = portal.Databases.OpenStaff(Actor.System))
        {
            await MailApp.Until(() => db.CampaignRuns.AnyAsync(r => r.SettledAt != null), async () => string.Join(", ", (await portal.Rows()).CountBy(m => m.State)) + portal.Output, 120);
            var (run, campaign) = (await db.CampaignRuns.SingleAsync(), await db.Campaigns.SingleAsync());
            Assert.Equal(CampaignState.Sent, campaign.State);
            Assert.Equal(Readers, run.Sent + run.Failed + run.Unknown + run.Withdrawn);
            Assert.InRange(run.Unknown, Kills / 2, Kills * Connections);
            Assert.Equal((0, 0), (run.Failed, run.Withdrawn));
        }
        var rows = await portal.Rows();
        Assert.Equal(Readers, rows.Select(m => m.RecipientId).Distinct().Count());
        Assert.Equal(portal.Mail.Mails.Count, portal.Mail.Mails.DistinctBy(m => m.To).Count());
        var reached = portal.Mail.Mails.Select(m => m.To).ToHashSet();
        Assert.All(rows, m => Assert.True(reached.Contains(m.Recipient) || m.State == MailState.Unknown, $"{m.Recipient}: {m.State}"));
        Assert.Empty(portal.Mail.Violations);
    }

    /// <summary>As the desk starts it, in a database whose portal does not run yet.</summary>
    private static Task<Outcome<bool>> Begin(PortalProcess portal) => portal.Databases.WriteAsStaff<bool>(Actor.System, async db =>
    {
        var now = DateTimeOffset.UtcNow;
        db.Topics.Add(new Topic { Slug = "range", NameDe = "Sortiment", NameEn = "Range" });
        await db.SaveChangesAsync();
        await NewsletterApp.AddMany(db, Readers, Clock.Cut(now));
        var (campaign, batch) = (new Campaign { Number = "NL-2026-000001", CreatedAt = Clock.Cut(now) }, new MailBatch { IsOpen = true });
        campaign.Write(NewsletterApp.Draft(), (await db.Topics.SingleAsync()).Id);
        campaign.Start("Nele", Clock.Cut(now));
        db.Campaigns.Add(campaign);
        db.MailBatches.Add(batch);
        await db.SaveChangesAsync();
        db.CampaignRuns.Add(new CampaignRun { CampaignId = campaign.Id, BatchId = batch.Id, UpTo = await db.Subscribers.MaxAsync(s => s.Id) });
        return true;
    }, CancellationToken.None);
}

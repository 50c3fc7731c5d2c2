using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Mail;
using Portal.Shared.Common;
using Portal.Shared.Newsletters;

namespace Portal.Server.Features.Newsletters;

/// <summary>What the links of mails open.</summary>
internal sealed partial class Subscriptions
{
    public async Task<Preferences?> Read(string token, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        var subscriber = await SubscriptionBook.OfLink(db, token, cancel);
        return subscriber is null ? null
            : await book.Show(db, subscriber, AddressOf(subscriber), subscriber.Language, asCustomer: subscriber.CustomerId is not null, cancel);
    }

    public Task<Outcome<bool>> Change(string token, PreferenceForm form, CancellationToken cancel) => databases.WriteAsStaff<bool>(Actor.System, async db =>
    {
        if (await SubscriptionBook.OfLink(db, token, cancel) is not { } subscriber) return Outcome.NotFound;
        var occasion = new Occasion("/subscriptions", ConsentSource.MailLink, Actor.Nobody, clock.Now, AsCustomer: subscriber.CustomerId is not null);
        await book.Set(db, subscriber, form, occasion, cancel);
        return true;
    }, cancel);

    public Task<Outcome<bool>> ObjectToAll(string token, CancellationToken cancel) => databases.WriteAsStaff<bool>(Actor.System, async db =>
    {
        if (await SubscriptionBook.OfLink(db, token, cancel) is not { } subscriber) return Outcome.NotFound;
        await book.ObjectToAll(db, AddressOf(subscriber), subscriber, Actor.Nobody, cancel);
        return true;
    }, cancel);

    public async Task<TopicEntry?> Leaving(string token, string campaign, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        return await db.Subscribers.AnyAsync(s => s.Secret == token, cancel) ? (await TopicOf(db, campaign, cancel))?.Entry : null;
    }

    public async Task<bool> Leave(string token, string campaign, CancellationToken cancel) => (await databases.WriteAsStaff<bool>(Actor.System, async db =>
    {
        var subscriber = await SubscriptionBook.OfLink(db, token, cancel);
        var topic = subscriber is null ? null : await TopicOf(db, campaign, cancel);
        if (topic is null) return Outcome.NotFound;
        // Of those who click twice, only the first leaves.
        if (subscriber!.Subscriptions.Any(s => s.TopicId == topic.Id && s.EndedAt is null))
            await db.CampaignRuns.Where(r => r.Campaign!.Number == campaign).ExecuteUpdateAsync(set => set.SetProperty(r => r.Left, r => r.Left + 1), cancel);
        await book.Leave(db, subscriber, topic, Actor.Nobody, cancel);
        return true;
    }, cancel)).Succeeded;

    private static Task<Topic?> TopicOf(StaffDb db, string campaign, CancellationToken cancel) =>
        (from c in db.Campaigns where c.Number == campaign && c.StartedAt != null join t in db.Topics on c.TopicId equals t.Id select t).SingleOrDefaultAsync(cancel);

    private static AddressKey AddressOf(Subscriber subscriber) => new(subscriber.Email, subscriber.EmailHash);
}

using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Server.Mail;
using Portal.Shared.Common;
using Portal.Shared.Newsletters;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Newsletters;

/// <inheritdoc cref="ISubscriptions"/>
internal sealed partial class Subscriptions(Databases databases, Clock clock, PortalSettings settings, Outbox outbox, SubscriptionBook book) : ISubscriptions
{
    private const string Form = "/subscribe";
    private static readonly TimeSpan BetweenMails = TimeSpan.FromHours(1), LinkLives = TimeSpan.FromDays(7);

    public async Task<IReadOnlyList<TopicEntry>> Topics(CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        var topics = await Public(db).AsNoTracking().ToListAsync(cancel);
        return [.. topics.Select(t => t.Entry).OrderBy(t => t.Name, StringComparer.CurrentCulture)];
    }

    public Task<Outcome<bool>> Request(SubscribeForm form, CancellationToken cancel) => databases.WriteAsStaff<bool>(Actor.System, async db =>
    {
        var topics = (await Public(db).ToListAsync(cancel)).FindAll(t => form.Topics.Contains(t.Slug));
        var problems = new List<Problem>();
        if (AddressKey.Of(form.Email) is not { } address)
        {
            problems.Add(Outcome.Invalid(nameof(form.Email), T("This is not an e-mail address. It looks like name@example.com.", "Das ist keine E-Mail-Adresse. Sie sieht so aus: name@example.com.")));
            return problems;
        }
        if (RoleAddress.Is(address.Email)) problems.Add(Outcome.Invalid(nameof(form.Email), T(
            "This address belongs to the mail system and not to a person. Please use your own.", "Diese Adresse gehört zum Mailsystem und nicht zu einer Person. Bitte nehmen Sie Ihre eigene.")));
        if (topics.Count == 0) problems.Add(Outcome.Invalid(nameof(form.Topics), T("Choose at least one topic.", "Wählen Sie mindestens ein Thema.")));
        if (problems.Count > 0) return problems;
        await Ask(db, address, topics, form.Language, cancel);
        return true;
    }, cancel);

    public async Task<AwaitedConsent?> Awaited(string token, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        if (await Pending(db, token).AsNoTracking().SingleOrDefaultAsync(cancel) is not { } request) return null;
        var slugs = request.Slugs.ToList();
        var topics = await Public(db).AsNoTracking().Where(t => slugs.Contains(t.Slug)).ToListAsync(cancel);
        return topics.Count == 0 ? null : new AwaitedConsent(request.Email, [.. topics.Select(t => t.Entry)], book.ConsentText);
    }

    public Task<Outcome<string>> Confirm(string token, CancellationToken cancel) => databases.WriteAsStaff<string>(Actor.System, async db =>
    {
        var hash = AddressKey.HashOf(token);
        if (await Pending(db, token).AsNoTracking().SingleOrDefaultAsync(cancel) is not { } request) return Expired;
        // This is what makes the link single-use: the second of two at once changes no row.
        if (await db.SubscriptionRequests.Where(r => r.Id == request.Id && r.TokenHash == hash)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.TokenHash, (string?)null), cancel) == 0) return Expired;
        var slugs = request.Slugs.ToList();
        var topics = await Public(db).Where(t => slugs.Contains(t.Slug)).ToListAsync(cancel);
        if (topics.Count == 0) return Expired;
        var address = new AddressKey(request.Email, request.EmailHash);
        var subscriber = await SubscriptionBook.Find(db, address.Hash, cancel) ?? await book.Add(db, address, request.Language, cancel);
        subscriber.Language = request.Language;
        await book.Begin(db, subscriber, topics, new Occasion(Form, ConsentSource.DoubleOptIn, Actor.Nobody, request.RequestedAt, AsCustomer: false), cancel);
        return subscriber.Secret;
    }, cancel);

    /// <summary>One request for each address; asked for again within the hour, it grows, and the link that was sent confirms all of it.</summary>
    private async Task Ask(StaffDb db, AddressKey address, IReadOnlyList<Topic> topics, string language, CancellationToken cancel)
    {
        var now = clock.Now;
        var request = await db.SubscriptionRequests.SingleOrDefaultAsync(r => r.EmailHash == address.Hash, cancel);
        if (request is null)
        {
            request = new SubscriptionRequest { EmailHash = address.Hash, Email = address.Email, Language = language, Topics = "" };
            db.SubscriptionRequests.Add(request);
        }
        var waits = request.TokenHash is not null && request.ExpiresAt > now;
        (request.Topics, request.Language) = (string.Join(',', topics.Select(t => t.Slug).Concat(waits ? request.Slugs : []).Distinct().Order(StringComparer.Ordinal)), language);
        // Without a link that works nothing could be confirmed: then a mail goes out, however lately one did.
        if (waits && request.MailedAt > now - BetweenMails) return;
        var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        (request.TokenHash, request.RequestedAt, request.MailedAt, request.ExpiresAt) = (AddressKey.HashOf(token), now, now, now + LinkLives);
        var slugs = request.Slugs.ToList();
        var all = await Public(db).Where(t => slugs.Contains(t.Slug)).ToListAsync(cancel);
        var names = In(language, () => all.Select(t => t.Name).ToList());
        outbox.Write(db, new ConfirmSubscriptionMail(settings.Company.Name, names, new Uri(settings.PublicUri, $"subscribe/{token}")),
            new MailRecipient(address.Email, "", language), $"subscription-request:{Guid.NewGuid():N}");
    }

    private static Problem Expired => Outcome.Refused(T(
        "This link has been used or is older than seven days. Subscribe again if you like.", "Dieser Link wurde schon benutzt oder ist älter als sieben Tage. Melden Sie sich gern noch einmal an."));

    private IQueryable<SubscriptionRequest> Pending(StaffDb db, string token)
    {
        var (hash, now) = (AddressKey.HashOf(token), clock.Now);
        return db.SubscriptionRequests.Where(r => r.TokenHash == hash && r.ExpiresAt > now);
    }

    private static IQueryable<Topic> Public(StaffDb db) => db.Topics.Where(t => t.IsActive && t.Audience == TopicAudience.Everybody);
}

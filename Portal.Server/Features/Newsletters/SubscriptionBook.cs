using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Server.Mail;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Newsletters;

namespace Portal.Server.Features.Newsletters;

/// <summary>Where and how a person says what they want to receive.</summary>
/// <param name="Form">The address of the form.</param>
/// <param name="AsCustomer">Topics for customers only are open to them.</param>
internal sealed record Occasion(string Form, ConsentSource Source, Actor By, DateTimeOffset RequestedAt, bool AsCustomer);

/// <summary>What all ways to subscribe and to leave have in common. Called inside the caller's transaction.</summary>
internal sealed class SubscriptionBook(Clock clock, PortalSettings settings)
{
    public string ConsentText => NewsletterWords.Consent(settings.Company.Name);

    /// <summary>The subscriber of an address, with all that belongs to them; null where there is none.</summary>
    public static Task<Subscriber?> Find(StaffDb db, string emailHash, CancellationToken cancel) =>
        db.Subscribers.Include(s => s.Subscriptions).Include(s => s.Consents).AsSplitQuery().SingleOrDefaultAsync(s => s.EmailHash == emailHash, cancel);

    /// <summary>The same by the token of a mail's link.</summary>
    public static Task<Subscriber?> OfLink(StaffDb db, string token, CancellationToken cancel) =>
        db.Subscribers.Include(s => s.Subscriptions).Include(s => s.Consents).AsSplitQuery().SingleOrDefaultAsync(s => s.Secret == token, cancel);

    public async Task<Preferences> Show(StaffDb db, Subscriber? subscriber, AddressKey address, string language, bool asCustomer, CancellationToken cancel)
    {
        var chosen = subscriber?.Subscriptions.Where(s => s.EndedAt is null).Select(s => s.TopicId).ToHashSet() ?? [];
        var topics = await Offered(db, asCustomer, chosen).AsNoTracking().ToListAsync(cancel);
        return new Preferences(
            address.Email, language, [.. topics.OrderBy(t => t.Name, StringComparer.CurrentCulture).Select(t => new TopicChoice(t.Entry, chosen.Contains(t.Id)))],
            ConsentText, await db.Suppressions.Where(p => p.EmailHash == address.Hash).Select(p => (SuppressionReason?)p.Reason).SingleOrDefaultAsync(cancel),
            [.. (subscriber?.Consents ?? []).OrderByDescending(c => c.ConfirmedAt).ThenByDescending(c => c.Id).Select(c => c.Receipt)]);
    }

    /// <summary>A new subscriber, tied to the account of the address where there is one.</summary>
    public async Task<Subscriber> Add(StaffDb db, AddressKey address, string language, CancellationToken cancel)
    {
        var name = address.Email.ToUpperInvariant();
        var user = await db.Users.Where(u => u.NormalizedEmail == name && u.Kind == UserKind.Customer).Select(u => new { u.Id, u.DisplayName }).SingleOrDefaultAsync(cancel);
        var member = user is null ? null : await db.Memberships.Where(m => m.UserId == user.Id && m.SuspendedAt == null).OrderBy(m => m.Id).FirstOrDefaultAsync(cancel);
        var subscriber = new Subscriber
        {
            Email = address.Email, EmailHash = address.Hash, Secret = Subscriber.NewSecret(), Language = language, Name = user?.DisplayName ?? "",
            UserId = user?.Id, CustomerId = member?.CustomerId, ContactId = member?.ContactId, CreatedAt = clock.Now,
        };
        db.Subscribers.Add(subscriber);
        if (RoleAddress.Is(address.Email)) await Suppression.Add(db, new Suppression { EmailHash = address.Hash, Reason = SuppressionReason.RoleAddress, At = clock.Now }, cancel);
        return subscriber;
    }

    /// <summary>Ends what is not wanted any more and begins what is new; what is new rests on the consent given now.</summary>
    public async Task Set(StaffDb db, Subscriber subscriber, PreferenceForm form, Occasion occasion, CancellationToken cancel)
    {
        subscriber.Language = form.Language;
        var chosen = subscriber.Subscriptions.Where(s => s.EndedAt is null).Select(s => s.TopicId).ToHashSet();
        // Slugs that were not offered are nobody's choice.
        var offered = await Offered(db, occasion.AsCustomer, chosen).ToListAsync(cancel);
        foreach (var topic in offered.Where(t => !form.Topics.Contains(t.Slug))) await Leave(db, subscriber, topic, occasion.By, cancel);
        await Begin(db, subscriber, [.. offered.Where(t => form.Topics.Contains(t.Slug))], occasion, cancel);
    }

    /// <summary>Begins to receive topics. To choose one is to take an earlier objection back; whoever came by a mail to the address has shown, too, that it works and is wanted.</summary>
    public async Task Begin(StaffDb db, Subscriber subscriber, IReadOnlyList<Topic> topics, Occasion occasion, CancellationToken cancel)
    {
        var begun = topics.Where(topic => subscriber.Subscribe(topic, new Consent
        {
            EmailHash = subscriber.EmailHash, TopicId = topic.Id, TopicName = topic.Name, Text = ConsentText, TextVersion = NewsletterWords.ConsentVersion,
            Form = occasion.Form, Source = occasion.Source, RequestedAt = occasion.RequestedAt, ConfirmedAt = clock.Now,
        })).ToList();
        foreach (var topic in begun) await Tell(db, subscriber, "newsletter-subscribed", topic.Slug, occasion.By, cancel);
        if (topics.Count == 0) return;
        var byMail = occasion.Source is ConsentSource.DoubleOptIn or ConsentSource.MailLink;
        await db.Suppressions.Where(p => p.EmailHash == subscriber.EmailHash && p.Reason != SuppressionReason.RoleAddress && (byMail || p.Reason == SuppressionReason.Objection)).ExecuteDeleteAsync(cancel);
    }

    public async Task Leave(StaffDb db, Subscriber subscriber, Topic topic, Actor by, CancellationToken cancel)
    {
        if (subscriber.Leave(topic.Id, clock.Now)) await Tell(db, subscriber, "newsletter-left", topic.Slug, by, cancel);
    }

    /// <summary>No advertising to this address any more, whatever else is or will be written down.</summary>
    public async Task ObjectToAll(StaffDb db, AddressKey address, Subscriber? subscriber, Actor by, CancellationToken cancel)
    {
        var topics = await db.Topics.ToDictionaryAsync(t => t.Id, cancel);
        foreach (var subscription in subscriber?.Subscriptions.Where(s => s.EndedAt is null).ToList() ?? []) await Leave(db, subscriber!, topics[subscription.TopicId], by, cancel);
        await Suppression.Add(db, new Suppression { EmailHash = address.Hash, Reason = SuppressionReason.Objection, At = clock.Now }, cancel);
    }

    /// <summary>What a person can choose: what is active and open to them, and what they have.</summary>
    private static IQueryable<Topic> Offered(StaffDb db, bool asCustomer, HashSet<long> chosen) =>
        db.Topics.Where(t => t.IsActive && (asCustomer || t.Audience == TopicAudience.Everybody) || chosen.Contains(t.Id));

    /// <summary>In the customer's history where the person is one of a customer's; for staff, who may be asked about it.</summary>
    private async Task Tell(StaffDb db, Subscriber subscriber, string kind, string topic, Actor by, CancellationToken cancel)
    {
        if (subscriber.CustomerId is not { } customer) return;
        var number = await db.Customers.Where(c => c.Id == customer).Select(c => c.Number).SingleAsync(cancel);
        db.Events.Add(EventLog.Make((customer, null, subscriber.ContactId), SubjectKind.Customer, number, kind, by, clock.Now, visible: false, ("topic", topic)));
    }
}

using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Newsletters;
using Portal.Server.Mail;
using Portal.Shared.Account;
using Portal.Shared.Customers;
using Portal.Shared.Newsletters;
using Portal.Tests.Newsletters;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

internal static partial class Showcase
{
    /// <summary>Newsletters: a reader, one campaign that was sent and one that is written.</summary>
    private static class Newsletters
    {
        public static readonly string Bounced = AddressKey.Of("rita@reader.example")!.Hash, Objected = AddressKey.Of("gone@reader.example")!.Hash;

        public const string Token = "showcase", Secret = "showcaseshowcaseshowcaseshowcase";

        public static async Task Build(PortalApp app)
        {
            await app.Topics();
            await app.World.Write(async db =>
            {
                var (now, topic) = (app.World.Clock.Now, await db.Topics.SingleAsync(t => t.Slug == "range"));
                db.SubscriptionRequests.Add(new SubscriptionRequest
                {
                    Email = "new@reader.example", EmailHash = AddressKey.Of("new@reader.example")!.Hash, Language = "en", Topics = "range,season",
                    TokenHash = AddressKey.HashOf(Token), RequestedAt = now, MailedAt = now, ExpiresAt = now.AddDays(7),
                });
                var reader = new Subscriber { Email = "rita@reader.example", EmailHash = AddressKey.Of("rita@reader.example")!.Hash, Secret = Secret, Language = "en", Name = "Rita", CreatedAt = now };
                var customer = NewsletterApp.Subscriber(Customer, topic, now, "Maria");
                foreach (var one in new[] { reader, customer })
                {
                    one.Subscribe(topic, Receipt(one, topic, now));
                    db.Subscribers.Add(one);
                }
                await db.SaveChangesAsync();
                customer.Leave(topic.Id, now);
                await Campaigns(db, topic, reader.Id, now);
                db.Suppressions.AddRange(
                    new Suppression { EmailHash = reader.EmailHash, Reason = SuppressionReason.HardBounce, Words = "550 5.1.1 <rita@reader.example>: Recipient address rejected", At = now },
                    new Suppression { EmailHash = AddressKey.Of("gone@reader.example")!.Hash, Reason = SuppressionReason.Objection, At = now });
            });
        }

        private static Consent Receipt(Subscriber of, Topic topic, DateTimeOffset now) => new()
        {
            EmailHash = of.EmailHash, TopicId = topic.Id, TopicName = topic.NameEn, Text = NewsletterWords.Consent("Nordwind"), TextVersion = NewsletterWords.ConsentVersion,
            Form = "/subscribe", Source = ConsentSource.DoubleOptIn, RequestedAt = now.AddMinutes(-5), ConfirmedAt = now,
        };

        private static async Task Campaigns(Server.Data.StaffDb db, Topic topic, long reader, DateTimeOffset now)
        {
            var (sent, batch) = (new Campaign { Number = "NL-2026-000001", CreatedAt = now }, new MailBatch());
            sent.Write(NewsletterApp.Draft(subject: "Ein Betreff mit Donaudampfschifffahrtsgesellschaftskapitänsmützen"), topic.Id);
            sent.Start("Nele Marketer", now);
            sent.Finish(now);
            var draft = new Campaign { Number = "NL-2026-000002", CreatedAt = now };
            var words = NewsletterApp.Draft(body: "# Neu\n\nHallo {{name}}.\n\n- Käse\n- Öl\n\n> Gut.");
            (words.SubjectEn, words.BodyEn) = ("News", "# New\n\nHello {{name}}.");
            draft.Write(words, topic.Id);
            var (waiting, scheduled) = (new Campaign { Number = "NL-2026-000003", CreatedAt = now }, new Campaign { Number = "NL-2026-000004", CreatedAt = now });
            var aimed = NewsletterApp.Draft(subject: "Nur für einige");
            (aimed.Aim.Only.Classes, aimed.Aim.Only.Towns, aimed.Aim.NotWithinDays, aimed.PerSecond) = ([CustomerClass.A], "Berlin, Köln", 7, 20);
            foreach (var one in new[] { waiting, scheduled }) one.Write(aimed, topic.Id);
            waiting.Ask(-1, "Mona Marketer", now.AddDays(1));
            scheduled.Schedule("Nele Marketer", now.AddDays(2));
            var returned = new Campaign { Number = "NL-2026-000005", CreatedAt = now };
            returned.Write(aimed, topic.Id);
            returned.Ask(-1, "Mona Marketer", null);
            returned.TakeBack("The price in the second paragraph is last year's.");
            db.Campaigns.AddRange(sent, draft, waiting, scheduled, returned);
            db.MailBatches.Add(batch);
            await db.SaveChangesAsync();
            db.CampaignRuns.Add(new CampaignRun
            {
                CampaignId = sent.Id, BatchId = batch.Id, Cursor = reader, UpTo = reader, AllMade = true, SettledAt = now, Sent = 1482, Failed = 7, Unknown = 1, Withdrawn = 10,
            });
        }
    }
}

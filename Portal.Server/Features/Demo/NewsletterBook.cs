using Portal.Server.Data.Bulk;
using Portal.Server.Features.Newsletters;
using Portal.Server.Mail;
using Portal.Shared.Common;
using Portal.Shared.Newsletters;

namespace Portal.Server.Features.Demo;

/// <summary>Writes newsletters: topics, those among the customers who subscribed, with their receipts, one campaign sent and one begun.</summary>
internal sealed class NewsletterBook
{
    /// <summary>Two of three in the curated part of the book.</summary>
    private const double Subscribes = 0.67, Leaves = 0.1;

    private readonly BulkWriter writer;
    private readonly DemoFrame frame;
    private readonly string company;
    private readonly Topic[] topics;
    private readonly DateOnly sentOn;
    private int receivers, left;
    private long last;

    public NewsletterBook(BulkWriter writer, DemoFrame frame, string company)
    {
        (this.writer, this.frame, this.company) = (writer, frame, company);
        sentOn = frame.Days.Add(frame.Days.Yesterday, -8);
        topics =
        [
            new Topic
            {
                Slug = "range", NameDe = "Neues im Sortiment", NameEn = "New in our range",
                DescriptionDe = "Einmal im Monat: was dazugekommen ist und was geht.", DescriptionEn = "Once a month: what has joined us, and what leaves.",
            },
            new Topic
            {
                Slug = "season", NameDe = "Saison und Aktionen", NameEn = "Season and offers",
                DescriptionDe = "Zu Spargel, Erdbeeren, Pilzen und Weihnachten.", DescriptionEn = "For asparagus, strawberries, mushrooms and Christmas.",
            },
            new Topic
            {
                Slug = "deliveries", NameDe = "Liefertage und Preise", NameEn = "Delivery days and prices", Audience = TopicAudience.CustomersOnly,
                DescriptionDe = "Geänderte Touren vor Feiertagen, Preise im Voraus.", DescriptionEn = "Changed tours before holidays, prices ahead.",
            },
        ];
        foreach (var topic in topics) writer.Add(topic);
    }

    public void Write(CustomerCast customer)
    {
        var dice = Dice.For(frame.Seed, customer.Plan.Index, 5);
        if (!customer.Plan.IsHead || Known.Of(customer.Plan.Index) is null && !dice.Chance(Subscribes)) return;
        var contact = customer.Contacts[0];
        var day = frame.Days.Yesterday.AddDays(-dice.Between(25, 700));
        if (day < customer.Plan.JoinedOn) day = customer.Plan.JoinedOn;
        if (day >= sentOn || AddressKey.Of(Known.Of(customer.Plan.Index)?.SignIn ?? contact.Email) is not { } address) return;
        var asked = frame.Days.At(day, dice.Between(7 * 60, 20 * 60));
        var subscriber = new Subscriber
        {
            Email = address.Email, EmailHash = address.Hash, Secret = dice.Digits("################################"), Language = customer.Customer.Language,
            Name = contact.Name, CustomerId = customer.Customer.Id, ContactId = contact.Id, UserId = customer.Speaker.Id, CreatedAt = asked,
        };
        var confirmed = asked.AddMinutes(dice.Between(1, 90));
        foreach (var topic in topics.Where((_, i) => i == 0 || dice.Chance(0.5))) Subscribe(subscriber, topic, asked, confirmed);
        if (dice.Chance(Leaves)) Leave(subscriber, dice);
        writer.Add(subscriber);
        last = subscriber.Id;
        if (subscriber.Subscriptions[0].EndedAt is null) receivers++;
    }

    /// <summary>What was sent to them, and what is to be.</summary>
    public void Finish()
    {
        var draftedOn = frame.Days.Yesterday;
        var numbers = new NumberBook("NL");
        numbers.Count(sentOn);
        numbers.Count(draftedOn);
        numbers.Open();
        var sent = new Campaign { Number = numbers.Take(sentOn), CreatedAt = frame.Days.At(sentOn, 9 * 60 + 12) };
        sent.Write(CampaignTexts.Sent, topics[0].Id);
        sent.Start("Nele Struck", frame.Days.At(sentOn, 10 * 60 + 3));
        sent.Finish(frame.Days.At(sentOn, 10 * 60 + 4));
        var draft = new Campaign { Number = numbers.Take(draftedOn), CreatedAt = frame.Days.At(draftedOn, 15 * 60 + 40) };
        draft.Write(CampaignTexts.Draft, topics[1].Id);
        var batch = new MailBatch();
        foreach (var record in new object[] { sent, draft, batch }) writer.Add(record);
        var failed = Math.Min(2, receivers);
        // Those who have left since received it, too.
        writer.Add(new CampaignRun
        {
            CampaignId = sent.Id, BatchId = batch.Id, Cursor = last, UpTo = last, AllMade = true, SettledAt = sent.EndedAt,
            Sent = receivers + left - failed, Failed = failed,
        });
        foreach (var counter in numbers.Counters) writer.Add(counter);
    }

    private void Subscribe(Subscriber subscriber, Topic topic, DateTimeOffset asked, DateTimeOffset confirmed) => Texts.In(subscriber.Language, () => subscriber.Subscribe(topic, new Consent
    {
        EmailHash = subscriber.EmailHash, TopicId = topic.Id, TopicName = topic.Name, Text = NewsletterWords.Consent(company), TextVersion = NewsletterWords.ConsentVersion,
        Form = topic.Audience == TopicAudience.Everybody ? "/subscribe" : "/newsletters",
        Source = topic.Audience == TopicAudience.Everybody ? ConsentSource.DoubleOptIn : ConsentSource.Account,
        RequestedAt = topic.Audience == TopicAudience.Everybody ? asked : confirmed, ConfirmedAt = confirmed,
    }));

    private void Leave(Subscriber subscriber, Dice dice)
    {
        var topic = dice.Of(subscriber.Subscriptions).TopicId;
        subscriber.Leave(topic, frame.Days.At(frame.Days.Yesterday.AddDays(-dice.Below(5)), dice.Between(7 * 60, 20 * 60)));
        if (topic == topics[0].Id) left++;
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Server.Data;
using Portal.Server.Features.Newsletters;
using Portal.Server.Mail;
using Portal.Shared.Account;
using Portal.Shared.Newsletters;
using Portal.Tests.Support;

namespace Portal.Tests.Newsletters;

/// <summary>What tests of newsletters do with a portal.</summary>
internal static class NewsletterApp
{
    public const string Nele = "nele@nordwind.example";

    /// <summary>A marketer, and topics: two for everybody, one for customers only.</summary>
    public static async Task Topics(this PortalApp app)
    {
        await app.World.Staff("Nele Marketer", Nele, StaffRole.Marketer);
        await app.World.Write(db =>
        {
            db.Topics.AddRange(
                new Topic { Slug = "range", NameDe = "Sortiment", NameEn = "Range", DescriptionEn = "What joins us and what leaves." },
                new Topic { Slug = "season", NameDe = "Saison", NameEn = "Season" },
                new Topic { Slug = "prices", NameDe = "Preise", NameEn = "Prices", Audience = TopicAudience.CustomersOnly },
                new Topic { Slug = "old", NameDe = "Altes", NameEn = "Old", IsActive = false });
            return Task.CompletedTask;
        });
    }

    public static Subscriber Subscriber(string email, Topic topic, DateTimeOffset now, string name = "", string language = "de")
    {
        var address = AddressKey.Of(email)!;
        var subscriber = new Subscriber
        {
            Email = address.Email, EmailHash = address.Hash, Secret = Portal.Server.Features.Newsletters.Subscriber.NewSecret(), Language = language, Name = name, CreatedAt = now,
        };
        subscriber.Subscribe(topic, new Consent
        {
            EmailHash = address.Hash, TopicId = topic.Id, TopicName = topic.NameDe, Text = "I agree.", TextVersion = "test", Form = "/subscribe",
            Source = ConsentSource.DoubleOptIn, RequestedAt = now, ConfirmedAt = now,
        });
        return subscriber;
    }

    /// <summary>Somebody who receives a topic.</summary>
    public static Task Subscribed(this PortalApp app, string email, string topic = "range", string name = "", string language = "de", long? customer = null) =>
        app.World.Write(async db =>
        {
            var subscriber = Subscriber(email, await db.Topics.SingleAsync(t => t.Slug == topic), app.World.Clock.Now, name, language);
            subscriber.CustomerId = customer;
            db.Subscribers.Add(subscriber);
        });

    /// <summary>Many: "s0@sink.example" and so on.</summary>
    public static Task SubscribedMany(this PortalApp app, int count) => app.World.Write(async db => await AddMany(db, count, app.World.Clock.Now));

    public static async Task AddMany(StaffDb db, int count, DateTimeOffset now)
    {
        var topic = await db.Topics.SingleAsync(t => t.Slug == "range");
        db.Subscribers.AddRange(Enumerable.Range(0, count).Select(i => Subscriber($"s{i}@sink.example", topic, now, $"Reader {i}")));
    }

    public static CampaignDraft Draft(string topic = "range", string body = "Hallo {{name|zusammen}}, *neu* ist [dies](https://nordwind.example/neu).", string subject = "Neuigkeiten") =>
        new() { FormKey = Guid.NewGuid(), Topic = topic, SubjectDe = subject, BodyDe = body };

    /// <summary>Writes and starts a campaign.</summary>
    public static async Task<string> Send(this ICampaignDesk desk, CampaignDraft draft)
    {
        var created = await desk.Create(draft);
        Assert.True(created.Succeeded, string.Join(' ', created.Problems.Select(p => p.Message)));
        var started = await desk.Start(created.Value, (await desk.Read(created.Value))!.Draft.Version);
        Assert.True(started.Succeeded, string.Join(' ', started.Problems.Select(p => p.Message)));
        return created.Value;
    }

    /// <summary>Has the campaigns' worker look now.</summary>
    public static Task StepCampaigns(this PortalApp app) => app.Services.GetRequiredService<CampaignSending>().Step(default);

    public static Task UntilCampaign(this PortalApp app, string number, CampaignState state, double seconds = 60) => Mail.MailApp.Until(
        async () => await app.World.Read(db => db.Campaigns.Where(c => c.Number == number).Select(c => c.State).SingleAsync()) == state,
        async () => $"{number} is not {state}: {string.Join(", ", await app.World.Read(db => db.Mails.GroupBy(m => m.State).Select(g => $"{g.Key} {g.Count()}").ToListAsync()))} {app.Log.Errors.LastOrDefault()}", seconds);

    /// <summary>Posts the public form.</summary>
    public static async Task<HttpResponseMessage> Subscribe(this Visitor visitor, string email, params string[] topics) =>
        await visitor.Choose("/subscribe", "form.card", topics, ("Input.Email", email), ("Input.Language", "en"));

    /// <summary>Posts a form with boxes, of which only those named are ticked.</summary>
    public static async Task<HttpResponseMessage> Choose(this Visitor visitor, string path, string form, string[] topics, params (string Name, string Value)[] values)
    {
        var page = await visitor.Open(path);
        var fields = Visitor.Fields((AngleSharp.Html.Dom.IHtmlFormElement)page.QuerySelector(form)!);
        fields.Remove("Input.Topics");
        foreach (var (name, value) in values) fields[name] = value;
        return await visitor.Http.PostAsync(path, new FormUrlEncodedContent([.. fields, .. topics.Select(t => new KeyValuePair<string, string>("Input.Topics", t))]));
    }

    /// <summary>The path of a link in a mail.</summary>
    public static string Link(this SunkMail mail, string begins)
    {
        var line = mail.Text.Split('\n').First(l => l.Contains($"/{begins}/", StringComparison.Ordinal));
        return line[line.IndexOf($"/{begins}/", StringComparison.Ordinal)..].Trim();
    }

    public static Task<SunkMail> Confirmation(this PortalApp app, string email) => app.Mail.Next(m => m.To == email && m.Has("subscribe"));

    public static Task<int> Receiving(this PortalApp app, string email) => app.World.Read(db =>
        db.Subscriptions.CountAsync(s => s.EndedAt == null && s.Subscriber!.Email == email));

    private static bool Has(this SunkMail mail, string begins) => mail.Text.Contains($"/{begins}/", StringComparison.Ordinal);
}

using Portal.Server.Data.Bulk;
using Portal.Server.Features.Complaints;
using Portal.Server.Features.Orders;
using Portal.Shared.Common;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Demo;

/// <summary>Writes complaints, suggestions and questions with their threads.</summary>
internal sealed class ComplaintBook(BulkWriter writer, DemoNumbers numbers, DemoStaff staff, DemoFrame frame)
{
    private readonly Dictionary<string, StoryBook> stories = new() { [Texts.German] = new(Texts.German), [Texts.English] = new(Texts.English) };
    private readonly Scripts scripts = new(Dice.For(frame.Seed, 0, 92));

    public void Write(CustomerCast customer, IReadOnlyList<OrderFile> files)
    {
        var dice = Dice.For(frame.Seed, customer.Plan.Index, 4);
        foreach (var plan in customer.Plan.Cases) Write(customer, plan, files.FirstOrDefault(f => f.Plan == plan.Order), dice);
    }

    private void Write(CustomerCast customer, CasePlan plan, OrderFile? file, Dice dice)
    {
        var book = stories[customer.Customer.Language];
        var cause = plan.Kind switch { ComplaintKind.Suggestion => "suggestion", ComplaintKind.Question => "question", _ => plan.Cause.ToString() };
        var story = book.Next(cause, s => Fits(s, customer.Plan, plan, file));
        var line = file is null ? null : Line(file, story, dice);
        var article = line is null ? null : file!.Articles[line.Position - 1];
        var facts = new Facts(customer, plan, file, line, dice) { Other = article is null ? null : frame.Assortment.Neighbour(article, dice) };
        var aboutLine = plan.Cause is not (Cause.LateDelivery or Cause.WrongInvoice or Cause.Other);
        var aboutOrder = plan.Kind == ComplaintKind.Complaint;
        var complaint = new Complaint
        {
            Number = numbers.Complaints.Take(plan.ReceivedOn), CustomerId = customer.Customer.Id, SiteId = aboutOrder ? file?.Order.SiteId : null,
            ContactId = customer.Speaker.ContactId, FiledByUserId = customer.Speaker.Id, FiledByName = customer.Speaker.Name, Kind = plan.Kind,
            Subject = facts.Fill(story["subject"]), OrderId = aboutOrder ? file?.Order.Id : null, OrderNumber = aboutOrder ? file?.Order.Number : null,
            OrderLine = aboutLine ? line?.Position : null, ProductId = aboutLine ? line?.ProductId : null, ProductName = aboutLine ? line?.ProductName : null,
            WantedRemedy = story.WantedRemedy, ReceivedAt = frame.Days.At(plan.ReceivedOn, plan.Minute),
            // Reminders of what the demo tells are told with it. From today on the curated part lives; the rest is there for its number.
            IsHistory = !customer.Plan.IsHead, Class = customer.Plan.Class,
        };
        var telling = new Telling(complaint, frame, dice, staff.Manager.Member.Id);
        scripts.Tell(new Scene(telling, plan, story, book, facts, customer, Agent(customer, dice), dice, frame.Days));
        writer.Add(complaint);
        foreach (var notice in telling.Notices) writer.Add(new ComplaintNotice
        {
            ComplaintId = complaint.Id, CustomerId = notice.CustomerId, Target = notice.Target, Level = notice.Level, For = notice.For, At = notice.At,
        });
        foreach (var note in telling.Notes) writer.Add(new ComplaintNote
        {
            ComplaintId = complaint.Id, CustomerId = note.CustomerId, AuthorUserId = note.AuthorUserId, AuthorName = note.AuthorName, Text = note.Text, At = note.At,
        });
    }

    /// <summary>The export desk cares for customers abroad, an account manager for some of the large ones.</summary>
    private Colleague Agent(CustomerCast customer, Dice dice)
    {
        var agents = staff.Agents;
        if (customer.Plan.Index == 0) return agents[0];
        if (customer.Customer.Language == Texts.English && dice.Chance(0.7)) return agents[^1];
        return customer.Plan.Class == Portal.Shared.Customers.CustomerClass.A && dice.Chance(0.3) ? customer.Manager : agents[dice.Below(agents.Count - 1)];
    }

    private static bool Fits(Story story, CustomerPlan customer, CasePlan plan, OrderFile? file) => file is null ? story.IsGeneral && !story["open"].Contains("{product}", StringComparison.Ordinal)
        : (story.When switch
        {
            "underway" => plan.IsAwaited && file.Plan.ShipsOn <= plan.ReceivedOn,
            "waiting" => plan.IsAwaited && file.Plan.ShipsOn > plan.ReceivedOn,
            "late" => !plan.IsAwaited,
            "lateagain" => !plan.IsAwaited && customer.Orders.Exists(o => o != file.Plan && o.OrderedOn < file.Plan.OrderedOn && o.IsLate && o.OrderedOn > file.Plan.OrderedOn.AddDays(-200)),
            "freight" => file.Order.Freight > 0,
            "reference" => file.Order.Reference.Length > 0,
            "large" => file.Order.Lines.Count >= 4,
            "several" => file.Order.Lines.Exists(l => l.Quantity > 1 && story.Fits(file.Articles[l.Position - 1])),
            _ => true,
        }) && file.Articles.Any(story.Fits);

    private static OrderLine Line(OrderFile file, Story story, Dice dice)
    {
        var lines = file.Order.Lines.Where(l => story.Fits(file.Articles[l.Position - 1]) && (story.When != "several" || l.Quantity > 1)).ToList();
        return dice.Of(lines);
    }
}

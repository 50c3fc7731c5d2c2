using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Data.Bulk;
using Portal.Server.Features.Complaints;
using Portal.Server.Features.Customers;
using Portal.Server.Features.Invoices;
using Portal.Server.Features.Orders;
using Portal.Server.Features.Staff;
using Portal.Server.Files;
using Portal.Server.Mail;
using Portal.Shared.Account;
using Portal.Shared.Complaints;
using Portal.Tests.Support;

namespace Portal.Tests.Demo;

/// <summary>Records of every kind, each with something that is easy to lose on the way.</summary>
internal static class BulkRecords
{
    private static readonly DateTimeOffset Moment = new DateTimeOffset(2026, 3, 29, 1, 59, 58, TimeSpan.Zero).AddMicroseconds(123_457);

    public static Customer Company(string number) => new() { Number = number, Name = "Müller & Söhne", Email = "info@mueller.example", CreatedAt = Moment };

    /// <summary>Makes one record of each kind, in an order in which they can be saved; the first of a kind has key 1.</summary>
    public static IEnumerable<Func<object>> All() =>
    [
        () => new StaffMember { Number = "s-1", Name = "Jana Albers", Role = StaffRole.Manager, Email = "jana@x.example" },
        () => Company("K-10001"),
        () => new Site { Number = "hafen2345678", CustomerId = 1, Name = "Hafen" },
        () => new Contact { Number = "c-1", CustomerId = 1, SiteId = 1, Name = "Łukasz Ünal" },
        () => new Address { Number = "a-1", CustomerId = 1, IsDefault = true, Street = "Am Markt 1" },
        () => new Product { Number = "10101", Name = "Basmatireis", ListPrice = 14.9050m, TaxRate = 7m, Discontinued = true },
        () => Ordered(),
        () => Billed(),
        () => new PortalUser { UserName = "a@x.example", NormalizedUserName = "A@X.EXAMPLE", DisplayName = "A", SecurityStamp = "s", ConcurrencyStamp = "c", LockoutEnd = Moment, StaffId = 1 },
        () => new Passkey { UserId = 1, CredentialId = [0, 1, 39, 92, 250], PublicKey = [255, 0, 10], Name = "Telefon", SignCount = 3, MayBeCopied = true, CreatedAt = Moment, UsedAt = Moment },
        () => new Membership { UserId = 1, CustomerId = 1, ContactId = 1, Scopes = DocumentScopes.Of(MemberScope.Site), SiteId = 1, AcceptedAt = Moment, SuspendedAt = Moment },
        () => new Viewing { Number = "v-1", CustomerId = 1, UserId = 1, UserName = "Łukasz Ünal", StaffId = 1, StaffName = "Jana Albers", Reason = "Größe gefragt", StartedAt = Moment, Until = Moment.AddMinutes(30) },
        () => Complained(),
        () => new Counter { Name = "A-2026", Next = 12 },
        () => new FormPost { UserId = 1, Key = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"), Result = "BS-2026-000001", At = Moment },
        () => new OutboxMail { UniqueKey = "u", MessageId = "m@x", Kind = "k", Recipient = "a@x.example", Subject = "s", Text = new string('ß', 5000), Html = "<p>", DueAt = Moment },
    ];

    private static Order Ordered()
    {
        var order = new Order { Number = "A-2026-000011", CustomerId = 1, SiteId = 1, OrderedOn = new DateOnly(2024, 2, 29), Currency = "EUR", Total = 0.0001m, StaffId = 1 };
        order.Lines.Add(new OrderLine { CustomerId = 1, Position = 1, ProductId = 1, ProductName = "Reis", Quantity = 2.5m, Discount = 0.15m, Total = 123456789.12m });
        order.Lines.Add(new OrderLine { CustomerId = 1, Position = 2, ProductName = "Zoll" });
        order.PromiseDelivery(new DateOnly(2024, 3, 4), Moment);
        order.Deliver(new DateOnly(2024, 3, 3), null, "DHL");
        return order;
    }

    private static Invoice Billed()
    {
        var invoice = new Invoice { Number = "R-2026-000011", CustomerId = 1, OrderId = 1, IssuedOn = new DateOnly(2024, 3, 4), Currency = "EUR", Total = -5 };
        invoice.Pay(new DateOnly(2024, 3, 5), 17.01m);
        return invoice;
    }

    private static Complaint Complained()
    {
        var filer = new CustomerActor(1, "A", 1, 1, MemberRole.Administrator, DocumentScopes.Of(MemberScope.Company), null);
        var complaint = new Complaint { Number = "BS-2026-000001", CustomerId = 1, ContactId = 1, Subject = "Größe", OrderId = 1, OrderLine = 2, ReceivedAt = Moment, IsHistory = true };
        complaint.File(filer, new string('ä', 9000), Moment.AddHours(48));
        complaint.Attach(complaint.Messages[0], new StoredFile("a.jpg", "image/jpeg", 12, new string('0', 64), "stored"));
        complaint.Assign(new StaffActor(1, "Jana Albers", 1, StaffRole.Agent), Moment.AddHours(1), 1);
        complaint.Assess(new StaffActor(1, "Jana Albers", 1, StaffRole.Agent), Moment.AddHours(1), new Assessment { ImmediateAction = "Sperrung" });
        complaint.Plan(new StaffActor(1, "Jana Albers", 1, StaffRole.Agent), Moment.AddHours(1), new RemedyDraft { Kind = Remedy.Credit, What = "Gutschrift", Value = "12,50", OwnerId = 1, DueOn = new DateOnly(2024, 3, 9) }, needsApproval: false);
        complaint.End(new StaffActor(1, "Jana Albers", 1, StaffRole.Agent), Moment.AddHours(2), 1, done: false, "doch nicht");
        complaint.Close(new StaffActor(1, "Jana Albers", 1, StaffRole.Agent), Moment.AddHours(2), new Closing { Outcome = ComplaintOutcome.PartlyUpheld, Cause = Cause.Defect, Text = "x" });
        return complaint;
    }

    /// <summary>A record and its parts.</summary>
    public static IEnumerable<object> Whole(object record) => record switch
    {
        Order order => [order, .. order.Lines, .. order.Promises, .. order.Deliveries],
        Invoice invoice => [invoice, .. invoice.Payments],
        Complaint complaint => [complaint, .. complaint.Messages, .. complaint.Files, .. complaint.Remedies, .. complaint.Happened, .. complaint.Happened.Select(h => h.Person!)],
        _ => [record],
    };
}

using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Server.Features.Customers;
using Portal.Server.Features.Invoices;
using Portal.Server.Features.Orders;
using Portal.Server.Features.Staff;
using Portal.Server.Files;
using Portal.Server.Mail;
using Portal.Shared.Account;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;
using Portal.Shared.Staff;

namespace Portal.Tests.Support;

internal sealed partial class World
{
    /// <summary>Somebody with an own role of just these rights.</summary>
    public async Task<StaffMember> StaffWith(string name, string email, params StaffRight[] rights)
    {
        var staff = await Staff(name, email, StaffRole.Own);
        await Write(async db =>
        {
            var role = new OwnRole { Name = $"Role of {name}", Rights = new RightSet(rights).ToString() };
            db.OwnRoles.Add(role);
            await db.SaveChangesAsync();
            (await db.Staff.SingleAsync(s => s.Id == staff.Id)).OwnRoleId = role.Id;
        });
        return staff;
    }

    /// <summary>A complaint as somebody of a customer filed it, and what happened to it since.</summary>
    public Task Complaint(CustomerActor filer, string number, string subject, Action<Complaint> then, OrderLine? about = null, ComplaintKind kind = ComplaintKind.Complaint) => Write(db =>
    {
        var complaint = new Complaint
        {
            Number = number, CustomerId = filer.CustomerId, ContactId = filer.ContactId, SiteId = filer.SiteId, FiledByUserId = filer.Id, FiledByName = filer.Name,
            Kind = kind, Subject = subject, OrderId = about?.OrderId, ProductId = about?.ProductId, ReceivedAt = clock.Now, WantedRemedy = Remedy.Replacement,
        };
        complaint.File(filer, "It arrived yesterday and this is what we found.", clock.Now.AddHours(48));
        then(complaint);
        db.Complaints.Add(complaint);
        return Task.CompletedTask;
    });

    /// <summary>A complaint that somebody has begun, with a file whose bytes lie nowhere: to be looked at.</summary>
    public Task Started(CustomerActor writer, string order, string subject, string text) => Write(db =>
    {
        var started = new StartedComplaint
        {
            FormKey = Guid.NewGuid(), CustomerId = writer.CustomerId, UserId = writer.Id, OrderNumber = order, About = StartedComplaint.Place(order, null, null), StartedAt = clock.Now,
        };
        started.Keep(new ComplaintDraft { Subject = subject, Text = text }, clock.Now);
        started.Attach(new StoredFile("a photo of the shelf with a long name, as cameras and people give them.jpg", "image/jpeg", 1_300_000, new string('0', 64), $"{Guid.NewGuid():N}.jpg"));
        db.StartedComplaints.Add(started);
        return Task.CompletedTask;
    });

    /// <summary>A postal address of a customer, under a number that a test can name.</summary>
    public Task Address(Customer customer, string number, string street, AddressKind kind = AddressKind.Billing, bool isDefault = true) => Write(db =>
    {
        db.Addresses.Add(new Address
        {
            Number = number, CustomerId = customer.Id, Kind = kind, IsDefault = isDefault, Street = street, PostalCode = "12209", City = "Berlin", Country = "DE",
        });
        return Task.CompletedTask;
    });

    /// <summary>A contact of a customer who does not sign in.</summary>
    public Task Contact(Customer customer, string number, string name) => Write(db =>
    {
        db.Contacts.Add(new Contact { Number = number, CustomerId = customer.Id, Name = name, Email = "post@alfreds.example", Phone = "030 0074321", PhoneE164 = "+49300074321" });
        return Task.CompletedTask;
    });

    /// <summary>Changes a customer's own record.</summary>
    public Task Change(Customer customer, Action<Customer> change) =>
        Write(async db => change(await db.Customers.SingleAsync(c => c.Id == customer.Id)));

    /// <summary>A mail that waits in the outbox.</summary>
    public Task Mail(string to, string subject, MailClass kind = MailClass.Transactional) => Write(db =>
    {
        var id = Guid.NewGuid().ToString("N");
        db.Mails.Add(new OutboxMail
        {
            UniqueKey = id, MessageId = $"{id}@portal.example", Class = kind, Kind = "test", Recipient = to, Subject = subject, Text = "Hello", Html = "<p>Hello</p>",
            CreatedAt = clock.Now, DueAt = clock.Now,
        });
        return Task.CompletedTask;
    });

    /// <summary>An invoice that came from elsewhere; due as days from today.</summary>
    public async Task<Invoice> Invoice(Customer customer, string number, int dueIn, decimal total, decimal paid = 0, string currency = "EUR", string order = "", int issued = 14)
    {
        var orderId = order.Length == 0 ? null : await Read(db => db.Orders.Where(o => o.Number == order).Select(o => (long?)o.Id).SingleAsync());
        var invoice = new Invoice
        {
            Number = number, CustomerId = customer.Id, OrderId = orderId, OrderNumber = order, IssuedOn = clock.Today.AddDays(dueIn - issued), DueOn = clock.Today.AddDays(dueIn),
            Currency = currency, Net = total, Total = total, ExternalId = number,
        };
        if (paid != 0) invoice.Pay(clock.Today.AddDays(-1), paid);
        await Write(db =>
        {
            db.Invoices.Add(invoice);
            return Task.CompletedTask;
        });
        return invoice;
    }

    /// <summary>Gives a customer what an invoice must name.</summary>
    public Task Billing(Customer customer, string street, string postalCode, string city, string country = "DE", string vatId = "") => Write(async db =>
    {
        var known = await db.Customers.SingleAsync(c => c.Id == customer.Id);
        (known.Country, known.VatId) = (country, vatId);
        db.Addresses.Add(new Address { CustomerId = customer.Id, Kind = AddressKind.Billing, IsDefault = true, Street = street, PostalCode = postalCode, City = city, Country = country });
    });
}

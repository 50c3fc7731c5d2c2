using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Shared.Complaints;

namespace Portal.Tests.Demo;

/// <summary>Whatever day the demo is filled on, it shows everything, and tells of no day that is still to come.</summary>
public sealed class DaysTests
{
    [Theory]
    [InlineData("2026-11-18")] // a Wednesday
    [InlineData("2026-11-22")] // a Sunday
    [InlineData("2026-11-23")] // a Monday
    [InlineData("2027-01-01")] // a holiday, and the first of a year
    [InlineData("2027-03-30")] // after Easter, and after the clocks changed
    [InlineData("2028-02-29")] // a leap day: three years before it there is none
    public async Task Every_day_has_everything_and_nothing_of_tomorrow(string day)
    {
        await using var book = await FilledBook.Of("Sqlite", DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        await using var db = book.Databases.OpenStaff(Actor.System);
        var (now, today) = (book.Clock.Now, book.Today);
        var complaints = await db.Complaints.ToListAsync();
        Assert.Equal(Enum.GetValues<Stage>(), complaints.Select(c => c.Stage).Distinct().Order());
        Assert.Equal(Enum.GetValues<WaitingFor>(), complaints.Select(c => c.WaitingFor).Distinct().Order());
        Assert.Equal(Enum.GetValues<ComplaintKind>(), complaints.Select(c => c.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<ComplaintOutcome>(), complaints.Select(c => c.Outcome).OfType<ComplaintOutcome>().Distinct().Order());

        var open = complaints.Where(c => c.IsOpen).ToList();
        Assert.InRange(open.Count, 14, 45);
        Assert.InRange(open.Count(c => c.IsOverdue(now)), 2, 12);
        Assert.Contains(open, c => c.DueAt is { } due && book.Clock.DayOf(due) == today);
        Assert.Contains(open, c => c.DueAt is { } due && book.Clock.DayOf(due) > today);
        Assert.Contains(open, c => c.AssigneeId is null);
        Assert.True(await db.ComplaintNotices.AnyAsync(n => n.Level == 2));

        var orders = await db.Orders.ToListAsync();
        Assert.Contains(orders, o => o.DeliveredOn is null && o.CancelledOn is null && o.CurrentPromise < today);
        Assert.Contains(orders, o => o.DeliveredOn > o.FirstPromise);
        Assert.InRange(orders.Count(o => o.DeliveredOn > o.FirstPromise) / (double)orders.Count, 0.03, 0.15);
        Assert.Contains(orders, o => o.CurrentPromise > today);
        Assert.All(orders, o => Assert.True(o.OrderedOn < today && !(o.ShippedOn >= today) && !(o.DeliveredOn >= today) && !(o.CancelledOn >= today), o.Number));
        Assert.All(complaints, c => Assert.True(c.ReceivedAt < now && !(c.ClosedAt > now) && !(c.SolvedAt > now), c.Number));
        Assert.Equal(0, await db.Payments.CountAsync(p => p.PaidOn >= today) + await db.Invoices.CountAsync(i => i.IssuedOn >= today));
        Assert.Equal(0, await db.Events.CountAsync(e => e.At > now) + await db.ComplaintMessages.CountAsync(m => m.At > now) + await db.ComplaintNotes.CountAsync(n => n.At > now));

        var invoices = await db.Invoices.ToListAsync();
        Assert.Contains(invoices, i => i.Paid < i.Total && i.DueOn < today);
        Assert.Contains(invoices, i => i.Paid == 0 && i.DueOn >= today);
        Assert.Contains(invoices, i => i.Paid > 0 && i.Paid < i.Total);
    }

    [Fact]
    public async Task Nobody_of_the_staff_answers_on_a_sunday_or_at_night()
    {
        await using var book = await FilledBook.Of("Sqlite", new DateOnly(2026, 11, 23));
        var times = await book.Read(db => db.ComplaintMessages.Where(m => m.FromStaff).Select(m => m.At).ToListAsync());
        Assert.True(times.Count > 300);
        Assert.DoesNotContain(times.Select(book.Clock.Local), t => t.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || t.Hour is < 8 or > 17);
    }

    [Fact]
    public async Task The_inbox_does_not_repeat_itself()
    {
        await using var book = await FilledBook.Of("Sqlite", new DateOnly(2026, 11, 23));
        var subjects = await book.Read(db => db.Complaints.Where(c => c.Stage != Stage.Closing).Select(c => c.Subject).ToListAsync());
        Assert.True(subjects.Distinct().Count() > subjects.Count * 0.75, string.Join('\n', subjects.Order()));
        var names = await book.Read(db => db.Customers.Select(c => c.Name).ToListAsync());
        Assert.Equal([], names.CountBy(n => n).Where(n => n.Value > 1).Select(n => n.Key));
    }

    [Theory]
    [InlineData("2026-11-18T09:00Z")] // a Wednesday morning
    [InlineData("2026-11-22T20:00Z")] // a Sunday evening
    [InlineData("2026-11-23T06:00Z")] // a Monday, before anybody came
    public async Task Reminders_of_the_past_are_told_already_and_a_later_one_goes_out(string now)
    {
        var at = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);
        await using var app = await Support.PortalApp.StartAt(at, "--environment=Development", "--Portal:Demo=true");
        Assert.True(await app.World.Read(db => db.ComplaintNotices.AnyAsync(n => n.Level == 1)));
        Assert.InRange(await app.RunJob("complaint-reminders"), 0, 6);
        await app.RunJob("complaint-reminders");
        Assert.InRange(await app.World.Read(db => db.Mails.CountAsync()), 0, 12);
        app.Clock.Move(TimeSpan.FromDays(3));
        Assert.InRange(await app.RunJob("complaint-reminders"), 4, 60);
        Assert.True(await app.World.Read(db => db.Mails.AnyAsync(m => m.Recipient == Server.Features.Demo.DemoSignIns.Manager)));
    }
}

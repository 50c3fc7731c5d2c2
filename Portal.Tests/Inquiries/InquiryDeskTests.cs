using Microsoft.EntityFrameworkCore;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Inquiries;
using Portal.Tests.Support;
using static Portal.Tests.Inquiries.ContactPages;

namespace Portal.Tests.Inquiries;

/// <summary>What staff do with what came from unknown addresses.</summary>
public sealed class InquiryDeskTests
{
    [EachDatabase]
    public async Task From_an_unknown_address_it_waits_for_the_staff_who_answer_by_mail_and_keep_what_they_said(string provider)
    {
        await using var app = await Start(provider);
        await app.Send("early@unknown.example");
        await using var desk = await Desk.Of(app, Anna);
        var inquiries = desk.Get<IInquiryDesk>();
        // Nobody sees it before it is confirmed.
        var early = await app.World.Read(db => db.Inquiries.Select(i => i.Number).SingleAsync());
        Assert.True((await inquiries.Read(early)).IsNotFound && (await inquiries.Answer(early, await app.Reply(early))).IsNotFound && (await inquiries.File(early, Entered("K-10001"))).IsNotFound);
        Assert.Equal(0, (await inquiries.Waiting()).Value);
        var number = await app.Confirmed(Uwe, ("Kind", "Question"), ("Reference", "X-7"));
        Assert.Equal((1, number), ((await inquiries.Waiting()).Value, (await inquiries.List(InquiryView.Open, new PageAt())).Value.Items.Single().Number));
        var file = (await inquiries.Read(number)).Value;
        Assert.Equal((ComplaintKind.Question, "Wet tea", "Uwe Unknown", "Unknown Ltd", "X-7", "en"), (file.Row.Kind, file.Row.Subject, file.Row.Name, file.Row.Company, file.Reference, file.Language));
        Assert.Equal("Text", Assert.Single((await inquiries.Answer(number, await app.Reply(number, " "))).Problems).Field);

        var first = await app.Reply(number, "Which order was it?", close: false);
        Assert.True((await inquiries.Answer(number, first)).Succeeded);
        Assert.True((await inquiries.Answer(number, first)).Succeeded);
        var mail = await app.Mail.Next(m => m.To == Uwe && m.Text.Contains("Which order was it?", StringComparison.Ordinal));
        Assert.Equal("Our answer: Wet tea", mail.Subject);
        foreach (var words in new[] { "Hello Uwe Unknown,", "Anna Agent", "It arrived wet.", "/contact" }) Assert.Contains(words, mail.Text, StringComparison.Ordinal);
        Assert.Equal(InquiryState.Open, (await inquiries.Read(number)).Value.Row.State);
        Assert.True((await inquiries.Answer(number, await app.Reply(number, "We are sorry."))).Succeeded);
        await app.Mail.Next(m => m.To == Uwe && m.Text.Contains("We are sorry.", StringComparison.Ordinal));
        Assert.Equal(2, app.Mail.Mails.Count(m => m.To == Uwe && m.Subject.StartsWith("Our answer", StringComparison.Ordinal)));
        var done = (await inquiries.Read(number)).Value;
        Assert.Equal((InquiryState.Answered, "Anna Agent", ""), (done.Row.State, done.Done!.By, done.Done.Complaint));
        Assert.Equal([("Anna Agent", "Which order was it?"), ("Anna Agent", "We are sorry.")], done.Answers.Select(a => (a.By, a.Text)));
        Assert.Equal(([], number), ((await inquiries.List(InquiryView.Open, new PageAt())).Value.Items, (await inquiries.List(InquiryView.Done, new PageAt())).Value.Items.Single().Number));
        Assert.Equal(0, await app.World.Read(db => db.Complaints.CountAsync()));
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task It_becomes_a_complaint_of_the_customer_chosen_as_what_came_by_phone_does(string provider)
    {
        await using var app = await Start(provider);
        var number = await app.Confirmed(Uwe);
        await using var desk = await Desk.Of(app, Anna);
        var inquiries = desk.Get<IInquiryDesk>();
        var before = await Rows.Snapshot(app);
        foreach (var (change, field) in new (Action<EnteredComplaint>, string)[] { (d => d.Customer = "K-404", "Customer"), (d => d.OrderNumber = "B-1", "OrderNumber"), (d => d.ReceivedOn = new DateOnly(2020, 1, 1), "ReceivedOn") })
        {
            var wrong = Entered("K-10001");
            change(wrong);
            Assert.Equal(field, Assert.Single((await inquiries.File(number, wrong)).Problems).Field);
        }
        Assert.Equal(before, await Rows.Snapshot(app));
        var entered = Entered("K-10001");
        (entered.OrderNumber, entered.Contact) = ("A-1", (await desk.Get<IComplaintEntry>().Begin("K-10001"))!.Contacts.Single().Number);
        var filed = await inquiries.File(number, entered);
        Assert.Equal(filed.Value, (await inquiries.File(number, entered)).Value);
        await app.Mail.Next(m => m.To == Maria && m.Subject.Contains(filed.Value, StringComparison.Ordinal));
        var complaint = await app.World.Read(db => db.Complaints.SingleAsync());
        Assert.Equal((filed.Value, Channel.Form, "A-1"), (complaint.Number, complaint.Channel, complaint.OrderNumber));
        var file = (await inquiries.Read(number)).Value;
        Assert.Equal((InquiryState.Filed, filed.Value), (file.Row.State, file.Done!.Complaint));
        // What is done stays done.
        before = await Rows.Snapshot(app);
        foreach (var late in new[] { await inquiries.File(number, Entered("K-10002")), await inquiries.Answer(number, await app.Reply(number)), await inquiries.Close(number, await app.Closing(number)) })
        {
            Assert.Equal(ProblemKind.Stale, Assert.Single(late.Problems).Kind);
        }
        Assert.Equal(before, await Rows.Snapshot(app));
    }

    [EachDatabase]
    public async Task Of_two_who_do_something_at_once_one_does_it_and_the_other_sees_it(string provider)
    {
        await using var app = await Start(provider);
        await using var anna = await Desk.Of(app, Anna);
        await using var ben = await Desk.Of(app, Ben);
        var number = await app.Confirmed(Uwe);
        var (one, other) = (await app.Reply(number, "Anna's words", close: false), await app.Reply(number, "Ben's words", close: false));
        var both = await Task.WhenAll(anna.Get<IInquiryDesk>().Answer(number, one), ben.Get<IInquiryDesk>().Answer(number, other));
        Assert.Single(both, o => o.Succeeded);
        Assert.Equal(ProblemKind.Stale, Assert.Single(both.Single(o => !o.Succeeded).Problems).Kind);
        Assert.Single((await anna.Get<IInquiryDesk>().Read(number)).Value.Answers);
        both = await Task.WhenAll(anna.Get<IInquiryDesk>().File(number, Entered("K-10001")), ben.Get<IInquiryDesk>().Close(number, await app.Closing(number)));
        Assert.Single(both, o => o.Succeeded);
        Assert.Equal(both[0].Succeeded ? 1 : 0, await app.World.Read(db => db.Complaints.CountAsync()));
        Assert.Empty(app.Log.Errors);
    }
}

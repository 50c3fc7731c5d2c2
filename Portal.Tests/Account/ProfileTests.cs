using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Shared.Account;
using Portal.Shared.Complaints;
using Portal.Tests.Support;
using static Portal.Tests.Account.OwnCompany;

namespace Portal.Tests.Account;

/// <summary>What belongs to the person herself, and whom she can ask.</summary>
public sealed class ProfileTests
{
    [EachDatabase]
    public async Task Name_phone_and_language_count_at_once_for_pages_contact_and_history(string provider)
    {
        await using var own = await Open(provider);
        using var rita = await own.As(Rita);
        await Saved(await rita.Submit("/account/profile", Form, ("Input.Name", "Rita Reader"), ("Input.Phone", "030 1234567"), ("Input.Language", "de")));
        var page = await rita.Open("/account");
        Assert.Equal("de", page.DocumentElement.GetAttribute("lang"));
        Assert.Contains("Rita Reader", page.QuerySelector(".who")!.TextContent);
        Assert.Contains("030 1234567", page.Body!.TextContent);
        var contact = await own.App.World.Read(db => db.Contacts.SingleAsync(c => c.Email == Rita));
        Assert.Equal(("Rita Reader", "+49301234567"), (contact.Name, contact.PhoneE164));
        Assert.Equal(["contact.changed by rita: Name,Phone", "profile.changed by rita: Name,Language"], (await own.Happened()).Order(StringComparer.Ordinal));
        Assert.All(await own.App.World.Read(db => db.Events.Select(e => e.Arguments).ToListAsync()), a => Assert.DoesNotContain("Reader", a));
    }

    [Fact]
    public async Task Mails_can_be_declined_but_not_the_mandatory_ones()
    {
        await using var own = await Open();
        await own.App.World.Staff("Anna", "anna@nordwind.example");
        using var maria = await own.As(Maria);
        var page = await maria.Open("/account/mails");
        Assert.True(page.QuerySelector("input[name='Input.Wanted[complaint-filed]']")!.HasAttribute("disabled"));
        Assert.Equal(8, page.QuerySelectorAll("input[type=checkbox]:not([disabled])").Length);
        // Nothing chosen, and a mandatory one left out as well.
        await Saved(await maria.Http.PostAsync("/account/mails", new FormUrlEncodedContent(Visitor.Fields((AngleSharp.Html.Dom.IHtmlFormElement)page.QuerySelector(Form)!)
            .Where(f => !f.Key.Contains("Wanted", StringComparison.Ordinal)))));
        Assert.Equal(["complaint-answered", "complaint-closed", "complaint-decided", "complaint-joined", "complaint-late", "complaint-lesson", "complaint-progress", "complaint-remedy"], await own.App.World.Read(db => db.MutedMails.OrderBy(m => m.Kind).Select(m => m.Kind).ToListAsync()));
        var answer = await maria.Submit("/complaints/new", Form, ("Draft.Subject", "Wet boxes"), ("Draft.Text", "All of them"));
        var number = answer.Headers.Location!.ToString().Split('/')[^1].Split('?')[0];
        await own.App.Mail.Next(m => m.Subject.Contains(number));
        await using (var desk = await Desk.Of(own.App, "anna@nordwind.example"))
        {
            var version = (await desk.Get<IComplaintDesk>().Read(number))!.Version;
            Assert.True((await desk.Get<IComplaintDesk>().Answer(number, version, new MessageDraft { FormKey = Guid.NewGuid(), Text = "Sorry" })).Succeeded);
        }
        Assert.Equal(["complaint-filed"], await own.App.World.Read(db => db.Mails.Select(m => m.Kind).ToListAsync()));
        await Saved(await maria.Submit("/account/mails", Form, ("Input.Wanted[complaint-answered]", "yes"), ("Input.Wanted[anything]", "yes")));
        Assert.Equal(["complaint-closed", "complaint-decided", "complaint-joined", "complaint-late", "complaint-lesson", "complaint-progress", "complaint-remedy"], await own.App.World.Read(db => db.MutedMails.OrderBy(m => m.Kind).Select(m => m.Kind).ToListAsync()));
        // As it stands, nothing is changed by saving it again.
        await Saved(await maria.Submit("/account/mails", Form));
        Assert.Equal(["complaint-closed", "complaint-decided", "complaint-joined", "complaint-late", "complaint-lesson", "complaint-progress", "complaint-remedy"], await own.App.World.Read(db => db.MutedMails.OrderBy(m => m.Kind).Select(m => m.Kind).ToListAsync()));
        Assert.Equal(2, (await own.Happened()).Count(e => e.StartsWith("profile.mails-chosen", StringComparison.Ordinal)));
    }

    [EachDatabase]
    public async Task Home_and_account_say_whom_to_ask(string provider)
    {
        await using var own = await Open(provider);
        using var maria = await own.As(Maria);
        Assert.Contains("Nobody is named yet.", (await maria.Open("/")).Body!.TextContent);
        var manager = await own.App.World.Staff("Sebastian Falk", "falk@nordwind.example", StaffRole.AccountManager);
        var deputy = await own.App.World.Staff("Marlene Hofmeister", "hofmeister@nordwind.example", StaffRole.AccountManager);
        await own.App.World.Write(async db =>
        {
            (await db.Staff.SingleAsync(s => s.Id == manager.Id)).Phone = "+49 40 66969 205";
            var customer = await db.Customers.SingleAsync(c => c.Number == "K-10001");
            (customer.ManagerId, customer.DeputyId) = (manager.Id, deputy.Id);
        });
        foreach (var path in new[] { "/", "/account" })
        {
            var people = (await maria.Open(path)).QuerySelectorAll(".people li");
            Assert.Equal(2, people.Length);
            Assert.Equal(["tel:+494066969205", "mailto:falk@nordwind.example"], people[0].QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
            Assert.Contains("Marlene Hofmeister", people[1].TextContent);
        }
    }
}

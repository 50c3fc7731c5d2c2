using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Shared.ChangeRequests;
using Portal.Tests.Support;
using static Portal.Tests.ChangeRequests.Asking;

namespace Portal.Tests.ChangeRequests;

/// <summary>Asking for a change of legal data, as somebody of the customer does.</summary>
public sealed class RequestTests
{
    [EachDatabase]
    public async Task What_differs_is_asked_with_proofs_and_told_to_every_administrator(string provider)
    {
        await using var asking = await Open(provider);
        await asking.Account();
        var number = await asking.Ask(Maria, [.. Legal, .. Bank], ("Files", "letter.jpg", Pictures.Jpeg()), ("Files", "extract.pdf", "%PDF-1.7\n%%EOF"u8.ToArray()));
        Assert.Matches("^AA-\\d{4}-000001$", number);
        var changes = await asking.App.World.Read(db => db.RequestedChanges.OrderBy(c => c.Id).ToListAsync());
        Assert.Equal(
            ["Name: Alfreds Futterkiste > Alfreds Futterkiste GmbH", $"VatId:  > {VatId}", "Holder: Alfreds > Alfreds Futterkiste", $"Iban: NL91ABNA0417164300 > {NewIban}", "Bic: ABNANL2A > COBADEFFXXX", "Bank: ABN > Commerzbank"],
            changes.OrderBy(c => c.Field).Select(c => $"{c.Field}: {c.Was} > {c.Asked}"));
        // Nothing is changed until it is approved.
        Assert.Equal(("Alfreds Futterkiste", "NL91ABNA0417164300"), await asking.App.World.Read(async db => ((await db.Customers.SingleAsync(c => c.Number == Number)).Name, (await db.BankAccounts.SingleAsync()).Iban)));
        using var maria = await asking.As(Maria);
        foreach (var page in new[] { Company, Page })
        {
            var text = (await maria.Open(page)).Body!.TextContent;
            Assert.Contains(number, text);
            Assert.Contains("DE … 3000", text);
            Assert.DoesNotContain("0532", text);
            Assert.DoesNotContain("0417164300", text);
        }
        var picture = await maria.Http.GetAsync($"/account/company/requests/{number}/files/1");
        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (picture.StatusCode, picture.Content.Headers.ContentType!.MediaType));
        Assert.DoesNotContain("GPS", System.Text.Encoding.Latin1.GetString(await picture.Content.ReadAsByteArrayAsync()));
        var (happened, mails, terms) = await asking.App.World.Read(async db => (
            await db.Events.SingleAsync(e => e.SubjectNumber == number), await db.Mails.Where(m => m.Kind == "bank-change-asked").OrderBy(m => m.Recipient).ToListAsync(), await db.SearchTerms.Select(t => t.Term).ToListAsync()));
        Assert.Equal(("request.asked", true, """{"fields":"Name,VatId,Holder,Iban,Bic,Bank"}"""), (happened.Kind, happened.Visible, happened.Arguments));
        Assert.Equal([Ada, Maria], mails.Select(m => m.Recipient));
        Assert.All(mails, m => Assert.Contains("DE … 3000", m.Text));
        Assert.All(mails, m => Assert.DoesNotMatch("0532|0417164300", m.Text + m.Html));
        Assert.DoesNotContain(terms, t => t.Contains("0532", StringComparison.Ordinal));
    }

    [EachDatabase]
    public async Task What_is_wrong_is_said_at_its_field_and_what_was_typed_stays(string provider)
    {
        await using var asking = await Open(provider);
        using var maria = await asking.As(Maria);
        var before = await asking.Snapshot();
        foreach (var (field, typed, said) in new[]
        {
            ("Iban", "DE88370400440532013000", "a digit may be mistyped"), ("VatId", "DE136308784", "a digit may be mistyped"), ("VatId", "QQ1", "letters of its country"), ("Bic", "COBA", "8 or 11 characters"),
            ("Name", " - ", "needs a letter"), ("Iban", "", "needs its IBAN"), ("Holder", "", "whose account"), ("Reason", "", "Say why"),
        })
        {
            var page = await Visitor.Parse(await maria.Submit(Page, Form, [.. Legal, .. Bank, ($"Input.{field}", typed)]));
            Assert.Contains(said, page.QuerySelector(".problems")!.TextContent);
            Assert.Equal(typed, Visitor.Fields(page.QuerySelector<IHtmlFormElement>(Form)!)[$"Input.{field}"]);
        }
        Assert.Contains("Nothing differs", await Text(await maria.Submit(Page, Form, ("Input.Reason", "x"))));
        Assert.Contains("is not a picture or PDF", await Text(await maria.Attach(Page, Form, [("Files", "a.pdf", "MZ"u8.ToArray())], Legal)));
        Assert.Contains("at most 5", await Text(await maria.Attach(Page, Form, [.. Enumerable.Repeat(("Files", "a.jpg", Pictures.Jpeg()), 6)], Legal)));
        Assert.Equal(before, await asking.Snapshot());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(asking.App.Folder, "files"), "*", SearchOption.AllDirectories));
    }

    [EachDatabase]
    public async Task A_company_has_one_open_request_and_whoever_comes_second_sees_the_first(string provider)
    {
        await using var asking = await Open(provider);
        using var maria = await asking.As(Maria);
        using var ada = await asking.As(Ada);
        var (hers, other) = (await maria.Open(Page), await ada.Open(Page));
        var answers = await Task.WhenAll(maria.Post(hers, Page, Form, Legal), ada.Post(other, Page, Form, Bank));
        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.BadRequest], answers.Select(a => a.StatusCode).Order());
        Assert.Equal(1, await asking.App.World.Read(db => db.ChangeRequests.CountAsync()));
        Assert.Contains("has asked for a change already", await Text(answers.Single(a => a.StatusCode == HttpStatusCode.BadRequest)));
        Assert.Null((await ada.Open(Page)).QuerySelector(Form));
        Assert.Contains("AA-", (await ada.Open(Page)).Body!.TextContent);
        // The winner's form once more is the same request, with no second file.
        var (winner, page) = answers[0].StatusCode == HttpStatusCode.Found ? (maria, hers) : (ada, other);
        Assert.Equal(HttpStatusCode.Found, (await winner.Post(page, Page, Form, winner == maria ? Legal : Bank)).StatusCode);
        Assert.Equal(1, await asking.App.World.Read(db => db.ChangeRequests.CountAsync()));
    }

    [EachDatabase]
    public async Task Without_a_fresh_proof_nothing_is_asked_and_nothing_typed_is_lost(string provider)
    {
        await using var asking = await Open(provider);
        using var maria = await asking.As(Maria);
        var page = await maria.Open(Page);
        asking.App.Clock.Move(TimeSpan.FromMinutes(6));
        var confirm = $"/account/confirm?returnUrl={Uri.EscapeDataString(Page)}";
        Assert.Equal(confirm, maria.Place(await maria.Http.GetAsync(Page)));
        var before = await asking.Snapshot();
        var refused = await Visitor.Parse(await maria.Post(page, Page, Form, Legal));
        Assert.Contains("prove first", refused.QuerySelector(".problems[role=alert]")!.TextContent);
        Assert.NotNull(refused.QuerySelector("a[target=_blank][href^='/account/confirm']"));
        Assert.Equal(before, await asking.Snapshot());
        Assert.Equal(Page, maria.Place(await maria.Submit(confirm, Form, ("Input.Password", World.Password))));
        Assert.Equal(HttpStatusCode.Found, (await maria.Post(refused, Page, Form)).StatusCode);
        Assert.Equal("Alfreds Futterkiste GmbH", await asking.App.World.Read(db => db.RequestedChanges.Where(c => c.Field == RequestField.Name).Select(c => c.Asked).SingleAsync()));
    }

    [EachDatabase]
    public async Task A_request_is_withdrawn_once_and_another_may_follow(string provider)
    {
        await using var asking = await Open(provider);
        var number = await asking.Ask(Maria, Legal);
        using var ada = await asking.As(Ada);
        var page = await ada.Open(Page);
        Assert.Equal($"{Company}?done=withdrawn", ada.Place(await ada.Post(page, Page, Back)));
        Assert.Equal($"{Company}?done=withdrawn", ada.Place(await ada.Post(page, Page, Back)));
        page.QuerySelector("[name='Withdrawal.FormKey']")!.SetAttribute("value", Guid.NewGuid().ToString());
        Assert.Contains("withdrawn already", await Text(await ada.Post(page, Page, Back)));
        Assert.Equal(["request.asked", "request.withdrawn"], await asking.App.World.Read(db => db.Events.Where(e => e.SubjectNumber == number).OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync()));
        Assert.NotEqual(number, await asking.Ask(Fay, Bank));
    }

    [EachDatabase]
    public async Task Somebody_who_changed_the_data_meanwhile_is_shown_beside_what_was_typed(string provider)
    {
        await using var asking = await Open(provider);
        using var maria = await asking.As(Maria);
        var page = await maria.Open(Page);
        await asking.App.World.Write(async db => (await db.Customers.SingleAsync(c => c.Number == Number)).Name = "Alfreds KG");
        var answer = await maria.Post(page, Page, Form, Bank);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var both = await Visitor.Parse(answer);
        Assert.Contains("Alfreds KG", both.QuerySelector("main")!.TextContent);
        // The name that nobody touched is theirs; the account is asked for.
        Assert.Equal(HttpStatusCode.Found, (await maria.Post(both, Page, Form)).StatusCode);
        Assert.DoesNotContain(RequestField.Name, await asking.App.World.Read(db => db.RequestedChanges.Select(c => c.Field).ToListAsync()));
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Server.Data;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>An answer with files: chosen, pasted and dropped, looked at before it goes, taken back with all it has, and read by the customer.</summary>
public sealed class AnswerFileTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Anna = "anna@nordwind.example", Maria = "maria@alfreds.example";

    [Fact]
    public async Task Pictures_are_pasted_dropped_and_chosen_and_the_customer_sees_what_was_previewed()
    {
        await using var app = await PortalApp.Start("Sqlite", "--Portal:Complaints:UndoSeconds=4");
        await app.World.Customer("Alfreds Futterkiste", Maria);
        await app.World.Staff("Anna Agent", Anna);
        var (filer, anna) = (await app.World.ActorOf(Maria), await app.World.Read(db => db.Staff.Where(s => s.Email == Anna).Select(s => s.Id).SingleAsync()));
        await app.World.Complaint(filer, "BS-1", "Wet boxes", c => c.Assign(Actor.System, app.World.Clock.Now, anna));
        var page = await chromium.SignedIn(app, Anna, width: 360);
        await page.GotoAsync("/staff/complaints/BS-1");
        await Expect(page.Locator("main h1")).ToBeFocusedAsync();
        await page.Locator("#answer").FillAsync("Take the **dry** shelf:\n\n- left\n- right");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await Expect(page.Locator(".preview strong")).ToHaveTextAsync("dry");
        await Expect(page.Locator(".preview li")).ToHaveCountAsync(2);

        var files = page.Locator(".answer .files li");
        await Hand(page, "paste", "shelf.jpg");
        await Expect(files).ToHaveCountAsync(1);
        await Hand(page, "drop", "label.jpg");
        await Expect(files).ToHaveCountAsync(2);
        await page.Locator("#answer-files").SetInputFilesAsync(new FilePayload { Name = "left.jpg", MimeType = "image/jpeg", Buffer = Pictures.Jpeg() });
        await Expect(files).ToHaveCountAsync(3);
        await page.Locator("#answer-files").SetInputFilesAsync(new FilePayload { Name = "run.jpg", MimeType = "image/jpeg", Buffer = "MZ"u8.ToArray() });
        await Expect(page.Locator(".answer .problems")).ToContainTextAsync("\"run.jpg\" is not a picture or PDF");
        await Axe.Bring(page);
        Assert.Empty(await Axe.Violations(page));
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove left.jpg" }).ClickAsync();
        await Expect(files).ToHaveCountAsync(2);
        await Expect(page.Locator(".answer .problems")).ToHaveCountAsync(0);

        // Words that bring their picture along are words.
        await Hand(page, "paste", "words.jpg", "as text");
        await Expect(page.Locator("#answer-files-hint")).ToContainTextAsync("Or drop them here");
        await Expect(files).ToHaveCountAsync(2);

        await page.GetByRole(AriaRole.Button, new() { Name = "Send answer" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take back" }).ClickAsync();
        await Expect(files).ToHaveCountAsync(2);
        await page.ReloadAsync();
        await Expect(files).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send answer" }).ClickAsync();
        await app.Mail.Next(m => m.To == Maria && m.Text.Contains("shelf.jpg, label.jpg", StringComparison.Ordinal));
        await Expect(page.Locator(".thread .from-staff .files a")).ToHaveCountAsync(2);
        await Expect(page.Locator(".answer .files")).ToHaveCountAsync(0);

        var hers = await chromium.SignedIn(app, Maria, width: 360);
        await hers.GotoAsync("/complaints/BS-1");
        await Expect(hers.Locator(".from-staff strong").Last).ToHaveTextAsync("dry");
        await Expect(hers.Locator(".from-staff .files a").First).ToContainTextAsync("shelf.jpg");
        await Axe.Bring(hers);
        Assert.Empty(await Axe.Violations(hers));
        Assert.Empty(app.Log.Errors);
    }

    /// <summary>As the browser tells it when somebody pastes or drops a picture.</summary>
    private static Task Hand(IPage page, string how, string name, string text = "") => page.EvaluateAsync(
        """
        ([how, name, bytes, text]) => {
          const given = new DataTransfer();
          given.items.add(new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], name, { type: 'image/jpeg' }));
          if (text) given.setData('text/plain', text);
          const options = { bubbles: true, cancelable: true };
          const event = how === 'paste' ? new ClipboardEvent(how, { ...options, clipboardData: given }) : new DragEvent(how, { ...options, dataTransfer: given });
          document.getElementById('answer').dispatchEvent(event);
        }
        """, new[] { how, name, Convert.ToBase64String(Pictures.Jpeg()), text });
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Tests.Support;

namespace Portal.Tests.Complaints;

/// <summary>Files that staff send with an answer: until then their writer's alone, then the customer's too.</summary>
public sealed class AnswerFileTests
{
    private const string Anna = "anna@nordwind.example", Ben = "ben@nordwind.example", Maria = "maria@alfreds.example", Stranger = "s@other.example";

    [EachDatabase]
    public async Task They_go_out_with_the_answer_once_and_nobody_sees_them_before(string provider)
    {
        await using var app = await Start(provider);
        await using var anna = await Desk.Of(app, Anna);
        await using var ben = await Desk.Of(app, Ben);
        var hers = anna.Get<IAnswering>();
        Assert.Equal([1], Numbers(await hers.Attach("BS-1", Jpeg("shelf.jpg"))));
        Assert.Equal([1, 2], Numbers(await hers.Attach("BS-1", Jpeg("label.jpg"))));
        await hers.Keep("BS-1", "See **here**.");
        Assert.Equal([2], Numbers(await hers.Detach("BS-1", 1)));
        Assert.Equal(ProblemKind.NotFound, Assert.Single((await hers.Detach("BS-1", 1)).Problems).Kind);

        // Hers alone: not her colleague's, not the customer's, not a stranger's.
        Assert.Empty((await ben.Get<IAnswering>().Look("BS-1"))!.Files);
        Assert.Equal(ProblemKind.NotFound, Assert.Single((await ben.Get<IAnswering>().Detach("BS-1", 2)).Problems).Kind);
        using var visits = await Visits(app);
        var (annas, bens, marias, strangers) = visits;
        const string Draft = "/staff/complaints/BS-1/answer/files/2";
        Assert.Equal(HttpStatusCode.OK, (await annas.Http.GetAsync(Draft)).StatusCode);
        foreach (var other in new[] { bens, marias, strangers, app.Visit() }) Assert.NotEqual(HttpStatusCode.OK, (await other.Http.GetAsync(Draft)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await marias.Http.GetAsync("/complaints/BS-1/files/1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await bens.Http.GetAsync("/staff/complaints/BS-1/files/1")).StatusCode);

        // Words taken out again leave the file; an answer takes both along, and says so in the mail.
        await hers.Keep("BS-1", "");
        Assert.Single((await hers.Look("BS-1"))!.Files);
        var answer = new MessageDraft { FormKey = Guid.NewGuid(), Text = "See **here**." };
        var version = (await hers.Look("BS-1"))!.Version;
        for (var i = 0; i < 2; i++) Assert.True((await anna.Get<IComplaintDesk>().Answer("BS-1", version, answer)).Succeeded);
        var mail = await app.Mail.Next(m => m.To == Maria && m.Text.Contains("> See **here**.", StringComparison.Ordinal));
        Assert.Contains("label.jpg", mail.Text, StringComparison.Ordinal);
        Assert.Contains("See <strong>here</strong>.", mail.Html, StringComparison.Ordinal);
        Assert.Equal((0, 0, 1), await app.World.Read(async db => (await db.AnswerDrafts.CountAsync(), await db.AnswerFiles.CountAsync(), await db.Attachments.CountAsync(a => a.Message!.FromStaff))));
        Assert.Empty((await hers.Look("BS-1"))!.Files);
        var read = await marias.Open("/complaints/BS-1");
        Assert.Equal("See here.", read.QuerySelector(".from-staff .formatted")!.TextContent.Trim());
        Assert.Equal("/complaints/BS-1/files/1", read.QuerySelector(".from-staff .files a")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.OK, (await marias.Http.GetAsync("/complaints/BS-1/files/1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await strangers.Http.GetAsync("/complaints/BS-1/files/1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await annas.Http.GetAsync(Draft)).StatusCode);
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task What_cannot_be_taken_leaves_nothing_and_several_at_once_all_stay(string provider)
    {
        await using var app = await Start(provider);
        await using var anna = await Desk.Of(app, Anna);
        var hers = anna.Get<IAnswering>();
        Assert.Contains("not a picture or PDF", Assert.Single((await hers.Attach("BS-1", new Upload("run.jpg", 3, () => new MemoryStream("MZ!"u8.ToArray())))).Problems).Message);
        Assert.Contains("larger than 25 MB", Assert.Single((await hers.Attach("BS-1", new Upload("big.jpg", UploadRules.MaxBytes + 1, () => new MemoryStream()))).Problems).Message);
        Assert.Equal(ProblemKind.NotFound, Assert.Single((await hers.Attach("BS-404", Jpeg("a.jpg"))).Problems).Kind);
        Assert.Empty(Stored(app));

        var many = await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
        {
            await using var window = await Desk.Of(app, Anna);
            return (await window.Get<IAnswering>().Attach("BS-1", Jpeg($"{i}.jpg"))).Succeeded;
        }));
        Assert.Equal(UploadRules.MaxFiles, many.Count(taken => taken));
        Assert.Equal(UploadRules.MaxFiles, (await hers.Look("BS-1"))!.Files.Select(f => f.Number).Distinct().Count());
        Assert.Equal(UploadRules.MaxFiles, Stored(app).Length);

        // What nobody touches any more goes, with its files.
        app.Clock.Move(TimeSpan.FromDays(29));
        Assert.Equal(0, await app.RunJob("left-drafts"));
        app.Clock.Move(TimeSpan.FromDays(2));
        Assert.Equal(1, await app.RunJob("left-drafts"));
        Assert.Empty(Stored(app));
        Assert.Equal((0, 0), await app.World.Read(async db => (await db.AnswerDrafts.CountAsync(), await db.AnswerFiles.CountAsync())));
        Assert.Empty(app.Log.Errors);
    }

    private static Upload Jpeg(string name) => new(name, Pictures.Jpeg().Length, () => new MemoryStream(Pictures.Jpeg()));

    private static IEnumerable<int> Numbers(Outcome<IReadOnlyList<FileEntry>> outcome) => outcome.Value.Select(f => f.Number);

    private static string[] Stored(PortalApp app) => Directory.GetFiles(Path.Combine(app.Folder, "files"), "*", SearchOption.AllDirectories);

    private static async Task<Readers> Visits(PortalApp app) => new(
        await app.Visit().SignIn(Anna), await app.Visit().SignIn(Ben), await app.Visit().SignIn(Maria), await app.Visit().SignIn(Stranger));

    private static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        await app.World.Customer("Alfreds", Maria);
        await app.World.Customer("Other", Stranger);
        var anna = await app.World.Staff("Anna Agent", Anna);
        await app.World.Staff("Ben Agent", Ben);
        await app.World.Complaint(await app.World.ActorOf(Maria), "BS-1", "Wet tea", c => c.Assign(new StaffActor(99, "Anna Agent", anna.Id, StaffRole.Agent), app.World.Clock.Now, anna.Id));
        return app;
    }

    private sealed record Readers(Visitor Anna, Visitor Ben, Visitor Maria, Visitor Stranger) : IDisposable
    {
        public void Dispose()
        {
            foreach (var one in new[] { Anna, Ben, Maria, Stranger }) one.Dispose();
        }
    }
}

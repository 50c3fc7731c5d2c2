using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;

namespace Portal.Tests.Complaints;

/// <summary>What customers attach: taken by content, stored under names of ours, given back so that nothing in it can run.</summary>
public sealed class FileTests
{
    private const string Form = "form.card", Email = "a@alpha.example";

    [Theory]
    [InlineData("photo.jpg", "MZ\u0090\0")]
    [InlineData("page.png", "<html><script>alert(1)</script></html>")]
    [InlineData("picture.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")]
    [InlineData("table.pdf", "PK\u0003\u0004")]
    [InlineData("shell.PhP", "<?php echo 1;")]
    [InlineData("half.gif", "GIF89a;alert(1)//")]
    public async Task What_is_no_picture_and_no_PDF_is_refused_whatever_it_is_called(string name, string content)
    {
        await using var app = await Start();
        using var a = await app.Visit().SignIn(Email);
        var answer = await File(a, name, Encoding.Latin1.GetBytes(content));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(name, (await Visitor.Parse(answer)).QuerySelector(".problems")!.TextContent);
        Assert.Equal((0, 0), await app.World.Read(async db => (await db.Complaints.CountAsync(), await db.Mails.CountAsync())));
        Assert.Empty(Directory.GetFiles(Path.Combine(app.Folder, "files"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_file_is_stored_under_a_name_of_ours_and_offered_under_its_own()
    {
        await using var app = await Start();
        using var a = await app.Visit().SignIn(Email);
        var number = (await File(a, "Regal \u202Eü.html", Pictures.Jpeg())).Headers.Location!.ToString().Split('/')[^1].Split('?')[0];
        var stored = Assert.Single(Directory.GetFiles(Path.Combine(app.Folder, "files"), "*", SearchOption.AllDirectories));
        Assert.Matches("^[0-9a-f]{32}\\.jpg$", Path.GetFileName(stored));
        var given = await a.Http.GetAsync($"/complaints/{number}/files/1");
        Assert.Equal("Regal ü.html.jpg", given.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Equal(("nosniff", "default-src 'none'; sandbox"), (given.Headers.GetValues("X-Content-Type-Options").Single(), given.Headers.GetValues("Content-Security-Policy").Single()));
    }

    [Fact]
    public async Task A_PDF_is_saved_and_never_shown_inside_the_portal()
    {
        await using var app = await Start();
        using var a = await app.Visit().SignIn(Email);
        var number = (await File(a, "list.pdf", "%PDF-1.7\n%%EOF"u8.ToArray())).Headers.Location!.ToString().Split('/')[^1].Split('?')[0];
        var given = await a.Http.GetAsync($"/complaints/{number}/files/1");
        Assert.Equal(("application/pdf", "attachment"), (given.Content.Headers.ContentType!.MediaType, given.Content.Headers.ContentDisposition!.DispositionType));
    }

    private static Task<HttpResponseMessage> File(Visitor visitor, string name, byte[] bytes) =>
        visitor.Attach("/complaints/new", Form, [("Files", name, bytes)], ("Draft.Subject", "Files"), ("Draft.Text", "See attached."));

    private static async Task<PortalApp> Start()
    {
        var app = await PortalApp.Start();
        await app.World.Customer("Alpha GmbH", Email);
        return app;
    }
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Tests.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Hosting;

/// <summary>Bodies without an announced end and forms with too many parts, at the built program, whose temporary files lie in a folder of their own.</summary>
public sealed class BodyTests : IAsyncLifetime
{
    private const string Email = "a@alpha.example", Boundary = "----parts";

    private readonly string temporary = Directory.CreateTempSubdirectory("portal-parts-").FullName;
    private PortalProcess portal = null!;
    private Uri address = null!;
    private Visitor visitor = null!;

    public async Task InitializeAsync()
    {
        portal = await PortalProcess.Prepare("Sqlite");
        await new World(portal.Databases, new Clock(TimeProvider.System, TimeZoneInfo.Utc)).Customer("Alpha", Email);
        portal.Start(("ASPNETCORE_TEMP", temporary));
        address = await portal.Address();
        visitor = await new Visitor(address, new TestLog()).SignIn(Email);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "Input.Email=")]
    [InlineData($"multipart/form-data; boundary={Boundary}", $"--{Boundary}\r\nContent-Disposition: form-data; name=\"Files\"; filename=\"a.pdf\"\r\n\r\n%PDF-")]
    public async Task A_form_that_announces_no_length_and_does_not_end_is_refused_at_the_limit(string type, string beginning)
    {
        await using var endless = await Endless.Open(address, "/account/sign-in", type, beginning);
        var sent = await endless.SendUntilAnswered(most: 100);
        var answer = await endless.Answer();
        Assert.StartsWith("HTTP/1.1 413 ", answer);
        Assert.Contains("That was too large", answer);
        Assert.InRange(sent, 1, 40);
        await NothingIsLeft();
    }

    [Fact]
    public async Task A_form_that_breaks_off_leaves_nothing_behind()
    {
        await using (var endless = await Endless.Open(address, "/complaints/new", $"multipart/form-data; boundary={Boundary}",
            $"--{Boundary}\r\nContent-Disposition: form-data; name=\"Files\"; filename=\"a.pdf\"\r\n\r\n%PDF-", $"portal={visitor.Cookie("portal")}"))
        {
            for (var i = 0; i < 4; i++) await endless.Send();
            // It is kept there while it comes: what is looked for later has been there.
            await MailApp.Until(() => Directory.EnumerateFiles(temporary).Any(), "No temporary file.", 20);
        }
        await NothingIsLeft();
    }

    [Fact]
    public async Task A_thousand_files_are_refused_with_a_sentence_and_leave_nothing_behind()
    {
        var form = (await visitor.Open("/complaints/new")).QuerySelector<IHtmlFormElement>("form.card")!;
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in Visitor.Fields(form)) content.Add(new StringContent(name is "Draft.Subject" or "Draft.Text" ? "Typed" : value), name);
        for (var i = 0; i < 1000; i++) content.Add(new ByteArrayContent(i < 20 ? new byte[100 * 1024] : [1]), "Files", $"{i}.pdf");
        var answer = await visitor.Http.PostAsync("/complaints/new", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("at most 10 files", (await Visitor.Parse(answer)).QuerySelector(".problems")!.TextContent);
        await using (var db = portal.Databases.OpenStaff(Actor.System)) Assert.Equal(0, await db.Complaints.CountAsync());
        await NothingIsLeft();
    }

    public async Task DisposeAsync()
    {
        visitor.Dispose();
        await portal.DisposeAsync();
        Directory.Delete(temporary, recursive: true);
    }

    private Task NothingIsLeft() => MailApp.Until(() => !Directory.EnumerateFiles(temporary).Any(), "Temporary files are left.", 20);

    /// <summary>A post in chunks, as many as one likes, as no client of a library would send it. What is answered is read meanwhile.</summary>
    private sealed class Endless : IAsyncDisposable
    {
        private static readonly byte[] Chunk = [.. Encoding.ASCII.GetBytes($"{1024 * 1024:x}\r\n"), .. Enumerable.Repeat((byte)'a', 1024 * 1024), .. "\r\n"u8];

        private readonly MemoryStream answered = new();
        private readonly NetworkStream stream;
        private readonly Task reading;

        private Endless(NetworkStream stream) => (this.stream, reading) = (stream, Read(stream, answered));

        public static async Task<Endless> Open(Uri address, string path, string type, string beginning, string cookie = "")
        {
            var client = new TcpClient { NoDelay = true };
            await client.ConnectAsync(address.Host, address.Port);
            var stream = client.GetStream();
            var head = $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept-Language: en\r\nCookie: {cookie}\r\nContent-Type: {type}\r\nTransfer-Encoding: chunked\r\n\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{head}{beginning.Length:x}\r\n{beginning}\r\n")));
            return new Endless(stream);
        }

        public ValueTask Send() => stream.WriteAsync(Chunk);

        /// <returns>How many MB were taken before an answer came.</returns>
        public async Task<int> SendUntilAnswered(int most)
        {
            for (var sent = 0; sent < most; sent++)
            {
                if (answered.Length > 0) return sent;
                try
                {
                    await Send();
                }
                catch (IOException)
                {
                    return sent;
                }
                await Task.Delay(20);
            }
            return most;
        }

        /// <summary>What came before the server hung up.</summary>
        public async Task<string> Answer()
        {
            await reading.WaitAsync(TimeSpan.FromSeconds(20));
            return Encoding.UTF8.GetString(answered.ToArray());
        }

        public ValueTask DisposeAsync()
        {
            stream.Socket.Dispose();
            return stream.DisposeAsync();
        }

        private static async Task Read(NetworkStream from, MemoryStream into)
        {
            try
            {
                await from.CopyToAsync(into);
            }
            catch (IOException)
            {
                // It hung up while something was still on its way to it.
            }
        }
    }
}

using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Mail;
using Portal.Server.Mail.Returns;
using Portal.Tests.Support;

namespace Portal.Tests.Mail.Returns;

/// <summary>What a provider tells by a call, and who is believed.</summary>
public sealed class ReturnHookTests
{
    private const string Secret = "0123456789abcdef0123456789abcdef", Path = "/hooks/returned-mail";

    [EachDatabase]
    public async Task A_signed_call_is_taken_once_and_each_piece_of_news_is_written_once(string provider)
    {
        await using var app = await Start(provider);
        using var visitor = app.Visit();
        const string body = """[{"messageId":"t0@portal.example","kind":"hard","status":"5.1.1","words":"no such user"},{"messageId":"t1@portal.example","kind":"complaint"},{"messageId":"strange@portal.example","kind":"soft"}]""";
        var call = Signed(app, body);
        Assert.Equal((HttpStatusCode.OK, "{\"taken\":2}"), await Post(visitor, body, call));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Post(visitor, body, call)).Status);
        // The same news by another call: the provider did not hear us and tells it again.
        Assert.Equal((HttpStatusCode.OK, "{\"taken\":0}"), await Post(visitor, " " + body, Signed(app, " " + body)));
        Assert.Equal(["t0@sink.example:Hard:5.1.1:no such user", "t1@sink.example:Complaint::"], await app.World.Read(async db =>
            (await db.Bounces.OrderBy(b => b.Id).Select(b => new { b, To = db.Mails.Where(m => m.Id == b.MailId).Select(m => m.Recipient).First() }).ToListAsync())
                .ConvertAll(x => $"{x.To}:{x.b.Kind}:{x.b.Status}:{x.b.Words}")));
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task Nobody_else_is_believed()
    {
        await using var app = await Start("Sqlite");
        using var visitor = app.Visit();
        const string body = """[{"messageId":"t0@portal.example","kind":"hard"}]""";
        var good = Signed(app, body);
        var now = app.World.Clock.Now.ToUnixTimeSeconds();
        foreach (var wrong in new[]
        {
            "", "t=1", good.Replace("v1=", "v1=0", StringComparison.Ordinal), good.Replace("v1=", "v0=", StringComparison.Ordinal), $"t={now - 320},v1={ReturnSignature.Of(now - 320, body.Bytes(), Secret)}",
            $"t={now + 320},v1={ReturnSignature.Of(now + 320, body.Bytes(), Secret)}", $"t={now},v1={ReturnSignature.Of(now, body.Bytes(), "another secret of the same length")}",
        })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await Post(visitor, body, wrong)).Status);
        }
        Assert.Equal(HttpStatusCode.Unauthorized, (await Post(visitor, body + " ", good)).Status);
        foreach (var nonsense in new[] { "", "{}", "[null]", "[{}]", """[{"messageId":"a","kind":"7"}]""", """[{"messageId":"a","kind":0}]""", """[{"messageId":null,"kind":"hard"}]""", $"[{{\"messageId\":\"{new string('a', 121)}\",\"kind\":\"hard\"}}]" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await Post(visitor, nonsense, Signed(app, nonsense))).Status);
        }
        var long_ = new string(' ', 256 * 1024 + 1);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Post(visitor, long_, Signed(app, long_))).Status);
        Assert.Equal((0, 0), await app.World.Read(async db => (await db.Bounces.CountAsync(), await db.HookPosts.CountAsync())));
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task Without_a_secret_there_is_no_such_address_and_guessing_is_slowed_down()
    {
        await using var app = await PortalApp.Start("Sqlite", "--Portal:Limits:GuessesPerMinute=5");
        using var visitor = app.Visit();
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.NotFound, (await Post(visitor, "[]", "t=1,v1=2")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Post(visitor, "[]", "t=1,v1=2")).Status);
    }

    private static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider, $"--Portal:Mail:Returns:Secret={Secret}");
        await app.MailAll(2, MailClass.Transactional);
        await app.UntilSettled();
        return app;
    }

    private static string Signed(PortalApp app, string body)
    {
        var now = app.World.Clock.Now.ToUnixTimeSeconds();
        return $"t={now},v1={ReturnSignature.Of(now, Encoding.UTF8.GetBytes(body), Secret)}";
    }

    private static async Task<(HttpStatusCode Status, string Answer)> Post(Visitor visitor, string body, string signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (signature.Length > 0) request.Headers.TryAddWithoutValidation(ReturnSignature.Header, signature);
        using var answer = await visitor.Http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}

using Portal.Server.Hosting;

namespace Portal.Server.Mail.Smtp;

/// <summary>The beginning of a conversation: greeting, encryption, sign-in.</summary>
internal static class SmtpGreeting
{
    /// <returns>What the server offers, in capitals.</returns>
    /// <exception cref="SmtpRefusedException">The server does not want us, or we do not trust it.</exception>
    public static async Task<IReadOnlySet<string>> Exchange(SmtpWire wire, SmtpServer server, CancellationToken cancel)
    {
        if (server.Settings.Security == MailSecurity.Tls) await wire.Encrypt(server, cancel);
        Expect(await wire.Read(cancel), "greeting");
        var offers = await Hello(wire, cancel);
        if (server.Settings.Security == MailSecurity.StartTls)
        {
            if (!offers.Contains("STARTTLS")) throw new SmtpRefusedException(MailWords.NoStartTls, true);
            Expect(await wire.Command("STARTTLS", cancel), "STARTTLS");
            await wire.Encrypt(server, cancel);
            // What was offered before may have been anybody's words.
            offers = await Hello(wire, cancel);
        }
        if (server.Settings.User.Length > 0) await SignIn(wire, server.Settings, offers, cancel);
        return offers;
    }

    /// <summary>Extensions by name, and the ways to sign in as "AUTH PLAIN".</summary>
    private static async Task<HashSet<string>> Hello(SmtpWire wire, CancellationToken cancel)
    {
        var reply = await wire.Command($"EHLO {wire.WhoIsHere}", cancel);
        Expect(reply, "EHLO");
        var offers = new HashSet<string>();
        foreach (var words in reply.Lines.Skip(1).Select(l => l.ToUpperInvariant().Split([' ', '='], StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Length > 0))
        {
            offers.Add(words[0]);
            if (words[0] == "AUTH") offers.UnionWith(words.Skip(1).Select(w => "AUTH " + w));
        }
        return offers;
    }

    private static async Task SignIn(SmtpWire wire, MailSettings settings, HashSet<string> offers, CancellationToken cancel)
    {
        if (offers.Contains("AUTH PLAIN"))
        {
            Expect(await wire.Command("AUTH PLAIN " + SmtpText.Base64($"\0{settings.User}\0{settings.Password}"), cancel), "AUTH");
        }
        else if (offers.Contains("AUTH LOGIN"))
        {
            Prompt(await wire.Command("AUTH LOGIN", cancel));
            Prompt(await wire.Command(SmtpText.Base64(settings.User), cancel));
            Expect(await wire.Command(SmtpText.Base64(settings.Password), cancel), "AUTH");
        }
        else
        {
            var ways = string.Join(", ", offers.Where(o => o.StartsWith("AUTH ", StringComparison.Ordinal)).Select(o => o[5..]));
            throw new SmtpRefusedException($"{MailWords.NoSignIn} ({ways})", true);
        }
    }

    private static void Expect(SmtpReply reply, string step)
    {
        // A 4xx passes by itself; a 5xx to the greeting may, too (a server under load), but not one to our name or password.
        if (!reply.IsDone) throw new SmtpRefusedException($"{step}: {reply.Text}", reply.IsPermanent && step != "greeting");
    }

    private static void Prompt(SmtpReply reply)
    {
        if (!reply.IsGoOn) throw new SmtpRefusedException($"AUTH: {reply.Text}", reply.IsPermanent);
    }
}

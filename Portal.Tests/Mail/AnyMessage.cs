using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Portal.Server.Mail.Smtp;

namespace Portal.Tests.Mail;

/// <summary>Messages of any text, and programs written elsewhere that read them.</summary>
internal static class AnyMessage
{
    public static MessageParts Of(AnyText text, int number)
    {
        Assert.True(MailboxAddress.TryParse(text.Address(), out var from));
        Assert.True(MailboxAddress.TryParse(text.Address(), out var to));
        return new MessageParts(
            new MailboxAddress(text.Next(3), from), new MailboxAddress(text.Next(5), to), text.Next(6), $"{Guid.NewGuid():N}@portal.example",
            new DateTimeOffset(2026, 1 + text.Below(12), 1 + text.Below(28), text.Below(24), text.Below(60), 7, TimeSpan.FromHours(number % 3)),
            text.Next(12), text.Next(12), [("List-Unsubscribe", $"<https://portal.example/u/{number}>")]);
    }

    /// <summary>A header is one line: what breaks lines is a space in it. A broken letter is marked.</summary>
    public static string OneLine(string text) =>
        Whole(string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Trim());

    public static string Lines(string text) =>
        Whole(text).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace("\n", "\r\n", StringComparison.Ordinal);

    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>A message in base64 a line goes in, what the program read comes out as JSON a line.</summary>
    public static async Task<List<JsonElement>> Read(IEnumerable<byte[]> messages, string program, params string[] arguments)
    {
        using var reader = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (reader.StandardOutput.ReadToEndAsync(), reader.StandardError.ReadToEndAsync());
        foreach (var message in messages) await reader.StandardInput.WriteLineAsync(Convert.ToBase64String(message));
        reader.StandardInput.Close();
        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await reader.WaitForExitAsync();
        Assert.True(reader.ExitCode == 0, await errors);
        return [.. lines.Select(l => JsonDocument.Parse(l).RootElement)];
    }
}

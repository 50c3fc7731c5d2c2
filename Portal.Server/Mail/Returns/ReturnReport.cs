namespace Portal.Server.Mail.Returns;

/// <summary>What a report that came by mail says: about which mail, and what became of it.</summary>
/// <param name="MessageId">Of the mail it is about, without its brackets.</param>
internal sealed record ReturnReport(string MessageId, BounceKind Kind, string Status, string Words)
{
    public BounceNews News => new($"report:{MessageId}:{(Kind == BounceKind.Complaint ? "complaint" : Status)}", Kind, BounceSource.Report, Status, Words);

    /// <summary>Reads a delivery report (RFC 3464) or a complaint of a reader (RFC 5965).</summary>
    /// <returns>Null for any other mail, and for a report that says it was delivered or is only late.</returns>
    public static ReturnReport? Read(byte[] message)
    {
        var parts = MimePart.Read(message).All().ToList();
        if (MessageIdOf(parts) is not { Length: > 0 and <= Longest } about) return null;
        if (parts.Find(p => p.Type is "message/delivery-status" or "message/global-delivery-status") is { } delivery) return Failed(delivery.Body, about);
        var feedback = parts.Find(p => p.Type == "message/feedback-report");
        return feedback is null ? null : Complained(MimePart.Fields(feedback.Body), about);
    }

    private const int Longest = 120;

    /// <summary>Of the mail that is enclosed, whole or its headers; the report's own stands on the outside.</summary>
    private static string? MessageIdOf(IEnumerable<MimePart> parts) => parts.Skip(1)
        .Select(p => p.Type is "text/rfc822-headers" or "message/global-headers" ? MimePart.Fields(p.Body).GetValueOrDefault("Message-ID", "") : p.Header("Message-ID"))
        .Select(id => id.Trim().TrimStart('<').TrimEnd('>')).FirstOrDefault(id => id.Length > 0);

    /// <summary>Our mails have one recipient each: the first that failed is the one.</summary>
    private static ReturnReport? Failed(string status, string about)
    {
        var failed = status.Split("\n\n").Select(MimePart.Fields)
            .FirstOrDefault(f => f.GetValueOrDefault("Action", "").Equals("failed", StringComparison.OrdinalIgnoreCase));
        if (failed is null) return null;
        var words = failed.GetValueOrDefault("Diagnostic-Code", "");
        // The server's own code knows more than the report's summary, which many leave at 5.0.0.
        var code = failed.GetValueOrDefault("Status", "") is var said && BounceStatus.In(said) is { Length: > 0 } stated && stated is not ("5.0.0" or "4.0.0") ? stated : BounceStatus.In(words) is { Length: > 0 } found ? found : BounceStatus.In(said);
        var text = words.Contains(';', StringComparison.Ordinal) ? words[(words.IndexOf(';', StringComparison.Ordinal) + 1)..].Trim() : words;
        return new(about, BounceStatus.KindOf(code, BounceStatus.CodeOf(text)), code, text.Length > 0 ? text : code);
    }

    private static ReturnReport? Complained(Dictionary<string, string> fields, string about) =>
        fields.GetValueOrDefault("Feedback-Type", "").Equals("abuse", StringComparison.OrdinalIgnoreCase)
            ? new(about, BounceKind.Complaint, "", fields.GetValueOrDefault("User-Agent", "abuse"))
            : null;
}

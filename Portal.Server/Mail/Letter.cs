using Portal.Client.Ui;

namespace Portal.Server.Mail;

/// <summary>
/// What a mail says, written once: the HTML and the text form are both made from it, so they cannot drift apart, and every
/// value is encoded in one place.
/// </summary>
internal sealed record Letter(string Subject, IReadOnlyList<Block> Blocks);

/// <summary>A piece of a letter.</summary>
internal abstract record Block
{
    /// <summary>A paragraph; line breaks are kept.</summary>
    internal sealed record Paragraph(string Text) : Block;

    /// <summary>Somebody's own words, set apart.</summary>
    /// <param name="Html">Where they have a form of their own: made ready from Markdown, never from raw HTML.</param>
    internal sealed record Quotation(string Text, string? Html = null) : Block
    {
        /// <summary>What staff wrote.</summary>
        public static Quotation Of(string markdown) => new(markdown, Markup.ToHtml(markdown));
    }

    /// <summary>Facts by name.</summary>
    internal sealed record Facts(IReadOnlyList<(string Name, string Value)> Rows) : Block;

    /// <summary>Words with a form of their own, made ready in both: from Markdown, never from raw HTML.</summary>
    internal sealed record Formatted(string Html, string Text) : Block;

    /// <summary>Said at the end and in small letters, with the ways to do something about it.</summary>
    internal sealed record SmallPrint(string Text, IReadOnlyList<(string Label, Uri Link)> Links) : Block;

    /// <summary>The one thing to do next.</summary>
    internal sealed record Button(string Label, Uri Link) : Block;
}

/// <summary>Who gets a mail, and in which language.</summary>
internal sealed record MailRecipient(string Address, string Name, string Language);

/// <summary>A mail of the program: one class each, which words it. Written in the recipient's language.</summary>
internal interface IMailTemplate
{
    /// <summary>Which mail it is: "complaint-filed".</summary>
    string Kind { get; }

    /// <summary>The number of the record it is about.</summary>
    string About { get; }

    /// <summary>True where it carries a secret link.</summary>
    bool IsSecret => false;

    Letter Write(MailRecipient to);
}

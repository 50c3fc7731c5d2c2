namespace Portal.Shared.Newsletters;

/// <summary>A topic in the reader's language.</summary>
public sealed record TopicEntry(string Slug, string Name, string Description);

/// <summary>A topic, and whether the person receives it.</summary>
public sealed record TopicChoice(TopicEntry Topic, bool Chosen);

/// <summary>What somebody asked for and has not confirmed yet.</summary>
/// <param name="Text">The words that are agreed to.</param>
public sealed record AwaitedConsent(string Email, IReadOnlyList<TopicEntry> Topics, string Text);

/// <summary>What a person receives, and what it rests on.</summary>
/// <param name="ConsentText">The words that choosing a topic agrees to.</param>
/// <param name="Barred">Why no newsletter reaches the address, whatever is chosen; null where it does.</param>
public sealed record Preferences(
    string Email, string Language, IReadOnlyList<TopicChoice> Topics, string ConsentText, SuppressionReason? Barred, IReadOnlyList<ConsentReceipt> Consents)
{
    /// <summary>The person wants no advertising at all.</summary>
    public bool HasObjected => Barred == SuppressionReason.Objection;
}

/// <summary>What was agreed to, when and where: kept as it was, newest first.</summary>
/// <param name="Text">The words as they were shown.</param>
/// <param name="TextVersion">Which version of the words that was.</param>
/// <param name="Form">The address of the form.</param>
/// <param name="RequestedAt">When it was asked for.</param>
/// <param name="ConfirmedAt">When it was agreed to.</param>
/// <param name="WithdrawnAt">When it was taken back, or null.</param>
public sealed record ConsentReceipt(
    string TopicName, string Text, string TextVersion, string Form, ConsentSource Source, DateTimeOffset RequestedAt, DateTimeOffset ConfirmedAt,
    DateTimeOffset? WithdrawnAt);

/// <summary>How a consent came to us, and so why we believe that it was this person.</summary>
public enum ConsentSource
{
    /// <summary>Asked for in a form, confirmed by the link of a mail to the address.</summary>
    DoubleOptIn,

    /// <summary>Given while signed in to an account with this address.</summary>
    Account,

    /// <summary>Given on the page behind the personal link of a mail.</summary>
    MailLink,
}

/// <summary>Who may subscribe to a topic.</summary>
public enum TopicAudience { Everybody, CustomersOnly }

using System.ComponentModel.DataAnnotations;
using Portal.Shared.Common;

namespace Portal.Shared.Newsletters;

/// <summary>
/// Newsletters for whoever has no sign-in: subscribing with confirmation by mail, and what the links of our mails open. A link's
/// token is the only key; an altered one and one that never was give the same answer: nothing.
/// </summary>
public interface ISubscriptions
{
    /// <summary>What anybody may subscribe to.</summary>
    Task<IReadOnlyList<TopicEntry>> Topics(CancellationToken cancel = default);

    /// <summary>Mails a link that confirms; at most one an hour to an address. The same answer for everyone.</summary>
    Task<Outcome<bool>> Request(SubscribeForm form, CancellationToken cancel = default);

    /// <summary>What a confirmation link is about. Changes nothing; null where the link is used, expired or unknown.</summary>
    Task<AwaitedConsent?> Awaited(string token, CancellationToken cancel = default);

    /// <summary>Confirms, once, and keeps the receipt.</summary>
    /// <returns>The token of the person's own page.</returns>
    Task<Outcome<string>> Confirm(string token, CancellationToken cancel = default);

    /// <summary>The page behind the link of a mail, or null.</summary>
    Task<Preferences?> Read(string token, CancellationToken cancel = default);

    /// <summary>Sets what the person receives; what is new is consent, with a receipt.</summary>
    Task<Outcome<bool>> Change(string token, PreferenceForm form, CancellationToken cancel = default);

    /// <summary>Objects to all advertising: every subscription ends, and no campaign reaches the address.</summary>
    Task<Outcome<bool>> ObjectToAll(string token, CancellationToken cancel = default);

    /// <summary>The topic a campaign's mail lets one leave. Changes nothing; null where the link is unknown.</summary>
    /// <param name="campaign">The campaign's number.</param>
    Task<TopicEntry?> Leaving(string token, string campaign, CancellationToken cancel = default);

    /// <summary>Ends the subscription to that topic. Whoever has left already is told the same.</summary>
    /// <returns>False where the link is unknown.</returns>
    Task<bool> Leave(string token, string campaign, CancellationToken cancel = default);
}

/// <summary>The newsletters of the person who is signed in.</summary>
public interface IMyNewsletters
{
    /// <summary>Null where nobody is signed in.</summary>
    Task<Preferences?> Read(CancellationToken cancel = default);

    /// <summary>Sets what the person receives; setting the same twice changes nothing the second time.</summary>
    Task<Outcome<bool>> Change(PreferenceForm form, CancellationToken cancel = default);

    /// <summary>Objects to all advertising: every subscription ends, and no campaign reaches the address.</summary>
    Task<Outcome<bool>> ObjectToAll(CancellationToken cancel = default);
}

/// <summary>What the public form asks.</summary>
public sealed class SubscribeForm
{
    [Needed("Enter your e-mail address.", "Geben Sie Ihre E-Mail-Adresse ein.")]
    [AtMost(254)]
    public string Email { get; set; } = "";

    /// <summary>Slugs of topics. A form without a ticked box posts none at all.</summary>
    public List<string> Topics { get; set => field = value ?? []; } = [];

    [RegularExpression("de|en")]
    public string Language { get; set; } = Texts.German;
}

/// <summary>What a person wants to receive from now on.</summary>
public sealed class PreferenceForm
{
    /// <summary>Slugs of topics; those that are missing end. A form without a ticked box posts none at all.</summary>
    public List<string> Topics { get; set => field = value ?? []; } = [];

    [RegularExpression("de|en")]
    public string Language { get; set; } = Texts.German;
}

using Microsoft.AspNetCore.Http;
using static Portal.Shared.Common.Texts;

namespace Portal.Client;

/// <summary>The company whose portal this is, as pages show it.</summary>
/// <param name="VatId">Empty where the company shows none.</param>
/// <param name="Accent">A colour as #rrggbb.</param>
public sealed record Brand(string Name, string Address, string VatId, string Accent, bool HasLogo)
{
    /// <summary>Who this is, as pages and mails end with it.</summary>
    public IEnumerable<string> Imprint =>
        new[] { Name, Address, VatId.Length > 0 ? T($"VAT ID {VatId}", $"USt-IdNr. {VatId}") : "" }.Where(part => part.Length > 0);
}

/// <summary>The request's nonce: the only scripts and styles in a page are those that carry it.</summary>
public sealed record CspNonce(string Value);

/// <summary>Names of policies and schemes that pages ask for; the server defines them.</summary>
public static class Areas
{
    /// <summary>The claim with the name of the company that a customer acts for.</summary>
    public const string Company = "company";

    /// <summary>The claims with what a customer's user is, and how much of which documents she sees.</summary>
    public const string Role = "role", Scopes = "scopes";

    /// <summary>The claims of a view: the name of whoever of the staff looks, and the moment (in UTC ticks) at which it is over.</summary>
    public const string Viewer = "viewer", Until = "until";

    /// <summary>Where a view is ended.</summary>
    public const string EndView = "/account/view/end";

    /// <summary>The claim that names a right of staff; one for each.</summary>
    public const string Right = "right";

    /// <summary>Whoever is signed in, at the address of her area: customers under /account, staff under /staff.</summary>
    public const string SignedIn = "signed";

    public const string Customer = "customer";
    public const string Staff = "staff";

    /// <summary>Those of the staff who answer complaints.</summary>
    public const string Answering = "answering";

    /// <summary>Those of the staff who may write to many.</summary>
    public const string Marketing = "marketing";

    /// <summary>Those of the staff who may see the portal as a customer.</summary>
    public const string Seeing = "seeing";

    /// <summary>Those of the staff who set the rules of complaints.</summary>
    public const string Ruling = "ruling";

    /// <summary>Those of the staff who may edit customers.</summary>
    public const string Editing = "editing";

    /// <summary>Those of the staff who may see invoices.</summary>
    public const string Invoicing = "invoicing";

    /// <summary>Those of the staff who may see the security record.</summary>
    public const string Auditing = "auditing";
}

/// <summary>Names of rate limits that pages ask for; the server defines them.</summary>
public static class RateLimits
{
    /// <summary>Posting to the pages that check a password or send a mail to whoever asks.</summary>
    public const string Account = "account";

    /// <summary>Keeping what is typed while it is typed: once a second for each of the people behind one address.</summary>
    public const string Drafts = "drafts";
}

/// <summary>An address whose secret part somebody might try to guess: too many that lead nowhere, and the visitor has to wait.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LimitGuessesAttribute : Attribute
{
    /// <summary>Says that a request led nowhere, where its status does not.</summary>
    public static void Count(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Items[typeof(LimitGuessesAttribute)] = true;
    }
}

/// <summary>
/// A page that is the business of one person and not of her company: whoever sees the portal as her does not get it. Every other page of
/// customers is one that she gets.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OfOnePersonAttribute : Attribute;

namespace Portal.Server.Features.Newsletters;

/// <summary>
/// Addresses of offices of the mail system and the network (RFC 2142) and such that nobody reads: no person can agree to
/// advertising there. Offices of a firm (info@, sales@) are not among them: many small firms have no other address.
/// </summary>
internal static class RoleAddress
{
    private static readonly HashSet<string> Offices = new(StringComparer.OrdinalIgnoreCase)
    {
        "abuse", "bounce", "bounces", "daemon", "do-not-reply", "donotreply", "ftp", "hostmaster", "listserv", "mailer-daemon", "majordomo", "news", "no-reply", "nobody",
        "noc", "noreply", "null", "postmaster", "root", "security", "spam", "usenet", "uucp", "webmaster", "www",
    };

    public static bool Is(string email) => Offices.Contains(email[..email.LastIndexOf('@')].Split('+')[0]);
}

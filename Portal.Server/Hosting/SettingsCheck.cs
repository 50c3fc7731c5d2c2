using System.Net;
using System.Text.RegularExpressions;
using Portal.Server.Auth;
using Portal.Server.Data.Providers;
using Portal.Server.Mail.Smtp;

namespace Portal.Server.Hosting;

/// <summary>Settings that cannot work stop the start, each with a sentence that names the key and shows an example.</summary>
internal static partial class SettingsCheck
{
    /// <exception cref="SettingsException">Something is wrong; the message has a line for each finding.</exception>
    public static PortalSettings Read(IConfiguration configuration, bool isDevelopment)
    {
        var section = configuration.GetSection("Portal");
        var findings = Unknown(section, typeof(PortalSettings)).ToList();
        var settings = new PortalSettings();
        try
        {
            section.Bind(settings);
        }
        catch (InvalidOperationException e)
        {
            throw new SettingsException([.. findings, e.Message + " Look at that key in appsettings.json or the environment."]);
        }
        findings.AddRange(Findings(settings, isDevelopment));
        return findings.Count == 0 ? settings : throw new SettingsException(findings);
    }

    private static IEnumerable<string> Findings(PortalSettings s, bool isDevelopment)
    {
        if (string.IsNullOrWhiteSpace(s.DataFolder)) yield return Say("DataFolder", "is empty", "/var/lib/portal");
        if (!Uri.TryCreate(s.PublicUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            yield return Say("PublicUrl", $"'{s.PublicUrl}' is not an address", "https://portal.example.com");
        else if (url.Scheme == "http" && !url.IsLoopback)
            yield return Say("PublicUrl", $"'{s.PublicUrl}' would send passwords unencrypted; outside this machine it must be https", "https://portal.example.com");
        if (!PublicAddress.IsList(s.Proxies)) yield return Say("Proxies", $"'{s.Proxies}' is not a list of addresses and networks", "10.0.0.7, 172.16.0.0/12");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(s.TimeZone, out _)) yield return Say("TimeZone", $"'{s.TimeZone}' is not a known time zone", "Europe/Berlin");
        if (!CurrencyCode().IsMatch(s.Currency)) yield return Say("Currency", $"'{s.Currency}' is not a currency code of three capital letters", "EUR");
        if (s.Demo && !isDevelopment) yield return Say("Demo", "is for trying the portal out and only works with ASPNETCORE_ENVIRONMENT=Development", "false");
        foreach (var name in FourEyes.Names(s.FourEyes).Where(n => !FourEyes.Offered.Any(right => right.ToString() == n)))
            yield return Say("FourEyes", $"'{name}' is not one of {string.Join(", ", FourEyes.Offered)}", "DecideOnBankData");
        if (string.IsNullOrWhiteSpace(s.Company.Name)) yield return Say("Company:Name", "is empty; pages and mails carry it", "Nordwind Handel GmbH");
        if (!Colour().IsMatch(s.Company.Accent)) yield return Say("Company:Accent", $"'{s.Company.Accent}' is not a colour of six hexadecimal digits", "#0b5cad");
        else if (Contrast.WithWhite(s.Company.Accent) < Contrast.Readable)
            yield return Say("Company:Accent", $"'{s.Company.Accent}' is too light for white letters (contrast {Contrast.WithWhite(s.Company.Accent):0.0}, at least {Contrast.Readable} is readable)", "#0b5cad");
        if (s.Company.Logo.Length > 0 && BrandLogo.TypeOf(s.Company.Logo) is null) yield return Say("Company:Logo", $"'{s.Company.Logo}' is not an SVG, PNG, JPEG or WebP file", "/etc/portal/logo.svg");
        if (s.Company.Logo.Length > 0 && !File.Exists(s.Company.Logo)) yield return Say("Company:Logo", $"'{s.Company.Logo}' is not a file", "/etc/portal/logo.svg");
        if (s.Complaints.DueHours is not (> 0 and <= 8784)) yield return Say("Complaints:DueHours", $"'{s.Complaints.DueHours}' is not a number of hours between 0 and 8784", "48");
        if (s.Complaints.SolutionHours is not (> 0 and <= 8784)) yield return Say("Complaints:SolutionHours", $"'{s.Complaints.SolutionHours}' is not a number of hours between 0 and 8784", "240");
        if (s.Complaints.UndoSeconds is < 0 or > 60) yield return Say("Complaints:UndoSeconds", $"'{s.Complaints.UndoSeconds}' is not a number of seconds from 0 to 60", "10");
        if (DatabaseProvider.All.All(p => p.Name != s.Database.Provider))
            yield return Say("Database:Provider", $"'{s.Database.Provider}' is not one of {string.Join(", ", DatabaseProvider.All.Select(p => p.Name))}", "PostgreSql");
        else if (s.Database.Provider != DatabaseProvider.Sqlite.Name && s.Database.ConnectionString.Length == 0)
            yield return Say("Database:ConnectionString", $"is empty, and {s.Database.Provider} needs one", "Host=db;Database=portal;Username=portal;Password=...");
        if (s.Limits.SignInsPerMinute < 1) yield return Say("Limits:SignInsPerMinute", "must be at least 1", "20");
        if (s.Limits.GuessesPerMinute < 1) yield return Say("Limits:GuessesPerMinute", "must be at least 1", "60");
        if (s.Limits.WrongPasswords < 1) yield return Say("Limits:WrongPasswords", "must be at least 1", "10");
        if (s.Limits.LockMinutes < 1) yield return Say("Limits:LockMinutes", "must be at least 1", "15");
        if (s.Limits.CustomerMegabytes < 1) yield return Say("Limits:CustomerMegabytes", "must be at least 1", "1000");
        foreach (var finding in s.Calendar.Findings(Say).Concat(InvoiceCheck.Findings(s, Say)).Concat(ProviderCheck.Findings(s, Say)).Concat(MailFindings(s)).Concat(ReturnFindings(s.Mail.Returns))) yield return finding;
    }

    private static IEnumerable<string> MailFindings(PortalSettings s)
    {
        if (!s.Mail.IsSet) yield break;
        if (s.Mail.Port is < 1 or > 65535) yield return Say("Mail:Port", $"'{s.Mail.Port}' is not a port", "587");
        if (s.Mail.Connections is < 1 or > 50) yield return Say("Mail:Connections", "must be a number from 1 to 50", "4");
        if (s.Mail.LeaseSeconds is not (>= 1 and <= 3600)) yield return Say("Mail:LeaseSeconds", "must be a number of seconds from 1 to 3600", "30");
        if (s.Mail.PerDomainPerSecond is < 0 or > 1000) yield return Say("Mail:PerDomainPerSecond", "must be a number from 0 (no limit) to 1000", "20");
        if (!MailboxAddress.TryParse(s.Mail.From, out _)) yield return Say("Mail:From", $"'{s.Mail.From}' is not an e-mail address alone, and mails need a sender", "portal@example.com");
        if (s.Mail.User.Length > 0 && s.Mail.Security == MailSecurity.None && !IsLoopback(s.Mail.Host))
            yield return Say("Mail:Security", "None would send the mail password unencrypted", "StartTls");
        if (s.Demo && !IsLoopback(s.Mail.Host))
            yield return Say("Mail:Host", $"'{s.Mail.Host}' is another machine, and the demo never sends outside this one", "localhost");
    }

    private static IEnumerable<string> ReturnFindings(ReturnSettings r)
    {
        if (r.Address.Length > 0 && !MailboxAddress.TryParse(r.Address, out _)) yield return Say("Mail:Returns:Address", $"'{r.Address}' is not an e-mail address alone", "returns@portal.example.com");
        if (r.Folder.Length > 0 && r.File.Length > 0) yield return Say("Mail:Returns:File", "cannot be set together with Portal:Mail:Returns:Folder: mails come back to one place", "");
        if (r.Folder.Length > 0 && !Directory.Exists(Path.Combine(r.Folder, "new"))) yield return Say("Mail:Returns:Folder", $"'{r.Folder}' is not a maildir: it has no folder \"new\"", "/var/mail/returns");
        if (r.File.Length > 0 && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(r.File)))) yield return Say("Mail:Returns:File", $"'{r.File}' lies in a folder that is not there", "/var/mail/returns");
        if (r.Secret.Length is > 0 and < 32) yield return Say("Mail:Returns:Secret", "is shorter than 32 characters and could be guessed", "the output of: openssl rand -hex 32");
    }

    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip);

    private static IEnumerable<string> Unknown(IConfigurationSection section, Type type)
    {
        foreach (var child in section.GetChildren())
        {
            var property = type.GetProperties().SingleOrDefault(p => p.SetMethod is not null && p.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null)
            {
                var known = string.Join(", ", type.GetProperties().Where(p => p.SetMethod is not null).Select(p => p.Name));
                yield return $"{child.Path} is not a setting. Here there are: {known}.";
            }
            else if (property.PropertyType.Namespace == type.Namespace && property.PropertyType.IsClass)
            {
                foreach (var finding in Unknown(child, property.PropertyType)) yield return finding;
            }
            else if (property.PropertyType.GetGenericArguments() is [_, var value] && value.Namespace == type.Namespace)
            {
                foreach (var finding in child.GetChildren().SelectMany(named => Unknown(named, value).Concat(Unread(named, value)))) yield return finding;
            }
        }
    }

    /// <summary>What stands in a list of named settings and cannot be read, the binder leaves out without a word.</summary>
    private static IEnumerable<string> Unread(IConfigurationSection section, Type type) =>
        from child in section.GetChildren()
        where type.GetProperty(child.Key)?.PropertyType == typeof(bool) && !bool.TryParse(child.Value, out _)
        select $"{child.Path} '{child.Value}' is neither true nor false. Example: \"true\" (as a variable: {child.Path.Replace(":", "__", StringComparison.Ordinal)}=true).";

    private static string Say(string key, string what, string example) =>
        $"Portal:{key} {what}. Example: \"{example}\" (as a variable: Portal__{key.Replace(":", "__", StringComparison.Ordinal)}={example}).";

    [GeneratedRegex("^[A-Z]{3}$")]
    private static partial Regex CurrencyCode();

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Colour();
}

/// <summary>The start was stopped by its settings.</summary>
internal sealed class SettingsException(IReadOnlyList<string> findings) : Exception(string.Join(Environment.NewLine, findings))
{
    public IReadOnlyList<string> Findings => findings;
}

namespace Portal.Server.Hosting;

/// <summary>The settings under "Portal", as README.md lists them.</summary>
internal sealed class PortalSettings
{
    public string DataFolder { get; set; } = "data";

    /// <summary>How people reach the portal. Links in mails are made from it, never from a request.</summary>
    public string PublicUrl { get; set; } = "http://localhost:5080";

    /// <summary>Proxies on other machines whose X-Forwarded-For is believed: addresses and networks, separated by commas.</summary>
    public string Proxies { get; set; } = "";

    public string TimeZone { get; set; } = "Europe/Berlin";

    public string Currency { get; set; } = "EUR";

    public bool Demo { get; set; }

    /// <summary>Rights whose approvals take two different people, separated by commas.</summary>
    public string FourEyes { get; set; } = "";

    public CompanySettings Company { get; set; } = new();

    public InvoiceSettings Invoices { get; set; } = new();

    public CalendarSettings Calendar { get; set; } = new();

    public ComplaintSettings Complaints { get; set; } = new();

    public DatabaseSettings Database { get; set; } = new();

    public MailSettings Mail { get; set; } = new();

    public LimitSettings Limits { get; set; } = new();

    public SignInSettings SignIn { get; set; } = new();

    public RegistrationSettings Registration { get; set; } = new();

    public Uri PublicUri => new(PublicUrl.TrimEnd('/') + "/");

    public bool IsPublicOverTls => PublicUri.Scheme == Uri.UriSchemeHttps;

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}

internal sealed class CompanySettings
{
    public string Name { get; set; } = "";

    /// <summary>A picture file beside the settings, or empty for the name in letters.</summary>
    public string Logo { get; set; } = "";

    public string Address { get; set; } = "";

    public string VatId { get; set; } = "";

    /// <summary>Of the tax office; an invoice states it where there is no VAT ID.</summary>
    public string TaxNumber { get; set; } = "";

    /// <summary>The country the company is taxed in, as an ISO 3166 code.</summary>
    public string Country { get; set; } = "DE";

    /// <summary>The account that customers pay to; empty leaves payment data out.</summary>
    public string Iban { get; set; } = "";

    public string Bic { get; set; } = "";

    public string BankName { get; set; } = "";

    /// <summary>A colour as #rrggbb.</summary>
    public string Accent { get; set; } = "#0b5cad";

    /// <summary>What pages show of it.</summary>
    public Portal.Client.Brand ToBrand() => new(Name, Address, VatId, Accent, Logo.Length > 0);
}

internal sealed class InvoiceSettings
{
    /// <summary>Tax of products that say no other, in per cent.</summary>
    public decimal TaxPercent { get; set; } = 19;

    /// <summary>Days a customer has to pay, unless the invoice is issued with others.</summary>
    public int DueDays { get; set; } = 14;
}

internal sealed class RegistrationSettings
{
    /// <summary>Whether anybody can register as a prospect.</summary>
    public bool Open { get; set; } = true;
}

internal sealed class ComplaintSettings
{
    /// <summary>Hours of work until a complaint must be answered.</summary>
    public double DueHours { get; set; } = 48;

    /// <summary>Hours of work until a complaint should be settled; what waits for the customer does not count.</summary>
    public double SolutionHours { get; set; } = 240;

    /// <summary>Seconds in which an answer can be taken back before it goes out; 0 sends at once.</summary>
    public int UndoSeconds { get; set; } = 10;
}

internal sealed class DatabaseSettings
{
    public string Provider { get; set; } = "Sqlite";

    public string ConnectionString { get; set; } = "";
}

/// <summary>How much one visitor may ask for.</summary>
internal sealed class LimitSettings
{
    /// <summary>Sign-in and recovery posts from one address, a minute.</summary>
    public int SignInsPerMinute { get; set; } = 20;

    /// <summary>Links that lead nowhere, from one address, a minute.</summary>
    public int GuessesPerMinute { get; set; } = 60;

    /// <summary>Wrong passwords until an account is locked.</summary>
    public int WrongPasswords { get; set; } = 10;

    public int LockMinutes { get; set; } = 15;

    /// <summary>How large the files may be that one customer sends in, all together.</summary>
    public int CustomerMegabytes { get; set; } = 1000;
}

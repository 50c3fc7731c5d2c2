using Microsoft.Extensions.Configuration;
using Portal.Server.Hosting;
using Portal.Server.Hosting.Verbs;

namespace Portal.Tests.Hosting;

/// <summary>Settings that cannot work stop the start with a sentence that names the key and shows an example.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("DataFolder", "", "Portal:DataFolder is empty")]
    [InlineData("PublicUrl", "portal", "is not an address")]
    [InlineData("PublicUrl", "http://portal.example", "outside this machine it must be https")]
    [InlineData("Proxies", "10.0.0.7, somewhere", "is not a list of addresses")]
    [InlineData("TimeZone", "Europe/Berln", "is not a known time zone")]
    [InlineData("Currency", "Euro", "is not a currency code")]
    [InlineData("Demo", "true", "ASPNETCORE_ENVIRONMENT=Development")]
    [InlineData("Demo", "perhaps", "Demo")]
    [InlineData("FourEyes", "DecideOnBankData, Everything", "'Everything' is not one of DecideOnCustomers, DecideOnBankData, RunCampaigns")]
    [InlineData("Company:Name", " ", "Portal:Company:Name is empty")]
    [InlineData("Company:Accent", "blue", "is not a colour")]
    [InlineData("Company:Accent", "#ffee00", "too light for white letters")]
    [InlineData("Company:Logo", "/nowhere/logo.svg", "is not a file")]
    [InlineData("Company:Logo", "/etc/passwd", "is not an SVG, PNG, JPEG or WebP file")]
    [InlineData("Company:Iban", "DE02120300000000202052", "its check digits do not fit")]
    [InlineData("Company:Iban", "my account", "its check digits do not fit")]
    [InlineData("Company:Bic", "BANK", "is not a bank's code")]
    [InlineData("Company:Country", "Germany", "is not a country code")]
    [InlineData("Invoices:TaxPercent", "190", "from 0 to 100")]
    [InlineData("Invoices:DueDays", "-1", "from 0 to 366")]
    [InlineData("Calendar:Hours", "Mon-Fri", "is not a list of days and hours")]
    [InlineData("Calendar:Holidays", "XX", "is not one of BB, BE")]
    [InlineData("Calendar:HolidayFile", "/nowhere/days.txt", "is not a file")]
    [InlineData("Complaints:SolutionHours", "0", "is not a number of hours")]
    [InlineData("Complaints:DueHours", "0", "is not a number of hours")]
    [InlineData("Complaints:UndoSeconds", "61", "is not a number of seconds")]
    [InlineData("Database:Provider", "Oracle", "is not one of Sqlite, SqlServer, PostgreSql")]
    [InlineData("Database:Provider", "PostgreSql", "Portal:Database:ConnectionString is empty")]
    [InlineData("Mail:Port", "70000", "is not a port")]
    [InlineData("Mail:From", "nobody", "is not an e-mail address")]
    [InlineData("Mail:Security", "Sometimes", "Security")]
    [InlineData("Mail:Hst", "x", "Portal:Mail:Hst is not a setting")]
    [InlineData("Registration:Open", "perhaps", "Registration:Open")]
    [InlineData("Registration:Shut", "true", "Portal:Registration:Shut is not a setting")]
    [InlineData("Limits:CustomerMegabytes", "0", "Portal:Limits:CustomerMegabytes must be at least 1")]
    [InlineData("Nonsense", "x", "Portal:Nonsense is not a setting")]
    public void A_setting_that_cannot_work_is_named_with_an_example(string key, string value, string said)
    {
        var finding = Assert.Single(Assert.Throws<SettingsException>(() => Read(($"Portal:{key}", value))).Findings, f => f.Contains(said, StringComparison.Ordinal));
        Assert.Contains("Portal:", finding);
    }

    [Fact]
    public void All_findings_are_told_at_once() =>
        Assert.Equal(3, Assert.Throws<SettingsException>(() => Read(("Portal:TimeZone", "x"), ("Portal:Currency", "x"), ("Portal:Mail:Port", "0"))).Findings.Count);

    [Fact]
    public void The_demo_never_sends_to_another_machine()
    {
        var finding = Assert.Throws<SettingsException>(() => Read(true, ("Portal:Demo", "true"), ("Portal:Mail:Host", "smtp.example.com")));
        Assert.Contains("the demo never sends outside this one", finding.Message);
        Assert.True(Read(true, ("Portal:Demo", "true"), ("Portal:Mail:Host", "localhost")).Demo);
    }

    [Fact]
    public void Secrets_are_masked_where_settings_are_shown()
    {
        var settings = Read(("Portal:Mail:Password", "topsecret"), ("Portal:Database:ConnectionString", "Host=db;Password=topsecret;Username=portal"), ("Portal:Database:Provider", "PostgreSql"));
        var shown = string.Join('\n', ConfigVerb.Lines("Portal", settings));
        Assert.DoesNotContain("topsecret", shown);
        Assert.Contains("Host=db;Password=(set);Username=portal", shown);
        Assert.Contains("Portal:Mail:Password = (set)", shown);
    }

    private static PortalSettings Read(params (string Key, string Value)[] settings) => Read(false, settings);

    private static PortalSettings Read(bool isDevelopment, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["Portal:Company:Name"] = "Test", ["Portal:Mail:Host"] = "127.0.0.1", ["Portal:Mail:From"] = "portal@test.example",
        };
        foreach (var (key, value) in settings) all[key] = value;
        return SettingsCheck.Read(new ConfigurationBuilder().AddInMemoryCollection(all).Build(), isDevelopment);
    }
}

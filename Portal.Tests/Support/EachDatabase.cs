using System.ComponentModel;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Portal.Tests.Support;

/// <summary>
/// Runs a test once on every database: SQLite always, the servers where PORTAL_TEST_POSTGRESQL and PORTAL_TEST_SQLSERVER name
/// one. What cannot run is shown as skipped, by name. The test takes the provider's name as its only argument.
/// </summary>
[XunitTestCaseDiscoverer("Portal.Tests.Support.EachDatabaseDiscoverer", "Portal.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachDatabaseAttribute : FactAttribute;

/// <summary>Makes one case a provider.</summary>
public sealed class EachDatabaseDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    private static readonly string[] Providers = ["Sqlite", "PostgreSql", "SqlServer"];

    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        Providers.Select(provider => new DatabaseTestCase(
            messages, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod, [provider]));
}

/// <summary>A test on one provider, skipped where there is no server of it.</summary>
public sealed class DatabaseTestCase : XunitTestCase
{
    [EditorBrowsable(EditorBrowsableState.Never), Obsolete("For the runner's deserialization.")]
    public DatabaseTestCase() { }

    public DatabaseTestCase(IMessageSink messages, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method, object[] arguments)
        : base(messages, display, options, method, arguments) { }

    protected override string GetSkipReason(IAttributeInfo factAttribute) => Reason((string)TestMethodArguments[0])!;

    private static string? Reason(string provider) =>
        TestDatabase.ServerOf(provider) is null ? $"PORTAL_TEST_{provider.ToUpperInvariant()} names no server." : null;
}

using Microsoft.AspNetCore.Components;

namespace Portal.Server.Hosting;

/// <summary>What customer and account pages can do without, because no circuit ever begins on them.</summary>
internal static class StaticPages
{
    private const string RenderModes = "ConfiguredRenderModesMetadata";

    /// <summary>
    /// Keeps the framework from encrypting state for a circuit into each page. It writes none where the page's render modes are
    /// an empty list; the class that says so is its own, so it is made through reflection. A test looks at the pages.
    /// </summary>
    public static void WithoutCircuitState(EndpointBuilder endpoint)
    {
        if (!endpoint.Metadata.OfType<ExcludeFromInteractiveRoutingAttribute>().Any()) return;
        var modes = endpoint.Metadata.FirstOrDefault(m => m.GetType().Name == RenderModes);
        if (modes is not null) endpoint.Metadata.Add(Activator.CreateInstance(modes.GetType(), [Array.Empty<IComponentRenderMode>()])!);
    }
}

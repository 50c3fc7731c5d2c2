using Microsoft.AspNetCore.Components;

namespace Portal.Tests.Browser;

/// <summary>No page is left out of what is looked at.</summary>
public sealed class ShowcaseTests
{
    [Fact]
    public void Every_page_is_in_the_showcase()
    {
        var routes = typeof(Client.App).Assembly.GetTypes()
            .SelectMany(t => t.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>()).Select(r => r.Template);
        var shown = Showcase.Pages.Select(p => p.Path.Split('?')[0]).ToList();
        Assert.DoesNotContain(routes, route => route != "/not-found" && !shown.Any(path => Fits(route, path)));

        static bool Fits(string route, string path)
        {
            var (parts, given) = (route.Split('/'), path.Split('/'));
            return parts.Length == given.Length && parts.Zip(given).All(p => p.First.StartsWith('{') || p.First == p.Second);
        }
    }
}

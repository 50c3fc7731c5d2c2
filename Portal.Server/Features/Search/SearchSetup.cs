using Portal.Shared.Search;

namespace Portal.Server.Features.Search;

/// <summary>What searching needs.</summary>
internal static class SearchSetup
{
    public static void AddSearch(this IServiceCollection services) => services.AddScoped<ISearchDesk, SearchDesk>();
}

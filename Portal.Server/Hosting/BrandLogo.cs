namespace Portal.Server.Hosting;

/// <summary>The company's logo, served from the file that the settings name.</summary>
internal static class BrandLogo
{
    public static void MapBrandLogo(this IEndpointRouteBuilder routes, PortalSettings settings) =>
        routes.MapGet("/brand/logo", (HttpContext context) =>
        {
            if (settings.Company.Logo.Length == 0) return Results.NotFound();
            context.Response.Headers.CacheControl = "public, max-age=3600";
            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
            return Results.File(Path.GetFullPath(settings.Company.Logo), TypeOf(settings.Company.Logo));
        }).AllowAnonymous();

    /// <returns>Null for a kind of file that no page can show.</returns>
    public static string? TypeOf(string file) => Path.GetExtension(file).ToUpperInvariant() switch
    {
        ".SVG" => "image/svg+xml",
        ".PNG" => "image/png",
        ".JPG" or ".JPEG" => "image/jpeg",
        ".WEBP" => "image/webp",
        _ => null,
    };
}

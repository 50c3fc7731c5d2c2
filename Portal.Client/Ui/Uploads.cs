using System.Globalization;
using Microsoft.AspNetCore.Http;
using Portal.Shared.Common;

namespace Portal.Client.Ui;

/// <summary>Files of a posted form, and how large a file is in words.</summary>
public static class Uploads
{
    public static IReadOnlyList<Upload> Of(IReadOnlyList<IFormFile>? files) =>
        files is null ? [] : [.. files.Select(f => new Upload(f.FileName, f.Length, f.OpenReadStream))];

    /// <summary>"350 KB" or "1.2 MB".</summary>
    public static string Size(long bytes) => bytes < 1024 * 1024
        ? $"{Math.Max(1, bytes / 1024):N0} KB" : string.Create(CultureInfo.CurrentCulture, $"{bytes / 1024d / 1024d:N1} MB");
}

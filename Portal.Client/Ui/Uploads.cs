using System.Globalization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Http;
using Portal.Shared.Common;
using Portal.Shared.Complaints;

namespace Portal.Client.Ui;

/// <summary>Files of a posted form, and how large a file is in words.</summary>
public static class Uploads
{
    public static IReadOnlyList<Upload> Of(IReadOnlyList<IFormFile>? files) =>
        files is null ? [] : [.. files.Select(f => new Upload(f.FileName, f.Length, f.OpenReadStream))];

    /// <summary>A file that somebody chose in an interactive page. Its stream may give a byte more than is allowed, so that the store and not the browser says what is wrong.</summary>
    public static Upload Of(IBrowserFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new(file.Name, file.Size, () => file.OpenReadStream(UploadRules.MaxBytes + 1));
    }

    /// <summary>"350 KB" or "1.2 MB".</summary>
    public static string Size(long bytes) => bytes < 1024 * 1024
        ? $"{Math.Max(1, bytes / 1024):N0} KB" : string.Create(CultureInfo.CurrentCulture, $"{bytes / 1024d / 1024d:N1} MB");
}

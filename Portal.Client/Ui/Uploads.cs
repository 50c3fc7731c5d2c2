using Microsoft.AspNetCore.Http;
using Portal.Shared.Common;

namespace Portal.Client.Ui;

/// <summary>Files of a posted form.</summary>
public static class Uploads
{
    public static IReadOnlyList<Upload> Of(IReadOnlyList<IFormFile>? files) =>
        files is null ? [] : [.. files.Select(f => new Upload(f.FileName, f.Length, f.OpenReadStream))];
}

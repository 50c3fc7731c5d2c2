using System.Globalization;
using Microsoft.AspNetCore.Components.Forms;
using Portal.Shared.Common;
using Portal.Shared.Complaints;

namespace Portal.Client.Staff.Customers;

/// <summary>A file that somebody chose in an interactive page.</summary>
public static class BrowserUpload
{
    /// <summary>The stream may give a byte more than is allowed, so that the store and not the browser says what is wrong.</summary>
    public static Upload Of(IBrowserFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new(file.Name, file.Size, () => file.OpenReadStream(UploadRules.MaxBytes + 1));
    }

    public static string Size(long bytes) => bytes < 1024 * 1024
        ? $"{Math.Max(1, bytes / 1024):N0} KB" : string.Create(CultureInfo.CurrentCulture, $"{bytes / 1024d / 1024d:N1} MB");
}

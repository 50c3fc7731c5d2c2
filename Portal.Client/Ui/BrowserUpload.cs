using Microsoft.AspNetCore.Components.Forms;
using Portal.Shared.Common;
using Portal.Shared.Complaints;

namespace Portal.Client.Ui;

/// <summary>A file that somebody chose in an interactive page.</summary>
public static class BrowserUpload
{
    /// <summary>The stream may give a byte more than is allowed, so that the store and not the browser says what is wrong.</summary>
    public static Upload Of(IBrowserFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new(file.Name, file.Size, () => file.OpenReadStream(UploadRules.MaxBytes + 1));
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Portal.Client.Ui;

/// <summary>
/// A static page that is rendered once, when its data is there. A plain component is rendered at its first wait too: with
/// nothing to show yet, for nobody to see, at the cost of a whole page.
/// </summary>
public abstract class LoadedPage : ComponentBase
{
    private bool loaded;

    /// <summary>What of a posted form could be read.</summary>
    [CascadingParameter] public FormMappingContext? Mapping { get; set; }

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!loaded)
        {
            loaded = true;
            await Load();
            if (IsGone) return;
        }
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>The page is not there for this reader: another one has taken its place, and nothing of it is rendered.</summary>
    protected bool IsGone { get; set; }

    /// <summary>Reads what the page shows. Parameters are set; nothing is rendered yet.</summary>
    protected virtual Task Load() => Task.CompletedTask;
}

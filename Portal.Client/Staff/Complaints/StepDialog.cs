using Microsoft.AspNetCore.Components;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Radzen;

namespace Portal.Client.Staff.Complaints;

/// <summary>A dialog that asks what a step needs. A problem leaves it open, with what was typed; the page behind says what is wrong.</summary>
public abstract class StepDialog : ComponentBase
{
    [Parameter, EditorRequired] public required DeskComplaint Complaint { get; set; }

    /// <summary>Carries out a step, and shows on the page what it left.</summary>
    [Parameter, EditorRequired] public required Func<Func<IComplaintDesk, DeskComplaint, Task<Outcome>>, Task<bool>> Do { get; set; }

    [Inject] public required DialogService Dialogs { get; set; }

    protected bool Failed { get; private set; }

    protected async Task Take(Func<IComplaintDesk, DeskComplaint, Task<Outcome>> step)
    {
        Failed = !await Do(step);
        if (!Failed) Dialogs.Close();
    }
}

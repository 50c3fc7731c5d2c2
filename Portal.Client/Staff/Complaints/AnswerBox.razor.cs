using Microsoft.AspNetCore.Components;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Radzen;
using static Portal.Shared.Common.Texts;

namespace Portal.Client.Staff.Complaints;

/// <summary>What the answer does while it is typed, kept, held and sent.</summary>
public sealed partial class AnswerBox
{
    private MessageDraft answer = New();
    private string number = "";
    private int letters;
    private IReadOnlyList<FileEntry> files = [];
    private bool kept, unkept, leave, held, left, previewed, attaching;

    [Parameter, EditorRequired] public required DeskComplaint Complaint { get; set; }

    [Parameter, EditorRequired] public required Func<Func<IComplaintDesk, DeskComplaint, Task<Outcome>>, Task<bool>> Do { get; set; }

    /// <summary>The address of the next one of the view; null without one.</summary>
    [Parameter] public string? Next { get; set; }

    [Inject] public required IAnswering Answering { get; set; }

    [Inject] public required IHeldAnswers Held { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    [Inject] public required NotificationService Notices { get; set; }

    protected override void OnInitialized() => Held.Changed += Changed;

    protected override async Task OnParametersSetAsync()
    {
        if (number == Complaint.Number) return;
        await Keep();
        (number, answer, kept) = (Complaint.Number, New(), false);
        await Begin();
    }

    public async ValueTask DisposeAsync()
    {
        left = true;
        Held.Changed -= Changed;
        try
        {
            await Keep();
        }
        catch (UnauthorizedAccessException)
        {
            // The session is over: nothing can be kept for it any more.
        }
    }

    private async Task Begin()
    {
        var before = letters;
        held = await Waits();
        var draft = await Answering.Look(number);
        files = draft?.Files ?? [];
        // Whoever types faster than this reads keeps what she typed.
        if (before == letters) answer.Text = draft?.Draft ?? "";
    }

    private async Task<bool> Waits() => (await Held.Mine()).Any(h => h.Complaint == number && h.Problem is null);

    // It went out, came back, or could not be sent: the page shows what stands now. Another one's way changes nothing here.
    private void Changed() => _ = InvokeAsync(async () =>
    {
        if (left || held == await Waits()) return;
        await Begin();
        if (!held) await Do((_, _) => Task.FromResult(Outcome.Done));
        StateHasChanged();
    });

    private async Task Typed()
    {
        (kept, unkept) = (false, true);
        var mine = ++letters;
        // A pause in the typing, not every letter, writes to the database.
        await Task.Delay(800);
        if (mine == letters && !left) kept = await Keep() && answer.Text.Length > 0;
    }

    private async Task<bool> Keep()
    {
        if (!unkept) return false;
        unkept = false;
        return (await Answering.Keep(number, answer.Text)).Succeeded;
    }

    private async Task Insert(string text)
    {
        answer.Text = answer.Text.Length == 0 ? text : $"{answer.Text.TrimEnd()}\n\n{text}";
        await Typed();
    }

    private async Task Send()
    {
        letters++;
        unkept = false;
        if (!await Do((_, c) => Held.Send(c.Number, c.Version, answer)))
        {
            unkept = true;
            return;
        }
        (answer, kept) = (New(), false);
        await Begin();
        if (leave && Next is not null) Navigation.NavigateTo(Next);
        else if (!held) Notices.Notify(NotificationSeverity.Success, T("Your answer is on its way.", "Ihre Antwort ist unterwegs."));
    }

    private static MessageDraft New() => new() { FormKey = Guid.NewGuid() };
}

using Microsoft.AspNetCore.Components;
using Portal.Client.Ui;
using Portal.Shared.Common;
using Portal.Shared.Newsletters;
using static Portal.Shared.Common.Texts;

namespace Portal.Client.Staff.Campaigns;

/// <summary>What the editor of a campaign does.</summary>
public sealed partial class CampaignEditor
{
    /// <summary>What is typed; the editor works on it and keeps it whatever happens.</summary>
    [Parameter, EditorRequired] public required CampaignDraft Draft { get; set; }

    /// <summary>As it is saved; null while it is new.</summary>
    [Parameter] public CampaignView? Campaign { get; set; }

    [Parameter] public EventCallback Changed { get; set; }

    [Inject] public required ICampaignDesk Desk { get; set; }

    [Inject] public required ITopicDesk Topics { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    [Inject] public required IServiceProvider Services { get; set; }

    // It is shown while the topics are still on their way.
    protected override void OnInitialized() => form = new FormCheck(Draft, "campaign", Services, null);

    protected override async Task OnInitializedAsync() => topics = await Topics.List();

    protected override void OnParametersSet()
    {
        if (form.Context.Model != Draft) form = new FormCheck(Draft, "campaign", Services, null);
    }

    private async Task Save()
    {
        notice = null;
        if (!form.IsValid()) return;
        var outcome = Campaign is null ? await Desk.Create(Draft) : await Desk.Save(Campaign.Number, Draft);
        if (outcome.Problems.Any(p => p.Kind == ProblemKind.Stale)) theirs = (await Desk.Read(Campaign!.Number))?.Draft;
        else if (form.Accepts(outcome)) await Saved(outcome.Value);
    }

    private async Task Saved(string number)
    {
        (theirs, notice) = (null, T("Saved.", "Gespeichert."));
        if (Campaign is null) Navigation.NavigateTo($"/staff/campaigns/{number}");
        else await Changed.InvokeAsync();
    }

    /// <summary>The other's version was seen; from now on it is the one that is built on.</summary>
    private async Task KeepMine()
    {
        Draft.Version = theirs!.Version;
        await Save();
    }

    private async Task TakeTheirs()
    {
        theirs = null;
        await Changed.InvokeAsync();
    }
}

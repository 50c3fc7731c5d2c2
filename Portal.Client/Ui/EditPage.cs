using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Http;
using Portal.Shared.Common;

namespace Portal.Client.Ui;

/// <summary>
/// A static page that edits one record which others may edit at the same time. A save over somebody else's leads to a choice
/// between both versions; a record that is not there, or not open to this person, to 404.
/// </summary>
public abstract class EditPage<T> : LoadedPage
    where T : class, IEdited, new()
{
    /// <summary>The name of the page's form.</summary>
    protected const string Edit = "edit";

    [SupplyParameterFromForm(FormName = Edit)] public T? Input { get; set; }

    /// <summary>The values that the form was opened with.</summary>
    [SupplyParameterFromForm(FormName = Edit)] public Dictionary<string, string>? Was { get; set; }

    /// <summary>What was chosen between two versions: by field, or for all.</summary>
    [SupplyParameterFromForm(FormName = Edit)] public Dictionary<string, string>? Picks { get; set; }

    [SupplyParameterFromForm(FormName = Edit)] public string? Take { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    [Inject] public required IServiceProvider Services { get; set; }

    [Inject] public required Brand Brand { get; set; }

    [CascadingParameter] public HttpContext? Request { get; set; }

    /// <summary>The record as it is now; null where there is none for this person.</summary>
    protected Edited<T>? Current { get; private set; }

    protected FormCheck Form { get; private set; } = null!;

    /// <summary>Both versions, once somebody else was faster.</summary>
    protected Conflict<T>? Conflict { get; private set; }

    /// <summary>What can be changed, in the order of the page.</summary>
    protected abstract IReadOnlyList<EditField<T>> Fields { get; }

    protected abstract Task<Edited<T>?> Read();

    protected abstract Task<Outcome<string>> Save(T form);

    /// <summary>Where the page leads when it is done.</summary>
    protected abstract string After { get; }

    /// <summary>What it says there.</summary>
    protected virtual string Word => "saved";

    protected override async Task Load()
    {
        Current = await Read();
        if (Input is null)
        {
            Input = Current?.Form ?? new T();
            Input.FormKey = Guid.NewGuid();
            Was = Fields.ToDictionary(f => f.Name, f => f.Raw(Input));
        }
        Form = new FormCheck(Input, Edit, Services, Mapping);
    }

    protected async Task Submit()
    {
        if (Current is null || !IsResolved() || !Form.IsValid()) return;
        var outcome = await Save(Input!);
        if (outcome.Problems.Any(p => p.Kind == ProblemKind.Stale))
        {
            Current = await Read();
            if (Current is null) Navigation.NotFound();
            else ShowBoth(Current);
        }
        else if (outcome.IsNotFound)
        {
            Navigation.NotFound();
        }
        else if (Form.Accepts(outcome))
        {
            Navigation.NavigateTo($"{After}?done={Word}");
        }
    }

    /// <summary>Puts the choice between two versions into the form. What was chosen between has not changed again meanwhile.</summary>
    private bool IsResolved()
    {
        if (Take is null && Picks is null) return true;
        if (Current!.Form.Version != Input!.Version)
        {
            ShowBoth(Current);
            return false;
        }
        if (Take == "theirs")
        {
            Navigation.NavigateTo($"{After}?done=kept");
            return false;
        }
        foreach (var field in Fields.Where(f => Take is null && Picks!.TryGetValue(f.Name, out var pick) && pick == "theirs")) field.Copy(Current.Form, Input);
        return true;
    }

    private void ShowBoth(Edited<T> theirs)
    {
        Conflict = new Conflict<T>(Input!, theirs, Was, Fields);
        if (Request is { Response.HasStarted: false }) Request.Response.StatusCode = StatusCodes.Status409Conflict;
    }
}

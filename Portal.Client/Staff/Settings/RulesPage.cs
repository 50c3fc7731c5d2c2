using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Client.Ui;
using Portal.Shared.Common;
using Portal.Shared.Staff;

namespace Portal.Client.Staff.Settings;

/// <summary>A page of rules of complaints: everybody of the staff reads them, and those with the right change them as a whole.</summary>
/// <typeparam name="TBook">What is read.</typeparam>
/// <typeparam name="TForm">What is entered.</typeparam>
public abstract class RulesPage<TBook, TForm> : ComponentBase where TBook : class where TForm : class, new()
{
    [CascadingParameter] public required Task<AuthenticationState> Authentication { get; set; }

    [Inject] public required IServiceProvider Services { get; set; }

    /// <summary>Null until it is read.</summary>
    protected TBook? Book { get; private set; }

    protected TForm Edited { get; private set; } = new();

    protected FormCheck Form { get; private set; } = null!;

    protected bool MayChange { get; private set; }

    protected bool Saved { get; private set; }

    protected abstract Task<TBook> Read();

    /// <summary>A form that says what holds now; nothing entered there changes the book.</summary>
    protected abstract TForm Begin(TBook book);

    protected abstract Task<Outcome> Send(TForm form);

    protected override async Task OnInitializedAsync()
    {
        MayChange = (await Rights.Of(Authentication)).May(StaffRight.SetComplaintRules);
        await Load();
    }

    protected async Task Save()
    {
        Saved = false;
        if (!MayChange || !Form.IsValid() || !Form.Accepts(await Send(Edited))) return;
        await Load();
        Saved = true;
    }

    private async Task Load()
    {
        var read = await Read();
        Edited = Begin(read);
        Form = new FormCheck(Edited, "", Services, null);
        Book = read;
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using Portal.Client.Ui;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using static Portal.Shared.Common.Texts;

namespace Portal.Client.Customer.Complaints;

/// <summary>
/// What is behind the page on which somebody writes to us: what she began about the same stands there again, files are kept when the form
/// is not accepted, and it is sent once.
/// </summary>
public abstract class IntakePage : LoadedPage
{
    [SupplyParameterFromForm(FormName = "complaint")] public ComplaintDraft? Draft { get; set; }

    [SupplyParameterFromForm(FormName = "complaint")] public IReadOnlyList<IFormFile>? Files { get; set; }

    /// <summary>The number of a file to take out, or "anew".</summary>
    [SupplyParameterFromForm(FormName = "complaint")] public string? Step { get; set; }

    [SupplyParameterFromQuery(Name = "order")] public string? OrderNumber { get; set; }

    [SupplyParameterFromQuery] public int? Line { get; set; }

    [SupplyParameterFromQuery(Name = "invoice")] public string? InvoiceNumber { get; set; }

    [SupplyParameterFromQuery(Name = "kind")] public string? KindName { get; set; }

    [CascadingParameter] public required Task<AuthenticationState> Authentication { get; set; }

    [Inject] public required IMyComplaints Complaints { get; set; }

    [Inject] public required IMyDrafts Drafts { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    [Inject] public required IServiceProvider Services { get; set; }

    /// <summary>Null where she may not complain at all.</summary>
    protected FormCheck? Form { get; private set; }

    protected ComplaintSubject? Subject { get; private set; }

    /// <summary>What lies on the server of it; null where nothing does.</summary>
    protected StartedDraft? Started { get; private set; }

    protected bool MayComplain { get; private set; }

    protected ComplaintKind Kind => Draft?.Kind ?? default;

    protected override async Task Load()
    {
        MayComplain = (await Reader.Of(Authentication)).MayComplain;
        if (!MayComplain) return;
        var (order, line, invoice) = Draft is null ? (OrderNumber, Line, InvoiceNumber) : (Draft.OrderNumber, Draft.Line, Draft.InvoiceNumber);
        if (!string.IsNullOrEmpty(order) || !string.IsNullOrEmpty(invoice))
        {
            Subject = await Complaints.Begin(order, line, invoice);
            if (Subject is null && Draft is null)
            {
                // Nothing may be rendered after this: another page has taken this one's place.
                Navigation.NotFound();
                return;
            }
        }
        var found = await Drafts.Find(Draft?.Kind ?? Asked ?? default, Subject?.OrderNumber, Subject?.Line, Subject?.InvoiceNumber);
        // Another one about the same, begun in another window, is not this one.
        Started = Draft is null || found?.Draft.FormKey == Draft.FormKey ? found : null;
        Draft ??= Started?.Draft ?? new()
        {
            FormKey = Guid.NewGuid(), Kind = Asked ?? default, OrderNumber = Subject?.OrderNumber, Line = Subject?.Line, InvoiceNumber = Subject?.InvoiceNumber, Subject = Suggestion,
        };
        Form = new FormCheck(Draft, "complaint", Services, Mapping);
    }

    protected async Task Submit()
    {
        if (!string.IsNullOrEmpty(Step))
        {
            await Take(Step);
            return;
        }
        if (Form!.IsValid())
        {
            Draft!.Files = Uploads.Of(Files);
            var outcome = await Complaints.File(Draft);
            if (Form.Accepts(outcome))
            {
                Navigation.NavigateTo($"/complaints/{outcome.Value}?done=filed");
                return;
            }
        }
        await KeepFiles();
    }

    private ComplaintKind? Asked => Enum.TryParse<ComplaintKind>(KindName, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;

    private string Suggestion => Subject switch
    {
        null => "",
        { ProductName: { } product } => product,
        { InvoiceNumber: { } invoice } => T($"Invoice {invoice}", $"Rechnung {invoice}"),
        _ => T($"Order {Subject.OrderNumber}", $"Auftrag {Subject.OrderNumber}"),
    };

    /// <summary>A step that sends nothing: what was typed and chosen so far is kept, unless it is thrown away.</summary>
    private async Task Take(string step)
    {
        if (step == "anew") await Drafts.Discard(Draft!.FormKey);
        else
        {
            if (!Form!.Accepts(await Drafts.Keep(Draft!))) return;
            if (int.TryParse(step, CultureInfo.InvariantCulture, out var file)) await Drafts.Remove(Draft!.FormKey, file);
            await KeepFiles();
        }
        Navigation.NavigateTo(IntakeWords.Address(Kind, Draft!.OrderNumber, Draft.Line, Draft.InvoiceNumber));
    }

    /// <summary>A browser forgets the files that were chosen when the page comes again: those that can be taken are kept.</summary>
    private async Task KeepFiles()
    {
        var chosen = Uploads.Of(Files);
        if (chosen.Count + (Started?.Files.Count ?? 0) > UploadRules.MaxFiles) return;
        foreach (var file in chosen.Where(f => f.Length > 0))
        {
            Draft!.Files = [file];
            var kept = await Drafts.Keep(Draft);
            if (kept.Succeeded) Started = kept.Value;
        }
    }
}

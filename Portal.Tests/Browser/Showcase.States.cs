using Microsoft.Playwright;

namespace Portal.Tests.Browser;

/// <summary>Pages in which something was done.</summary>
internal static partial class Showcase
{
    /// <summary>What a page looks like after something was done there: refused forms, what unfolds.</summary>
    public static readonly (string? Who, string Path, string State, Func<IPage, Task> Do)[] States =
    [
        (null, "/account/sign-in", "refused", page => page.Locator("form.card button").ClickAsync()),
        (null, "/account/forgot", "refused", page => page.Locator("form.card button").ClickAsync()),
        (null, "/subscribe", "refused", page => page.Locator("form.card button").ClickAsync()),
        (null, "/account/register", "refused", page => page.Locator("form.card button.primary").ClickAsync()),
        (null, "/contact", "refused", page => page.Locator("form.card button.primary").ClickAsync()),
        (Agent, $"/staff/inquiries/{Inquiries.Open}", "refused", page => page.GetByRole(AriaRole.Button, new() { NameRegex = new("Send by mail|Per Mail senden") }).ClickAsync()),
        (Manager, $"/staff/registrations/{Registrations.Open}", "refused", page => page.GetByRole(AriaRole.Button, new() { NameRegex = new("Refuse and write|Ablehnen und der") }).ClickAsync()),
        (Marketer, "/staff/campaigns/new", "refused", page => page.Locator("form.card button.primary").ClickAsync()),
        (Marketer, "/staff/campaigns/NL-2026-000005", "aimed", page => page.GetByRole(AriaRole.Button, new() { NameRegex = new("^(Who would get it|Wer würde sie erhalten)") }).ClickAsync()),
        (Marketer, "/staff/campaigns/NL-2026-000001", "wondered", page => page.GetByRole(AriaRole.Button, new() { NameRegex = new("unknown …|unklaren senden") }).ClickAsync()),
        (Marketer, "/staff/suppressions/new", "refused", page => page.Locator("form.card button.primary").ClickAsync()),
        (Marketer, "/staff/topics/new", "refused", page => page.Locator("form.card button.primary").ClickAsync()),
        (Marketer, "/staff/campaigns/NL-2026-000002", "previewed", page => page.GetByRole(AriaRole.Button, new() { NameRegex = new("^(Show|Zeigen)$") }).ClickAsync()),
        (Customer, "/company/users/new", "refused", page => page.Locator("form.card button.primary").ClickAsync()),
        (Customer, "/company/sites/harbour", "removal", page => page.Locator("details.removal summary").ClickAsync()),
        (Customer, "/complaints/new?order=A-1003", "refused", async page =>
        {
            await page.Locator("#subject").FillAsync("");
            await page.Locator("form.card button.primary").ClickAsync();
        }),
        (Customer, "/complaints/new", "refused", page => page.Locator("form.card button.primary").ClickAsync()),
        (Customer, "/complaints/BS-1", "refused", page => page.Locator("form.card button.primary").First.ClickAsync()),
        (Customer, "/account/profile", "refused", async page => { await page.Locator("#phone").FillAsync("12"); await page.Locator("form.card button.primary").ClickAsync(); }),
        (Customer, "/account/company", "refused", async page => { await page.Locator("#email").FillAsync("nowhere"); await page.Locator("form.card button.primary").ClickAsync(); }),
        (Customer, "/account/password", "refused", page => page.Locator("form.card button.primary").ClickAsync()),
        (Customer, "/account/e-mail", "refused", page => page.Locator("form.card button.primary").ClickAsync()),
        (Customer, "/account/addresses/new", "refused", async page => { await page.Locator("#country").SelectOptionAsync("US"); await page.Locator("form.card button.primary").ClickAsync(); }),
        (Customer, "/account/addresses/berlin", "conflict", async page =>
        {
            // As if somebody had saved since the page was opened.
            await page.EvaluateAsync("() => { document.querySelector('[name=\"Input.Version\"]').value = '0'; document.querySelector('#street').value = 'Obere Straße 58, Donaudampfschifffahrtsgesellschaft'; }");
            await page.Locator("form.card button.primary").ClickAsync();
        }),
        (Customer, "/account/contacts/new", "refused", page => page.Locator("form.card button.primary").ClickAsync()),
        (Agent, "/staff/complaints/BS-1", "refused", page => page.GetByRole(AriaRole.Button, new() { NameRegex = new("Send answer|Antwort senden") }).ClickAsync()),
        (Agent, "/staff/complaints/BS-1", "assessing", page => page.GetByRole(AriaRole.Button, new() { NameRegex = new("Assess …|Beurteilen …") }).ClickAsync()),
        (Agent, "/staff/complaints/BS-5", "closing", page => page.GetByRole(AriaRole.Button, new() { NameRegex = new("Close …|Abschließen …") }).ClickAsync()),
        (Agent, "/staff/complaints/BS-5", "deciding", page => page.GetByRole(AriaRole.Button, new() { NameRegex = new("Decide …|Entscheiden …") }).ClickAsync()),
        (Agent, "/staff/complaints/BS-5", "planning", page => page.GetByRole(AriaRole.Button, new() { NameRegex = new("Plan a remedy …|Abhilfe planen …") }).ClickAsync()),
        (Agent, "/staff/complaints/BS-6", "finishing", page => page.GetByRole(AriaRole.Button, new() { NameRegex = new("Done …|Ausgeführt …") }).ClickAsync()),
        (Agent, "/staff/complaints/BS-8", "splitting", async page =>
        {
            await page.GetByText(new System.Text.RegularExpressions.Regex("Join, link, split|Zusammenführen, verknüpfen")).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new("Split something off …|Etwas abteilen …") }).ClickAsync();
        }),
        (Manager, "/staff/measures/new", "refused", page => page.Locator("form.card button.primary").ClickAsync()),
        (Customer, "/complaints/BS-2", "unrated", page => page.GetByRole(AriaRole.Button, new() { NameRegex = new("^(Send|Senden)$") }).ClickAsync()),
        (Agent, "/staff/orders/A-1001", "refused", page => Refuse(page, "Promise another date …|Anderen Termin zusagen …", "Promise this date|Diesen Termin zusagen")),
        (Manager, "/staff/customers/new", "refused", page => page.Locator("form.card button.primary").ClickAsync()),
        (Manager, "/staff/customers/new", "candidates", async page =>
        {
            await page.Locator("#name").FillAsync("ALFREDS futterkiste");
            await page.Locator("form.card button.primary").ClickAsync();
        }),
        (Manager, "/staff/customers/K-10001?tab=timeline", "refused", page => page.Locator("form.note button").ClickAsync()),
        (Manager, "/staff/customers/K-10001?tab=documents", "refused", page => page.Locator("form.card button.primary").ClickAsync()),
        (Manager, "/staff/customers/K-10001/decisions", "refused", page => page.Locator("form.card button.primary").ClickAsync()),
        (Manager, "/staff/customers/K-10001/edit", "refused", async page =>
        {
            await page.Locator("#email").FillAsync("nobody");
            await page.Locator("form.card button.primary").ClickAsync();
        }),
        (Newcomer, "/account/company/request", "refused", async page =>
        {
            await page.Locator("#iban").FillAsync("DE88 3704 0044 0532 0130 00");
            await page.Locator("#reason").FillAsync("We have a new bank");
            await page.Locator("form.card button.primary").ClickAsync();
        }),
        (Manager, "/staff/requests/AA-1", "revealed", page => page.GetByRole(AriaRole.Button, new() { NameRegex = new("Show the IBANs|IBANs ganz") }).ClickAsync()),
        (Manager, "/staff/requests/AA-1", "refused", page => page.Locator("form.card button.danger").ClickAsync()),
        (Manager, "/staff/settings/targets", "asked", async page =>
        {
            await page.Locator("td input").First.FillAsync("9999");
            await page.Locator("form.card button.primary").ClickAsync();
        }),
        (Manager, "/staff/settings/escalation", "asked", async page =>
        {
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new("Another rule|Weitere Regel") }).ClickAsync();
            await page.Locator("form.card button.primary").ClickAsync();
        }),
        (Agent, "/staff/settings/escalation/try", "foreseen", page => page.Locator("form.card button.primary").ClickAsync()),
        (Administrator, "/staff/settings/fields", "asked", page => page.GetByRole(AriaRole.Button, new() { NameRegex = new("Switch off: Company|Ausschalten: Unternehmen") }).ClickAsync()),
        (Administrator, "/staff/people/new", "refused", page => page.Locator("form.card button.primary").ClickAsync()),
        (Administrator, "/staff/people/anna", "refused", async page =>
        {
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new("Leaves the company …|Scheidet aus …") }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new("End the sign-in|Anmeldung beenden") }).ClickAsync();
        }),
        (null, "/account/sign-in", "code", async page =>
        {
            await page.Locator("#email").FillAsync(Coded);
            await page.Locator("#password").FillAsync(Support.World.Password);
            await page.Locator("form.card button").ClickAsync();
        }),
        (Manager, "/staff/customers/K-10001/edit", "stale", page => Overtake(page, "#phone", "+49 40 111222", leaves: true)),
        (Manager, "/staff/customers/K-10001/decisions", "stale", page => Overtake(page, "#reason", "They ask for it", besides: other => other.Locator("#vat").FillAsync("DE129273398"))),
        (Administrator, "/staff/people/anna", "stale", page => Overtake(page, "#position", "Senior agent")),
        (Agent, "/staff/orders/A-1002", "stale", page => Overtake(page, "#correct-reference", "PO 77", saved: "dd:has-text('PO 77')", besides: other => other.Locator("#correct-reason").SelectOptionAsync(new SelectOptionValue { Index = 1 }), unfold: ".card:has(#correct-reason) summary, details:has(#correct-reason) summary")),
        (Manager, "/staff/customers/K-10001/view", "refused", page => page.Locator("form.card button.primary").ClickAsync()),
        (Agent, "/staff", "ways", page => page.Locator("#finder").FocusAsync()),
        // Over a page with nothing to press where the hits lie.
        (Agent, "/staff/customers/K-404", "found", page => page.Locator("#finder").FillAsync("alfr")),
    ];

    /// <summary>Somebody else opens the same form and saves it first; then it is saved here.</summary>
    /// <param name="leaves">A save leads away from the page; otherwise what is <paramref name="saved"/> shows there.</param>
    private static async Task Overtake(IPage page, string field, string value, bool leaves = false, string saved = ".notice", Func<IPage, Task>? besides = null, string? unfold = null)
    {
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(page.Url);
        await Save(other, value);
        if (leaves) await other.Locator("form:has(" + field + ")").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        else await other.Locator(saved).First.WaitForAsync();
        await other.CloseAsync();
        await Save(page, value + " 1");

        async Task Save(IPage at, string typed)
        {
            if (unfold is not null) await at.Locator(unfold).ClickAsync();
            await at.Locator(field).FillAsync(typed);
            if (besides is not null) await besides(at);
            await at.Locator($"form:has({field}) button.primary").ClickAsync();
        }
    }

    private static async Task Refuse(IPage page, string unfold, string button)
    {
        await page.Locator("summary").Filter(new() { HasTextRegex = new(unfold) }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new(button) }).ClickAsync();
    }
}

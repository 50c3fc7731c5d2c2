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
        (Marketer, "/staff/campaigns/new", "refused", page => page.Locator("form.card button.primary").ClickAsync()),
        (Marketer, "/staff/topics/new", "refused", page => page.Locator("form.card button.primary").ClickAsync()),
        (Marketer, "/staff/campaigns/NL-2026-000002", "previewed", page => page.GetByRole(AriaRole.Button, new() { NameRegex = new("^(Show|Zeigen)$") }).ClickAsync()),
        (Customer, "/company/users/new", "refused", page => page.Locator("form.card button.primary").ClickAsync()),
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
        (Agent, "/staff/complaints/BS-1", "closing", page => page.GetByRole(AriaRole.Button, new() { NameRegex = new("Close …|Abschließen …") }).ClickAsync()),
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
        (Administrator, "/staff/settings/fields", "asked", page => page.GetByRole(AriaRole.Button, new() { NameRegex = new("Switch off: Company|Ausschalten: Unternehmen") }).ClickAsync()),
        (Administrator, "/staff/people/new", "refused", page => page.Locator("form.card button.primary").ClickAsync()),
        (Administrator, "/staff/people/anna", "refused", async page =>
        {
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new("Leaves the company …|Scheidet aus …") }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new("End the sign-in|Anmeldung beenden") }).ClickAsync();
        }),
        (Agent, "/staff", "ways", page => page.Locator("#finder").FocusAsync()),
        (Agent, "/staff", "found", page => page.Locator("#finder").FillAsync("alfr")),
    ];

    private static async Task Refuse(IPage page, string unfold, string button)
    {
        await page.Locator("summary").Filter(new() { HasTextRegex = new(unfold) }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new(button) }).ClickAsync();
    }
}

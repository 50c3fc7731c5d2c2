using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>Staff who see the portal as a customer.</summary>
internal static partial class Showcase
{
    /// <summary>What somebody does after signing in, before her pages are looked at.</summary>
    public static async Task SignedIn(PortalApp app, IPage page, string who)
    {
        // Somebody who signs in without a password loses the one that the browser signed in with.
        if (who == Keyed) await app.World.Write(async db => (await db.Users.SingleAsync(u => u.Email == who)).PasswordHash = null);
        if (who == Viewer) await See(page);
    }

    /// <summary>Opens a view as a person does: from the customer's file, in a real browser.</summary>
    public static async Task See(IPage page)
    {
        await page.GotoAsync("/staff/customers/K-10001");
        await page.Locator(".heading a[href$='/view']").ClickAsync();
        await page.GetByLabel("maria").CheckAsync();
        await page.Locator("#reason").FillAsync("She asked on the phone where her order is.");
        await page.Locator("form.card button.primary").ClickAsync();
        await page.Locator(".view-bar").WaitForAsync();
    }

    private static async Task Views(PortalApp app, CustomerActor maria)
    {
        var vera = await app.World.Staff("Vera Viewer", Viewer, StaffRole.AccountManager);
        await app.World.Write(db =>
        {
            foreach (var days in new[] { 1, 40 })
            {
                var at = app.World.Clock.Now.AddDays(-days);
                var view = new Viewing
                {
                    CustomerId = maria.CustomerId, UserId = maria.Id, UserName = "maria", StaffId = vera.Id, StaffName = "Vera Viewer", StartedAt = at, Until = at + Viewing.Most,
                    Reason = "She cannot find the invoice of October, and says that the list shows nothing at all when she looks for its number.",
                };
                view.Close(ViewEnd.ByViewer, at.AddMinutes(7));
                db.Viewings.Add(view);
            }
            return Task.CompletedTask;
        });
    }
}

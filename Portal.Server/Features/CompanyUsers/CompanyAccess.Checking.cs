using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.CompanyUsers;

// What may be chosen for somebody.
internal sealed partial class CompanyAccess
{
    /// <returns>The key of the site that was chosen, if one was.</returns>
    private static async Task<Outcome<long?>> Check(StaffDb db, long customer, IAccessChoice form, CancellationToken cancel)
    {
        var chosen = form.Chosen();
        if (!Enum.IsDefined(form.Role)) return Outcome.Invalid(nameof(form.Role), T("Choose a role.", "Wählen Sie eine Rolle."));
        if ((Unknown(nameof(form.Orders), chosen.Orders) ?? Unknown(nameof(form.Invoices), chosen.Invoices) ?? Unknown(nameof(form.Complaints), chosen.Complaints)) is { } unknown) return unknown;
        // Whoever lets people in must see what she lets them see.
        if (form.Role == MemberRole.Administrator && chosen != DocumentScopes.Of(MemberScope.Company))
        {
            return Outcome.Invalid(nameof(form.Role), T("An administrator sees the whole company's documents.", "Die Administration sieht die Vorgänge der ganzen Firma."));
        }
        var site = form.Site is not { Length: > 0 } number ? null : await db.Sites.Where(s => s.CustomerId == customer && s.Number == number).Select(s => (long?)s.Id).SingleOrDefaultAsync(cancel);
        if (site is null && form.Site is { Length: > 0 }) return Outcome.Invalid(nameof(form.Site), T("There is no such site. Choose one of the list.", "Diesen Standort gibt es nicht. Wählen Sie einen aus der Liste."));
        if (site is null && chosen.Have(MemberScope.Site)) return Outcome.Invalid(nameof(form.Site), T("Choose the site whose documents are seen.", "Wählen Sie den Standort, dessen Vorgänge zu sehen sind."));
        return site;
    }

    private static Problem? Unknown(string field, MemberScope scope) =>
        Enum.IsDefined(scope) ? null : Outcome.Invalid(field, T("Choose how much they see.", "Wählen Sie, was zu sehen ist."));
}

using Portal.Server.Features.Customers;
using Portal.Shared.Account;
using Portal.Shared.ChangeRequests;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.ChangeRequests;

/// <summary>What a form asks for: whatever differs from what is, each value checked and as it is to be kept.</summary>
internal static class RequestCheck
{
    public static Outcome<List<(RequestField Field, string Was, string Asked)>> Compare(RequestForm form, LegalValues now, MemberRole role)
    {
        var (asked, problems) = (Wanted(form, now, role.MayAskLegal()), new List<Problem>());
        if (!role.MayAskLegal() && (form.Name ?? form.VatId) is not null) return OwnData.NotYours;
        var changes = new List<(RequestField, string, string)>();
        foreach (var (field, typed) in asked.Where(a => a.Value != now[a.Key]).OrderBy(a => a.Key))
        {
            var looked = Look(field, typed, now);
            if (looked.Problem is { } wrong) problems.Add(Outcome.Invalid(field.ToString(), wrong));
            // The same number in another notation is no change.
            else if (looked.Value != now[field]) changes.Add((field, now[field], looked.Value));
        }
        if (problems.Count == 0) problems.AddRange(Missing(form, asked, changes));
        return problems.Count > 0 ? problems : changes;
    }

    /// <summary>An IBAN that is left empty stays: the form never shows it whole.</summary>
    private static Dictionary<RequestField, string> Wanted(RequestForm form, LegalValues now, bool legal)
    {
        var wanted = new Dictionary<RequestField, string>
        {
            [RequestField.Holder] = Trim(form.Holder), [RequestField.Iban] = Trim(form.Iban) is { Length: > 0 } typed ? typed : now[RequestField.Iban],
            [RequestField.Bic] = Trim(form.Bic), [RequestField.Bank] = Trim(form.Bank),
        };
        if (legal) (wanted[RequestField.Name], wanted[RequestField.VatId]) = (Trim(form.Name), Trim(form.VatId));
        return wanted;

        static string Trim(string? text) => text?.Trim() ?? "";
    }

    private static CheckedText Look(RequestField field, string typed, LegalValues now) => field switch
    {
        RequestField.Name => new(typed, LegalData.Name(nameof(RequestForm.Name), typed)?.Message),
        RequestField.VatId => VatIds.Check(typed, now.Country),
        RequestField.Iban => Iban.Check(typed),
        RequestField.Bic => Bics.Check(typed),
        _ => new(typed),
    };

    private static IEnumerable<Problem> Missing(RequestForm form, Dictionary<RequestField, string> asked, List<(RequestField Field, string Was, string Asked)> changes)
    {
        if (changes.Count == 0)
        {
            yield return Outcome.Refused(T("Nothing differs from what we have.", "Nichts weicht von dem ab, was wir haben."));
            yield break;
        }
        if (!changes.Exists(c => c.Field.IsOfBank())) yield break;
        if (asked[RequestField.Iban].Length == 0) yield return Outcome.Invalid(nameof(form.Iban), T("A bank account needs its IBAN.", "Eine Bankverbindung braucht ihre IBAN."));
        if (asked[RequestField.Holder].Length == 0) yield return Outcome.Invalid(nameof(form.Holder), T("Say whose account it is.", "Geben Sie an, wessen Konto es ist."));
    }
}

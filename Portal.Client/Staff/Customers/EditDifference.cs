using Portal.Shared.Customers;
using static Portal.Shared.Common.Texts;

namespace Portal.Client.Staff.Customers;

/// <summary>A field in which what somebody typed differs from what somebody else has saved meanwhile.</summary>
/// <param name="Apply">Puts the saved value into the form.</param>
public sealed record EditDifference(string Label, string Mine, string Theirs, Action Apply)
{
    /// <summary>True once the saved value was taken.</summary>
    public bool Taken { get; private set; }

    public void Take()
    {
        Apply();
        Taken = true;
    }

    public static List<EditDifference> Between(Decision mine, Decision theirs)
    {
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(theirs);
        return Differing(
            new(CustomerWords.Of(DecisionKind.Class), CustomerWords.Of(mine.Class), CustomerWords.Of(theirs.Class), () => mine.Class = theirs.Class),
            new(CustomerWords.Of(DecisionKind.Manager), mine.Manager, theirs.Manager, () => mine.Manager = theirs.Manager),
            new(CustomerWords.Of(DecisionKind.Deputy), mine.Deputy, theirs.Deputy, () => mine.Deputy = theirs.Deputy),
            new(CustomerWords.Of(DecisionKind.Name), mine.Name, theirs.Name, () => mine.Name = theirs.Name),
            new(CustomerWords.Of(DecisionKind.VatId), mine.VatId, theirs.VatId, () => mine.VatId = theirs.VatId));
    }

    public static List<EditDifference> Between(MasterData mine, MasterData theirs)
    {
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(theirs);
        return Differing(
        [
            new(T("Kind", "Art"), CustomerWords.Of(mine.Kind), CustomerWords.Of(theirs.Kind), () => mine.Kind = theirs.Kind),
            new(T("Phone", "Telefon"), mine.Phone, theirs.Phone, () => mine.Phone = theirs.Phone),
            new(T("E-mail", "E-Mail"), mine.Email, theirs.Email, () => mine.Email = theirs.Email),
            new(T("Country", "Land"), mine.Country, theirs.Country, () => mine.Country = theirs.Country),
            new(T("Language", "Sprache"), CustomerWords.Language(mine.Language), CustomerWords.Language(theirs.Language), () => mine.Language = theirs.Language),
            .. theirs.Traits.Select(t => new EditDifference(
                FieldWords.Of(t.Key), mine.Traits.GetValueOrDefault(t.Key, ""), t.Value, () => mine.Traits[t.Key] = t.Value)),
        ]);
    }

    private static List<EditDifference> Differing(params IEnumerable<EditDifference> all) => [.. all.Where(d => d.Mine.Trim() != d.Theirs.Trim())];
}

using System.Globalization;
using System.Reflection;
using Portal.Shared.Common;

namespace Portal.Client.Ui;

/// <summary>A field of a form that two people may change at once.</summary>
/// <param name="Name">The property of the form.</param>
/// <param name="Say">How a value is shown, where that is not as it is stored.</param>
public sealed record EditField<T>(string Name, string Label, Func<T, string>? Say = null)
{
    private readonly PropertyInfo property = typeof(T).GetProperty(Name) ?? throw new ArgumentException($"{typeof(T).Name} has no {Name}.");

    /// <summary>As a form field carries it.</summary>
    public string Raw(T form) => Convert.ToString(property.GetValue(form), CultureInfo.InvariantCulture) ?? "";

    public string Show(T form) => Say is null ? Raw(form) : Say(form);

    public void Copy(T from, T to) => property.SetValue(to, property.GetValue(from));
}

/// <summary>One line of two versions.</summary>
/// <param name="TakeTheirs">What is chosen at first: theirs where only they changed it, else mine.</param>
public sealed record ConflictRow(string Name, string Label, string Raw, string Mine, string Theirs, bool Differs, bool TakeTheirs);

/// <summary>Two versions of one record: mine as typed, theirs as it is saved now.</summary>
public sealed class Conflict<T>
    where T : class, IEdited
{
    /// <param name="was">The values that the form was opened with, by field; what I left as it was is no change of mine.</param>
    public Conflict(T mine, Edited<T> theirs, IReadOnlyDictionary<string, string>? was, IEnumerable<EditField<T>> fields)
    {
        (Mine, Theirs, Last) = (mine, theirs.Form, theirs.Last);
        Rows = [.. fields.Select(f =>
        {
            var differs = f.Raw(mine).Trim() != f.Raw(theirs.Form).Trim();
            var untouched = was is not null && was.TryGetValue(f.Name, out var value) && value.Trim() == f.Raw(mine).Trim();
            return new ConflictRow(f.Name, f.Label, f.Raw(mine), f.Show(mine), f.Show(theirs.Form), differs, differs && untouched);
        })];
    }

    public T Mine { get; }

    public T Theirs { get; }

    /// <summary>Who saved theirs, and when; null where that is not known.</summary>
    public LastChange? Last { get; }

    public IReadOnlyList<ConflictRow> Rows { get; }
}

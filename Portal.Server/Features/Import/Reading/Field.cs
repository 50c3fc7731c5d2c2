using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Portal.Server.Features.Import;

/// <summary>A field that files of a kind may fill.</summary>
internal abstract class Field(string name, FieldType type)
{
    /// <summary>As mappings and our own files' headers name it.</summary>
    public string Name => name;

    public FieldType Type => type;

    /// <summary>A row without it is refused, and so is a file without a column for it.</summary>
    public bool IsNeeded { get; init; }

    /// <summary>Once filled it cannot be emptied.</summary>
    public bool Stays { get; init; }

    /// <summary>The kind of record it names by external id.</summary>
    public To? Names { get; init; }
}

/// <summary>A field of a kind of record.</summary>
/// <param name="read">The portal's value in its one spelling; null while the record has no place for it.</param>
/// <param name="write">Null for what never changes once it went in.</param>
internal sealed class Field<T>(string name, FieldType type, Func<T, References, string?> read, Action<T, Row, References>? write)
    : Field(name, type)
{
    public bool IsFixed => write is null;

    /// <summary>The record it names now, where it names one.</summary>
    public Func<T, long?>? IdOf { get; init; }

    public string? Read(T record, References references) => read(record, references);

    public void Write(T record, Row row, References references) => write!(record, row, references);
}

/// <summary>Makes fields of properties.</summary>
internal static class Fields<T>
{
    public static Field<T> Text(Expression<Func<T, string>> property, bool needed = false) =>
        Of(property, new TextType(PropertyOf(property).GetCustomAttribute<MaxLengthAttribute>()!.Length), needed);

    /// <param name="property">Written unless it is init-only: then it never changes.</param>
    public static Field<T> Of<TValue>(Expression<Func<T, TValue>> property, FieldType type, bool needed = false)
    {
        var info = PropertyOf(property);
        var name = NameOf(info);
        Action<T, Row, References>? write = IsInitOnly(info) ? null : (record, row, _) => info.SetValue(record, type.ValueOf(row[name]));
        return new Field<T>(name, type, (record, _) => type.SpellingOf(info.GetValue(record)), write) { IsNeeded = needed };
    }

    /// <summary>Another record, named by its external id.</summary>
    public static Field<T> Reference(To to, string name, Func<T, long?> get, Action<T, long?>? set = null, bool needed = false)
    {
        Action<T, Row, References>? write = set is null ? null : (record, row, all) => set(record, all.Find(to, row[name])?.Id);
        return new Field<T>(name, new TextType(Row.LongestKey), (record, all) => all.NameOf(to, get(record)), write)
        {
            IsNeeded = needed, Names = to, IdOf = get,
        };
    }

    private static PropertyInfo PropertyOf<TValue>(Expression<Func<T, TValue>> property) => (PropertyInfo)((MemberExpression)property.Body).Member;

    private static string NameOf(PropertyInfo property) => char.ToLowerInvariant(property.Name[0]) + property.Name[1..];

    private static bool IsInitOnly(PropertyInfo property) =>
        property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Portal.Server.Data.Bulk;

/// <summary>A column as the bulk writer fills it: from the entity, through the model's converter, to what the driver takes.</summary>
internal sealed class BulkColumn
{
    private readonly Func<object, object?> read;
    private readonly Func<object?, object?>? convert;
    private readonly IProperty property;
    private readonly int most;

    public BulkColumn(IProperty property, StoreObjectIdentifier table)
    {
        Name = property.GetColumnName(table)!;
        var mapping = property.GetTypeMapping();
        convert = mapping.Converter?.ConvertToProvider;
        Type = Nullable.GetUnderlyingType(mapping.Converter?.ProviderClrType ?? property.ClrType) ?? mapping.Converter?.ProviderClrType ?? property.ClrType;
        (this.property, most) = (property, Bookkeeping.MostOf(property));
        read = Reader(property);
    }

    public string Name { get; }

    /// <summary>The type the driver is given; values are of it or null.</summary>
    public Type Type { get; }

    /// <exception cref="InvalidDataException">The text is longer than its column, or holds U+0000.</exception>
    public object? Value(object entity)
    {
        var value = read(entity);
        if (value is null) return null;
        if (convert is not null) value = convert(value);
        if (value is string text) Bookkeeping.CheckText(property, most, text);
        return value;
    }

    /// <summary>A foreign key that is not set is read from the record it points to, which has its key by now.</summary>
    private static Func<object, object?> Reader(IProperty property)
    {
        var own = Getter(property);
        var pointer = property.GetContainingForeignKeys().Select(k => k.DependentToPrincipal).FirstOrDefault(n => n?.PropertyInfo is not null);
        if (pointer is null || property.GetContainingForeignKeys().First().PrincipalKey.Properties is not [var key]) return own;
        var (target, targetKey) = (Getter(pointer), Getter(key));
        return entity => own(entity) is { } value and not 0L ? value : target(entity) is { } principal ? targetKey(principal) : own(entity);
    }

    private static Func<object, object?> Getter(IPropertyBase property)
    {
        if (property.PropertyInfo is null && property.FieldInfo is null)
        {
            throw new NotSupportedException($"{property.DeclaringType.ShortName()}.{property.Name} exists only inside EF; the bulk writer reads properties.");
        }
        return property.GetGetter().GetClrValue;
    }
}

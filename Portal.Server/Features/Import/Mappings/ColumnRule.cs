using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Server.Features.Import;

/// <summary>Where a field's value comes from: exactly one of a column, a constant, a text of columns, or parts joined.</summary>
internal sealed class ColumnRule
{
    public string? Column { get; init; }

    public string? Constant { get; init; }

    /// <summary>Columns in braces within a text: "{orderID}/{productID}".</summary>
    public string? Text { get; init; }

    /// <summary>Such texts, joined by <see cref="With"/>; one whose columns are all empty is left out.</summary>
    public IReadOnlyList<string>? Join { get; init; }

    public string With { get; init; } = ", ";

    /// <summary>What the source's words mean here. A word that is not listed stays, unless <see cref="Otherwise"/> is given.</summary>
    public IReadOnlyDictionary<string, string>? Values { get; init; }

    public string? Otherwise { get; init; }

    /// <summary>The formats of this date, where they differ from the mapping's.</summary>
    public IReadOnlyList<string>? Dates { get; init; }

    public bool IsOneThing => new object?[] { Column, Constant, Text, Join }.Count(given => given is not null) == 1;
}

/// <summary>A plain string is a column.</summary>
internal sealed class ColumnRuleConverter : JsonConverter<ColumnRule>
{
    private static readonly JsonSerializerOptions Inner = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public override bool HandleNull => true;

    public override ColumnRule Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType == JsonTokenType.String
        ? new ColumnRule { Column = reader.GetString() }
        : JsonSerializer.Deserialize<ColumnRule>(ref reader, Inner) ?? throw new JsonException("a column is null");

    public override void Write(Utf8JsonWriter writer, ColumnRule value, JsonSerializerOptions options) => throw new NotSupportedException();
}

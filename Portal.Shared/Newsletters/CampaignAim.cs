using System.Text.Json.Serialization;
using Portal.Shared.Customers;

namespace Portal.Shared.Newsletters;

/// <summary>Whom of a topic's subscribers a campaign is for.</summary>
public sealed class CampaignAim
{
    /// <summary>All of it must be true of somebody.</summary>
    public AimPart Only { get; set; } = new();

    /// <summary>Whoever any of it is true of is left out.</summary>
    public AimPart Except { get; set; } = new();

    /// <summary>"de" or "en"; empty for all.</summary>
    public string Language { get; set; } = "";

    /// <summary>Nobody to whom another campaign went in so many days; 0 for no such limit.</summary>
    public int NotWithinDays { get; set; }

    public const int MostDays = 365;

    [JsonIgnore]
    public bool IsEverybody => Only.IsEmpty && Except.IsEmpty && Language.Length == 0 && NotWithinDays == 0;
}

/// <summary>What is asked of the customer somebody belongs to. Whoever belongs to none meets no condition.</summary>
public sealed class AimPart
{
    public const int MostText = 300;

    public List<CustomerClass> Classes { get; set; } = [];

    /// <summary>Between commas.</summary>
    public string Towns { get; set; } = "";

    /// <summary>Numbers of articles, between commas: at least one of them was bought.</summary>
    public string Products { get; set; } = "";

    /// <summary>Who looks after the customer: the number of one of the staff.</summary>
    public string Manager { get; set; } = "";

    /// <summary>Words between commas: at least one of them stands in the customer's tags, interests or industry.</summary>
    public string Tags { get; set; } = "";

    /// <summary>The last order was on this day or later,</summary>
    public DateOnly? OrderedFrom { get; set; }

    /// <summary>and on this day or earlier.</summary>
    public DateOnly? OrderedUntil { get; set; }

    [JsonIgnore]
    public bool IsEmpty => Classes.Count == 0 && Towns.Trim().Length == 0 && Products.Trim().Length == 0 && Manager.Length == 0 && Tags.Trim().Length == 0 && OrderedFrom is null && OrderedUntil is null;

    /// <summary>The parts of such a text.</summary>
    public static IReadOnlyList<string> List(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}

/// <summary>Who a campaign would go to if it left now.</summary>
/// <param name="Sample">Ten of them, taken from anywhere in the list.</param>
public sealed record AimedAt(int Count, IReadOnlyList<PreviewReader> Sample);

/// <summary>Somebody who can look after customers.</summary>
public sealed record AimManager(string Number, string Name);

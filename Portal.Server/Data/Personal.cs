namespace Portal.Server.Data;

/// <summary>What the erasure of a person does to a column.</summary>
internal enum OnErasure
{
    /// <summary>The value goes.</summary>
    Clear,

    /// <summary>A neutral word takes its place, so that the record stays readable.</summary>
    Replace,

    /// <summary>It is kept as long as a law asks for, and restricted.</summary>
    Keep,
}

/// <summary>A column with personal data: what it is for, and what erasure does to it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PersonalAttribute(string purpose, OnErasure onErasure) : Attribute
{
    public string Purpose { get; } = purpose;

    public OnErasure OnErasure { get; } = onErasure;

    /// <summary>The ground, where erasure keeps the value.</summary>
    public string? Ground { get; init; }
}

/// <summary>A text column that says nothing about a person.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ImpersonalAttribute : Attribute;

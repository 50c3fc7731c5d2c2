using System.ComponentModel.DataAnnotations;
using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Common;

/// <summary>A field that must be filled, with the sentence that asks for it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NeededAttribute(string english, string german) : RequiredAttribute
{
    public string English => english;

    public string German => german;

    public override string FormatErrorMessage(string name) => T(english, german);
}

/// <summary>A longest length, in characters.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AtMostAttribute(int length) : StringLengthAttribute(length)
{
    public override string FormatErrorMessage(string name) =>
        T($"Please write at most {MaximumLength:N0} characters.", $"Bitte schreiben Sie höchstens {MaximumLength:N0} Zeichen.");

    /// <summary>U+0000 cannot be stored by every database, and nobody types it.</summary>
    public override bool IsValid(object? value) => base.IsValid(value) && (value as string)?.Contains('\0') != true;
}

/// <summary>A shortest length of what is filled at all, in characters; spaces around it do not count.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AtLeastAttribute(int length) : ValidationAttribute
{
    public int Length => length;

    public override bool IsValid(object? value) => value is not string text || text.Trim().Length is var written && (written == 0 || written >= length);

    public override string FormatErrorMessage(string name) => T($"Please write at least {length:N0} characters.", $"Bitte schreiben Sie mindestens {length:N0} Zeichen.");
}

/// <summary>A choice that must be made: the enum's first value stands for "not yet".</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ChosenAttribute(string english, string german) : ValidationAttribute
{
    public string English => english;

    public string German => german;

    public override bool IsValid(object? value) => value is Enum choice && Enum.IsDefined(choice.GetType(), choice) && Convert.ToInt64(choice, System.Globalization.CultureInfo.InvariantCulture) != 0;

    public override string FormatErrorMessage(string name) => T(english, german);
}

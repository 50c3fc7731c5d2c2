namespace Portal.Shared.Common;

/// <summary>An amount and its currency (ISO 4217, "EUR"). Never a double: cents would drift.</summary>
public readonly record struct Money(decimal Amount, string Currency)
{
    /// <summary>The amount in the reader's notation, without the currency: lists name it once.</summary>
    public string Figure => Amount.ToString("N2", System.Globalization.CultureInfo.CurrentCulture);

    public override string ToString() => $"{Figure} {Currency}";
}

using Portal.Shared.Common;

namespace Portal.Shared.Customers;

/// <summary>Which groups of optional fields are in use. Everybody of the staff reads it, administrators switch.</summary>
public interface IFieldDesk
{
    Task<IReadOnlyList<FieldGroupState>> Groups(CancellationToken cancel = default);

    Task<Outcome> SwitchOn(FieldGroup group, CancellationToken cancel = default);

    /// <summary>Switches a group off and deletes its values, for good.</summary>
    /// <param name="values">How many the administrator was told there are: were there more by then, nothing happens.</param>
    Task<Outcome> SwitchOff(FieldGroup group, int values, CancellationToken cancel = default);
}

/// <param name="Values">How many values there are.</param>
/// <param name="SwitchedBy">Who switched it last; null where nobody did.</param>
public sealed record FieldGroupState(FieldGroup Group, bool IsOn, int Values, string? SwitchedBy, DateTimeOffset? SwitchedAt);

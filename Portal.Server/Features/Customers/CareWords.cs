using System.Diagnostics.CodeAnalysis;
using Portal.Server.Features.Staff;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Customers;

/// <summary>How a member of staff is named to those they care for.</summary>
internal static class CareWords
{
    [return: NotNullIfNotNull(nameof(staff))]
    public static Carer? Of(StaffMember? staff) => staff is null ? null : new Carer(
        staff.Name, staff.Position, staff.Phone, PhoneNumbers.Normalise(staff.Phone, "") is { Length: > 0 } dial ? dial : staff.Phone, staff.Email);
}

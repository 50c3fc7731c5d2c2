using Portal.Shared.Account;

namespace Portal.Shared.Customers;

/// <summary>What staff may do with a customer's file, besides reading it and writing notes, which all may.</summary>
public enum CustomerRight
{
    /// <summary>New customers, master data, documents.</summary>
    Edit,

    /// <summary>Class, account manager and deputy, legal name and VAT ID.</summary>
    Decide,

    /// <summary>Taking the list out as a file.</summary>
    Export,

    /// <summary>Seeing who opened the file.</summary>
    SeeReaders,

    /// <summary>Which optional fields there are.</summary>
    SwitchFields,
}

/// <summary>The one table of who may do what: the pages draw their buttons from it and the server refuses by it.</summary>
public static class CustomerRights
{
    public static bool May(this StaffRole role, CustomerRight right) => right switch
    {
        CustomerRight.SwitchFields => role is StaffRole.Administrator,
        CustomerRight.SeeReaders => role is StaffRole.Manager or StaffRole.Administrator,
        _ => role is StaffRole.AccountManager or StaffRole.Manager or StaffRole.Administrator,
    };
}

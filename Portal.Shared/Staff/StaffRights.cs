using Portal.Shared.Account;

namespace Portal.Shared.Staff;

/// <summary>What staff may do beyond reading the records, answering complaints and writing notes, which all may.</summary>
public enum StaffRight
{
    /// <summary>New customers, master data, documents.</summary>
    EditCustomers,

    /// <summary>Class, account manager and deputy, legal name and VAT ID.</summary>
    DecideOnCustomers,

    /// <summary>Customers' bank data: seeing them whole, and deciding on requests to change them.</summary>
    DecideOnBankData,

    /// <summary>Taking the list of customers out as a file.</summary>
    ExportCustomers,

    /// <summary>Seeing who opened a customer's file.</summary>
    SeeReaders,

    /// <summary>Seeing the portal as one of a customer's users sees it, without changing anything.</summary>
    SeeAsCustomer,

    /// <summary>Which optional fields customers have.</summary>
    SwitchFields,

    /// <summary>Issuing invoices and cancelling them.</summary>
    IssueInvoices,

    /// <summary>Entering what was paid.</summary>
    RecordPayments,

    /// <summary>Writing to many: campaigns and topics.</summary>
    RunCampaigns,

    /// <summary>Taking the code app and the passkeys of a customer's user away, who has lost her phone.</summary>
    RescueSignIns,

    /// <summary>Inviting, roles, leaving and coming back.</summary>
    AdministerPeople,

    /// <summary>Absences of others; everybody sets her own.</summary>
    PlanAbsences,
}

/// <summary>The one table of who may do what: pages draw their buttons from it, policies are made of it and the server refuses by it.</summary>
public static class StaffRights
{
    private static readonly Dictionary<StaffRole, HashSet<StaffRight>> Sets = new()
    {
        [StaffRole.Agent] = [],
        [StaffRole.AccountManager] =
            [StaffRight.EditCustomers, StaffRight.DecideOnCustomers, StaffRight.ExportCustomers, StaffRight.IssueInvoices, StaffRight.RecordPayments, StaffRight.SeeAsCustomer],
        [StaffRole.Marketer] = [StaffRight.RunCampaigns],
        [StaffRole.Manager] =
        [
            StaffRight.EditCustomers, StaffRight.DecideOnCustomers, StaffRight.ExportCustomers, StaffRight.SeeReaders, StaffRight.IssueInvoices,
            StaffRight.RecordPayments, StaffRight.RunCampaigns, StaffRight.RescueSignIns, StaffRight.PlanAbsences,
            StaffRight.DecideOnBankData, StaffRight.SeeAsCustomer,
        ],
        [StaffRole.Administrator] = [.. Enum.GetValues<StaffRight>()],
    };

    public static bool May(this StaffRole role, StaffRight right) => Sets[role].Contains(right);

    /// <summary>The roles that have a right, the smallest first.</summary>
    public static IEnumerable<StaffRole> RolesWith(StaffRight right) => Sets.Where(s => s.Value.Contains(right)).Select(s => s.Key);
}

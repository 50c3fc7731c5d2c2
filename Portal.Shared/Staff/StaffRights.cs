using Portal.Shared.Account;

namespace Portal.Shared.Staff;

/// <summary>What staff may do beyond reading customers, orders and complaints and writing notes, which all may.</summary>
public enum StaffRight
{
    /// <summary>Answering complaints: taking them over, replying, deciding, closing.</summary>
    AnswerComplaints,

    /// <summary>Approving remedies that are worth more than whoever planned them may give; no limit of her own.</summary>
    ApproveGoodwill,

    /// <summary>The rules of complaints: targets, escalation, goodwill limits.</summary>
    SetComplaintRules,

    /// <summary>Seeing invoices, and what is owed.</summary>
    SeeInvoices,

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

    /// <summary>The security record: sign-ins, refusals, rights, exports.</summary>
    SeeAudit,
}

/// <summary>The one table of who may do what: pages draw their buttons from it, policies are made of it and the server refuses by it.</summary>
public static class StaffRights
{
    private static readonly Dictionary<StaffRole, RightSet> Sets = new()
    {
        [StaffRole.Agent] = new([StaffRight.AnswerComplaints, StaffRight.SeeInvoices]),
        [StaffRole.AccountManager] = new(
        [
            StaffRight.AnswerComplaints, StaffRight.SeeInvoices, StaffRight.EditCustomers, StaffRight.DecideOnCustomers, StaffRight.ExportCustomers,
            StaffRight.IssueInvoices, StaffRight.RecordPayments, StaffRight.SeeAsCustomer,
        ]),
        [StaffRole.Marketer] = new([StaffRight.RunCampaigns]),
        [StaffRole.Manager] = new(
        [
            StaffRight.AnswerComplaints, StaffRight.ApproveGoodwill, StaffRight.SetComplaintRules,
            StaffRight.SeeInvoices, StaffRight.EditCustomers, StaffRight.DecideOnCustomers, StaffRight.ExportCustomers,
            StaffRight.SeeReaders, StaffRight.IssueInvoices, StaffRight.RecordPayments, StaffRight.RunCampaigns, StaffRight.RescueSignIns,
            StaffRight.PlanAbsences, StaffRight.DecideOnBankData, StaffRight.SeeAsCustomer,
        ]),
        [StaffRole.Administrator] = new(Enum.GetValues<StaffRight>()),
        [StaffRole.Own] = RightSet.Empty,
    };

    /// <summary>The roles the portal comes with, the smallest first.</summary>
    public static IEnumerable<StaffRole> BuiltIn => Sets.Keys.Where(r => r != StaffRole.Own);

    /// <summary>What a role of the portal's may; an own role's rights stand with it.</summary>
    public static RightSet Of(StaffRole role) => Sets[role];

    /// <param name="own">The rights of an own role as they are kept; only looked at where the role is one.</param>
    public static RightSet Of(StaffRole role, string? own) => role == StaffRole.Own ? RightSet.Parse(own ?? "") : Of(role);

    /// <summary>The roles of the portal's that have a right, the smallest first.</summary>
    public static IEnumerable<StaffRole> RolesWith(StaffRight right) => BuiltIn.Where(r => Sets[r].May(right));

    /// <summary>What a right is of no use without, or brings along: nobody issues an invoice she may not see, and a customer sees hers.</summary>
    public static StaffRight? Needs(StaffRight right) => right switch
    {
        StaffRight.IssueInvoices or StaffRight.RecordPayments or StaffRight.SeeAsCustomer => StaffRight.SeeInvoices,
        StaffRight.ApproveGoodwill => StaffRight.AnswerComplaints,
        _ => null,
    };
}

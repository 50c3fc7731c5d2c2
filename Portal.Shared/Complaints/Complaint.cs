namespace Portal.Shared.Complaints;

/// <summary>What came in through the one intake.</summary>
public enum ComplaintKind { Complaint, Suggestion, Question }

/// <summary>Where a complaint stands, in the seven stages of ISO 10002.</summary>
public enum Stage { Receipt, Acknowledgement, Assessment, Investigation, Response, Decision, Closing }

/// <summary>Whose turn it is.</summary>
public enum WaitingFor { Us, Customer, Nobody }

/// <summary>How a complaint ended.</summary>
public enum ComplaintOutcome { Upheld, PartlyUpheld, NotUpheld, Withdrawn }

/// <summary>Why it happened.</summary>
public enum Cause { None, LateDelivery, DamagedInTransit, WrongItem, Defect, WrongQuantity, WrongInvoice, WrongAdvice, NotOurs, Other }

/// <summary>What the customer wants done.</summary>
public enum Remedy { None, Replacement, Credit, Discount, Repair, Apology }

/// <summary>By which way it came in.</summary>
public enum Channel
{
    Portal,
    Phone,
    Letter,
    Visit,
    Mail,

    /// <summary>The form for those who are not signed in.</summary>
    Form,
}

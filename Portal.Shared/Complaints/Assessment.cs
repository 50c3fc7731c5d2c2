using System.ComponentModel.DataAnnotations;
using Portal.Shared.Common;

namespace Portal.Shared.Complaints;

/// <summary>How grave it is for the customer.</summary>
public enum Severity { Low, Medium, High, Critical }

/// <summary>How hard it is to clear up.</summary>
public enum Complexity { Simple, Several, Hard }

/// <summary>Whom it touches.</summary>
public enum Impact { OneOrder, OneCustomer, SeveralCustomers, Safety }

/// <summary>The assessment of a complaint as it is typed: before it, nothing is decided.</summary>
public sealed class Assessment
{
    [EnumDataType(typeof(Severity))]
    public Severity Severity { get; set; } = Severity.Medium;

    [EnumDataType(typeof(Complexity))]
    public Complexity Complexity { get; set; }

    [EnumDataType(typeof(Impact))]
    public Impact Impact { get; set; }

    /// <summary>What is done at once, before anything is decided; may be empty.</summary>
    [AtMost(1000)]
    public string ImmediateAction { get; set; } = "";
}

/// <summary>How a complaint is decided, for the customer to accept or contest.</summary>
public sealed class ComplaintDecision
{
    [EnumDataType(typeof(ComplaintOutcome))]
    public ComplaintOutcome Outcome { get; set; }

    [Needed("Tell the customer how it was decided and why.", "Sagen Sie dem Kunden, wie entschieden wurde und warum.")]
    [AtMost(10_000)]
    public string Text { get; set; } = "";
}

/// <summary>How content the customer is with how a complaint was handled.</summary>
public enum Contentment { None, VeryDiscontent, Discontent, Neither, Content, VeryContent }

/// <summary>What the customer says of how we did, once a closing.</summary>
public sealed class Rating
{
    public Guid FormKey { get; set; }

    [Chosen("Choose one of the five.", "Wählen Sie eine der fünf Stufen.")]
    public Contentment Contentment { get; set; }

    [AtMost(1000)]
    public string Comment { get; set; } = "";
}

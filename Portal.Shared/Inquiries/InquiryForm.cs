using System.ComponentModel.DataAnnotations;
using Portal.Shared.Common;
using Portal.Shared.Complaints;

namespace Portal.Shared.Inquiries;

/// <summary>What somebody writes who is not signed in, as typed.</summary>
public sealed class InquiryForm
{
    public const int LongestText = 5_000;

    /// <summary>Made with the form: posting it twice is one inquiry.</summary>
    public Guid FormKey { get; set; }

    [EnumDataType(typeof(ComplaintKind))]
    public ComplaintKind Kind { get; set; } = ComplaintKind.Question;

    [Needed("Enter your name.", "Geben Sie Ihren Namen ein.")]
    [AtMost(200)]
    public string Name { get; set; } = "";

    [Needed("Enter your e-mail address.", "Geben Sie Ihre E-Mail-Adresse ein.")]
    [AtMost(254)]
    public string Email { get; set; } = "";

    [AtMost(200)]
    public string? Company { get; set; } = "";

    /// <summary>The number of an order or an invoice. Nobody learns here whether there is such a number.</summary>
    [AtMost(40)]
    public string? Reference { get; set; } = "";

    [Needed("Say in a few words what it is about.", "Sagen Sie in wenigen Worten, worum es geht.")]
    [AtMost(200)]
    public string Subject { get; set; } = "";

    [Needed("Write what you want to tell us.", "Schreiben Sie, was Sie uns sagen möchten.")]
    [AtMost(LongestText)]
    public string Text { get; set; } = "";

    /// <summary>No person sees this field; what fills it is a program, and is thanked and forgotten.</summary>
    public string? Beyond { get; set; }
}

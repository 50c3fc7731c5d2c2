using Portal.Server.Data;

namespace Portal.Server.Features.ChangeRequests;

/// <summary>The kinds of event that requests leave; their subject is the request.</summary>
internal static class RequestEvents
{
    /// <summary>Argument: fields, by name; never what was in them.</summary>
    public const string Asked = "request.asked";

    public const string Withdrawn = "request.withdrawn", Refused = "request.refused", Approved = "request.approved", ApprovedFirst = "request.approved-first";

    /// <summary>The customer sees all but the first of two approvals.</summary>
    public static Event Make(ChangeRequest of, string kind, Actor by, DateTimeOffset at, params (string Key, string Value)[] arguments) =>
        EventLog.OfCustomer(of.CustomerId, SubjectKind.Request, of.Number, kind, by, at, visible: kind != ApprovedFirst, arguments);
}

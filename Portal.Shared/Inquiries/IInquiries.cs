using Portal.Shared.Common;
using Portal.Shared.Complaints;

namespace Portal.Shared.Inquiries;

/// <summary>
/// Writing to the company without signing in. Every answer is the same, whether the address is known here or not: nobody looks it
/// up before its owner has confirmed it.
/// </summary>
public interface IInquiries
{
    /// <summary>An empty form.</summary>
    InquiryForm Begin();

    /// <summary>Keeps what was typed and mails a link that confirms it: single use, 48 hours. The same <see cref="InquiryForm.FormKey"/> is one inquiry.</summary>
    Task<Outcome<bool>> Send(InquiryForm form, CancellationToken cancel = default);

    /// <summary>What a link would confirm; looking changes nothing.</summary>
    /// <returns>Null where the link was used, is too old, or never was.</returns>
    Task<AwaitedInquiry?> Awaited(string token, CancellationToken cancel = default);

    /// <summary>
    /// Brings it to the company: as a complaint of the one whose address it is, where she may file one here and it is clear for
    /// which customer; else before the staff. The answer is the same.
    /// </summary>
    Task<Outcome<bool>> Confirm(string token, CancellationToken cancel = default);
}

/// <summary>What somebody wrote, as the owner of the address sees it before she confirms.</summary>
public sealed record AwaitedInquiry(ComplaintKind Kind, string Name, string Email, string Company, string Reference, string Subject, string Text);

using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Inquiries;

namespace Portal.Server.Features.Inquiries;

/// <summary>What staff do with an inquiry, each in the caller's transaction: all of it happens, or nothing.</summary>
internal sealed class InquirySteps(Clock clock, InquiryPost post, ComplaintEntry entry)
{
    public Outcome<string> Answer(StaffDb db, StaffActor by, Inquiry inquiry, InquiryAnswerForm form)
    {
        var text = form.Text.Trim();
        if (text.Length == 0) return Outcome.Invalid(nameof(form.Text), Texts.T("Write an answer first.", "Schreiben Sie zuerst eine Antwort."));
        inquiry.Answer(by.Name, clock.Now, text, form.Close);
        post.Answered(db, inquiry, text, by.Name);
        return inquiry.Number;
    }

    public Outcome<string> Close(StaffActor by, Inquiry inquiry)
    {
        inquiry.Close(by.Name, clock.Now);
        return inquiry.Number;
    }

    public async Task<Outcome<string>> File(StaffDb db, StaffActor by, Inquiry inquiry, EnteredComplaint entered, CancellationToken cancel)
    {
        var filed = await entry.Enter(db, by, entered, cancel);
        if (filed.Succeeded) inquiry.File(by.Name, clock.Now, filed.Value);
        return filed;
    }
}

using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Server.Mail;
using Portal.Shared.Common;
using Portal.Shared.Newsletters;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Newsletters;

/// <summary>A campaign before it goes out: what is wrong with it, how it will look, and trials of it.</summary>
internal sealed class CampaignProof(Outbox outbox, PortalSettings settings)
{
    /// <summary>What keeps it from being sent, at its fields.</summary>
    public static List<Problem> Problems(CampaignDraft draft)
    {
        var problems = Of(draft.SubjectDe, draft.BodyDe, nameof(draft.SubjectDe), nameof(draft.BodyDe));
        var (subject, body) = (draft.SubjectEn.Trim().Length > 0, draft.BodyEn.Trim().Length > 0);
        if (subject && !body) problems.Add(Outcome.Invalid(nameof(draft.BodyEn), HalfEnglish));
        if (body && !subject) problems.Add(Outcome.Invalid(nameof(draft.SubjectEn), HalfEnglish));
        if (subject && body) problems.AddRange(Of(draft.SubjectEn, draft.BodyEn, nameof(draft.SubjectEn), nameof(draft.BodyEn)));
        return problems;
    }

    /// <summary>The mail in one of its languages; German where it has no English.</summary>
    public Letter Letter(CampaignDraft draft, Reader reader, Topic topic, string language)
    {
        var isEnglish = language == English && draft.BodyEn.Trim().Length > 0;
        var paper = isEnglish ? CampaignPaper.Read(draft.SubjectEn.Trim(), draft.BodyEn) : CampaignPaper.Read(draft.SubjectDe.Trim(), draft.BodyDe);
        var link = CampaignLetter.Public(settings);
        return In(isEnglish ? English : German, () => CampaignLetter.Write(paper, reader, topic.Name, link, link));
    }

    public MailPreview Preview(CampaignDraft draft, Reader reader, Topic topic, string language)
    {
        var letter = Letter(draft, reader, topic, language);
        return In(language == English && draft.BodyEn.Trim().Length > 0 ? English : German, () =>
            new MailPreview(letter.Subject, LetterForms.Html(letter, settings.Company), LetterForms.Text(letter, settings.Company)));
    }

    public void Send(PortalDb db, string number, Letter letter, MailRecipient to) =>
        outbox.Write(db, new CampaignTrialMail(number, letter), to, $"campaign-trial:{Guid.NewGuid():N}");

    private static List<Problem> Of(string subject, string body, string subjectField, string bodyField)
    {
        var paper = CampaignPaper.Read(subject, body);
        var problems = new List<Problem>();
        if (paper.SubjectProblem is { } wrongSubject) problems.Add(Outcome.Invalid(subjectField, wrongSubject));
        if (paper.BodyProblem is { } wrongBody) problems.Add(Outcome.Invalid(bodyField, wrongBody));
        return problems;
    }

    private static string HalfEnglish => T(
        "The English version needs both a subject and a text, or neither.", "Die englische Fassung braucht Betreff und Text, oder keines von beiden.");
}

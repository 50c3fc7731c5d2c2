using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Inquiries;

namespace Portal.Server.Features.Inquiries;

// What can happen to an inquiry.
internal sealed partial class Inquiry
{
    public static readonly TimeSpan LinkLives = TimeSpan.FromHours(48);

    /// <param name="token">The secret of the link, of which only the hash is kept.</param>
    public static Inquiry Begun(string number, InquiryForm form, string language, string token, DateTimeOffset now) => new()
    {
        Number = number, EmailHash = HashOf(form.Email), CreatedAt = now, TokenHash = RecoveryToken.Hash(token), TokenUntil = now + LinkLives, Language = language,
        Kind = form.Kind, Name = TypedText.OneLine(form.Name), Email = form.Email.Trim(), Company = TypedText.OneLine(form.Company),
        Reference = TypedText.OneLine(form.Reference), Subject = TypedText.OneLine(form.Subject), Text = TypedText.Lines(form.Text),
    };

    public static string HashOf(string email) => RecoveryToken.Hash(email.Trim().ToUpperInvariant());

    public void Confirm(DateTimeOffset now) => (State, ConfirmedAt, TokenHash) = (InquiryState.Open, now, null);

    /// <param name="close">With it the inquiry is done.</param>
    public void Answer(string by, DateTimeOffset now, string text, bool close)
    {
        Answers.Add(new InquiryAnswer { AuthorName = by, Text = text, At = now });
        AnsweredAt = now;
        if (close) End(InquiryState.Answered, by, now);
    }

    /// <summary>Nothing more is to be done; where it was answered before, that is what became of it.</summary>
    public void Close(string by, DateTimeOffset now) => End(AnsweredAt is null ? InquiryState.Closed : InquiryState.Answered, by, now);

    /// <param name="complaint">The number of the complaint it became.</param>
    public void File(string by, DateTimeOffset now, string complaint)
    {
        End(InquiryState.Filed, by, now);
        ComplaintNumber = complaint;
    }

    private void End(InquiryState state, string by, DateTimeOffset now)
    {
        if (State != InquiryState.Open) throw new InvalidOperationException($"{Number} is {State}, and done once.");
        (State, DoneBy, DoneAt) = (state, by, now);
    }
}

using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;

namespace Portal.Server.Mail.Returns;

/// <summary>A piece of news about a mail that came back.</summary>
/// <param name="Key">See <see cref="Bounce.Key"/>.</param>
internal sealed record BounceNews(string Key, BounceKind Kind, BounceSource Source, string Status, string Words)
{
    /// <summary>What the server said when it was named the recipient.</summary>
    /// <param name="attempts">How often it was tried; a mail that is sent once more may come back once more.</param>
    public static BounceNews OfReply(long mailId, int attempts, string reply)
    {
        var status = BounceStatus.In(reply);
        return new($"server:{mailId}:{attempts}", BounceStatus.KindOf(status, BounceStatus.CodeOf(reply)), BounceSource.Server, status, reply);
    }
}

/// <summary>The mail it is about.</summary>
internal sealed record ReturnedMail(long Id, string Recipient, long? BatchId);

/// <summary>Somebody who draws a conclusion from mails that come back.</summary>
internal interface IBounceHeard
{
    /// <summary>In the transaction that writes it down, before it is saved.</summary>
    Task Heard(StaffDb db, Bounce bounce, CancellationToken cancel);
}

/// <summary>The one way in which a return is written down.</summary>
internal sealed class BounceBook(Databases databases, Clock clock, IEnumerable<IBounceHeard> hearers)
{
    /// <summary>Writes down news about a mail of ours.</summary>
    /// <param name="messageId">Known to the recipient and to whoever carries mail for her, and to nobody else: that is why such news is believed.</param>
    /// <returns>False where it is about no mail of ours, or known.</returns>
    public async Task<bool> Write(string messageId, BounceNews news, CancellationToken cancel) => (await databases.WriteAsStaff<bool>(Actor.System, async db =>
    {
        var mail = await db.Mails.Where(m => m.MessageId == messageId).Select(m => new ReturnedMail(m.Id, m.Recipient, m.BatchId)).SingleOrDefaultAsync(cancel);
        return mail is not null && await Write(db, mail, news, cancel);
    }, cancel)).Value;

    /// <summary>The same, within a transaction.</summary>
    public async Task<bool> Write(StaffDb db, ReturnedMail mail, BounceNews news, CancellationToken cancel)
    {
        if (AddressKey.Of(mail.Recipient) is not { } address) return false;
        if (db.Bounces.Local.Any(b => b.Key == news.Key) || await db.Bounces.AnyAsync(b => b.Key == news.Key, cancel)) return false;
        var bounce = new Bounce
        {
            Key = news.Key, MailId = mail.Id, BatchId = mail.BatchId, EmailHash = address.Hash, Kind = news.Kind, Source = news.Source, Status = news.Status,
            Words = MailWords.OneLine(news.Words), At = clock.Now,
        };
        foreach (var hearer in hearers) await hearer.Heard(db, bounce, cancel);
        db.Bounces.Add(bounce);
        return true;
    }
}

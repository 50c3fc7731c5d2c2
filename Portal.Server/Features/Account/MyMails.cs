using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Server.Mail;
using Portal.Shared.Account;
using Portal.Shared.Common;

namespace Portal.Server.Features.Account;

/// <inheritdoc cref="IMyMails"/>
internal sealed class MyMails(Databases databases, CurrentActor current, Clock clock, IEnumerable<MailEvent> occasions) : IMyMails
{
    public async Task<IReadOnlyList<MailChoice>> List(CancellationToken cancel)
    {
        await using var db = databases.Open(current.Customer);
        var muted = await db.MutedMails.Select(m => m.Kind).ToListAsync(cancel);
        return [.. occasions.OrderByDescending(e => e.IsMandatory).Select(e => new MailChoice(e.Kind, e.Title(), e.IsMandatory, e.IsMandatory || !muted.Contains(e.Kind)))];
    }

    public async Task<Outcome<string>> Choose(MailChoicesForm form, CancellationToken cancel)
    {
        if (current.Customer is not CustomerActor { ReadOnly: false } actor) return Outcome.NotFound;
        return await databases.WriteOnce(actor, form.FormKey, clock, async db =>
        {
            var before = await db.MutedMails.ToListAsync(cancel);
            // What is not offered cannot be muted, whatever was posted.
            var muted = occasions.Where(e => !e.IsMandatory && form.Wanted?.ContainsKey(e.Kind) != true).Select(e => e.Kind).ToList();
            var fresh = muted.Where(kind => before.TrueForAll(m => m.Kind != kind)).ToList();
            var gone = before.Where(m => !muted.Contains(m.Kind)).ToList();
            if (fresh.Count + gone.Count == 0) return "mails";
            db.MutedMails.AddRange(fresh.Select(kind => new MutedMail { UserId = actor.Id, Kind = kind }));
            db.MutedMails.RemoveRange(gone);
            db.Events.Add(await ProfileEvent.Make(db, actor, CustomerEvents.MailsChosen, clock.Now, string.Join(',', fresh.Concat(gone.Select(m => m.Kind))), cancel));
            return "mails";
        }, cancel);
    }
}

using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Mail;
using Portal.Shared.Common;
using Portal.Shared.Newsletters;

namespace Portal.Server.Features.Newsletters;

/// <inheritdoc cref="IMyNewsletters"/>
/// <remarks>Whose they are is the confirmed address of the account, read through the customer's own context; nothing that is posted can name another.</remarks>
internal sealed class MyNewsletters(Databases databases, CurrentActor current, Clock clock, SubscriptionBook book) : IMyNewsletters
{
    public async Task<Preferences?> Read(CancellationToken cancel)
    {
        if (await Me(cancel) is not { } me) return null;
        await using var db = databases.OpenStaff(Actor.System);
        var subscriber = await SubscriptionBook.Find(db, me.Address.Hash, cancel);
        return await book.Show(db, subscriber, me.Address, subscriber?.Language ?? me.Language, asCustomer: true, cancel);
    }

    public Task<Outcome<bool>> Change(PreferenceForm form, CancellationToken cancel) => Write(async (db, address, actor) =>
    {
        var subscriber = await SubscriptionBook.Find(db, address.Hash, cancel) ?? await book.Add(db, address, form.Language, cancel);
        // Who subscribed before there was an account is known by name from now on.
        (subscriber.UserId, subscriber.CustomerId, subscriber.ContactId, subscriber.Name) = (actor.Id, actor.CustomerId, actor.ContactId, actor.Name);
        await book.Set(db, subscriber, form, new Occasion("/newsletters", ConsentSource.Account, actor, clock.Now, AsCustomer: true), cancel);
    }, cancel);

    public Task<Outcome<bool>> ObjectToAll(CancellationToken cancel) => Write(async (db, address, actor) =>
    {
        // Also what the same person subscribed to under an address from before.
        var earlier = await db.Subscribers.Where(s => s.UserId == actor.Id && s.EmailHash != address.Hash).Select(s => s.Email).ToListAsync(cancel);
        foreach (var key in earlier.Select(AddressKey.Of).OfType<AddressKey>().Append(address))
        {
            await book.ObjectToAll(db, key, await SubscriptionBook.Find(db, key.Hash, cancel), actor, cancel);
        }
    }, cancel);

    private async Task<Outcome<bool>> Write(Func<StaffDb, AddressKey, CustomerActor, Task> work, CancellationToken cancel)
    {
        if (current.Customer is not CustomerActor { ReadOnly: false } actor || await Me(cancel) is not { } me) return Outcome.NotFound;
        return await databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            await work(db, me.Address, actor);
            return true;
        }, cancel);
    }

    private async Task<(AddressKey Address, string Language)?> Me(CancellationToken cancel)
    {
        if (current.Customer is not CustomerActor actor) return null;
        await using var own = databases.Open(actor);
        var me = await own.Users.Where(u => u.Id == actor.Id).Select(u => new { u.Email, u.Language }).SingleOrDefaultAsync(cancel);
        return me?.Email is { } email && AddressKey.Of(email) is { } address ? (address, me.Language) : null;
    }
}

using Microsoft.EntityFrameworkCore;
using Portal.Server.Data.Providers;
using Portal.Shared.Common;

namespace Portal.Server.Data;

/// <summary>
/// Opens contexts. Reading: <see cref="Open"/>. Writing: <see cref="Write{T}"/>, the one way in, which passes the gate, begins
/// the transaction, and commits only an outcome that succeeded.
/// </summary>
internal sealed class Databases : IDisposable
{
    /// <summary>As many may want the same next number at once: one comes through in each round. Most of a second at the worst.</summary>
    private const int Tries = 12;

    private readonly DatabaseProvider provider;
    private readonly WriteGate gate;
    private readonly DbContextOptions customerOptions;
    private readonly DbContextOptions staffOptions;

    public Databases(DatabaseProvider provider, string connectionString)
    {
        this.provider = provider;
        gate = new WriteGate(provider.HasOneWriter);
        ConnectionString = provider.Complete(connectionString);
        customerOptions = provider.Options<CustomerDb>(ConnectionString);
        staffOptions = provider.Options<StaffDb>(ConnectionString);
    }

    public DatabaseProvider Provider => provider;

    public string ConnectionString { get; }

    /// <summary>The migrations that are still to be applied, oldest first.</summary>
    public Task<IReadOnlyList<string>> Pending(CancellationToken cancel) => provider.Pending(ConnectionString, cancel);

    /// <summary>A context that shows the actor's rows, for one operation.</summary>
    public PortalDb Open(Actor actor) => actor.Kind is ActorKind.Staff or ActorKind.System ? OpenStaff(actor) : OpenCustomer(actor);

    /// <exception cref="UnauthorizedAccessException">The actor is not of the staff, and not the system.</exception>
    public StaffDb OpenStaff(Actor actor) => actor is { Kind: ActorKind.Staff or ActorKind.System } and not Onlooker
        ? Opened(new StaffDb(staffOptions, provider, gate, actor))
        : throw new UnauthorizedAccessException($"A {actor.Kind} actor asked for the staff's context.");

    /// <summary>Runs a change as one transaction. A problem, or an exception, leaves nothing behind.</summary>
    public Task<Outcome<T>> Write<T>(Actor actor, Func<PortalDb, Task<Outcome<T>>> work, CancellationToken cancel) =>
        Transact(() => Open(actor), work, cancel);

    /// <summary>The same, with what only staff may touch.</summary>
    public Task<Outcome<T>> WriteAsStaff<T>(Actor actor, Func<StaffDb, Task<Outcome<T>>> work, CancellationToken cancel) =>
        Transact(() => OpenStaff(actor), work, cancel);

    /// <summary>
    /// A change made by a posted form. The same key, posted again by the same user, gives the first post's answer and changes
    /// nothing: double click, reload and Back make one record.
    /// </summary>
    /// <param name="work">Gives the number of the record the form leads to.</param>
    public Task<Outcome<string>> WriteOnce(
        Actor actor, Guid formKey, Clock clock, Func<PortalDb, Task<Outcome<string>>> work, CancellationToken cancel) =>
        Write(actor, db => Once(db, actor, formKey, clock, work, cancel), cancel);

    /// <summary>The same, where the form changes what its poster's own context may not write: the program writes it in her stead.</summary>
    /// <param name="poster">Whose form key it is.</param>
    public Task<Outcome<string>> WriteOnceFor(
        Actor poster, Guid formKey, Clock clock, Func<StaffDb, Task<Outcome<string>>> work, CancellationToken cancel) =>
        WriteAsStaff(Actor.System, db => Once(db, poster, formKey, clock, work, cancel), cancel);

    public void Dispose() => gate.Dispose();

    private static async Task<Outcome<string>> Once<TDb>(
        TDb db, Actor poster, Guid formKey, Clock clock, Func<TDb, Task<Outcome<string>>> work, CancellationToken cancel)
        where TDb : PortalDb
    {
        var user = poster.UserId ?? 0;
        var earlier = await db.FormPosts.Where(p => p.UserId == user && p.Key == formKey).Select(p => p.Result).SingleOrDefaultAsync(cancel);
        if (earlier is not null) return earlier;
        var outcome = await work(db);
        if (outcome.Succeeded)
        {
            db.FormPosts.Add(new FormPost { UserId = user, Key = formKey, Result = outcome.Value, At = clock.Now });
        }
        return outcome;
    }

    private CustomerDb OpenCustomer(Actor actor) => Opened(new CustomerDb(customerOptions, provider, gate, actor));

    /// <summary>The built-in database's connection costs nothing to keep and much to prepare: once for a context, not for each query.</summary>
    private TDb Opened<TDb>(TDb db) where TDb : PortalDb
    {
        if (provider.HasOneWriter) db.Database.OpenConnection();
        return db;
    }

    private async Task<Outcome<T>> Transact<TDb, T>(Func<TDb> open, Func<TDb, Task<Outcome<T>>> work, CancellationToken cancel)
        where TDb : PortalDb
    {
        OnlyLooking.RefuseWrite();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TransactOnce(open, work, cancel);
            }
            catch (DbUpdateConcurrencyException)
            {
                return Outcome.Stale;
            }
            // Two posts of one form, two first numbers of a year, a deadlock: the second run finds what the first one left.
            catch (Exception e) when (attempt < Tries && provider.IsWorthAnotherTry(e))
            {
                await Task.Delay(Random.Shared.Next(5, 25) * attempt, cancel);
            }
        }
    }

    private async Task<Outcome<T>> TransactOnce<TDb, T>(Func<TDb> open, Func<TDb, Task<Outcome<T>>> work, CancellationToken cancel)
        where TDb : PortalDb
    {
        await using var db = open();
        Outcome<T> outcome;
        using (await gate.Enter(cancel))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            outcome = await work(db);
            if (!outcome.Succeeded) return outcome;
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(CancellationToken.None);
        }
        db.RunAfterCommit();
        return outcome;
    }
}

using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Portal.Server.Data;

/// <summary>
/// Query filters guard reading; this guards writing. A customer writes only records meant to be written by customers, and only
/// their own; history is written by nobody twice. It throws: what is refused here is a bug or an attack, never a typing error.
/// </summary>
internal static class WriteGuard
{
    private static readonly ConcurrentDictionary<Type, bool> Writable = new();
    private static readonly ConcurrentDictionary<Type, WrittenOnceAttribute?> Once = new();

    public static void Check(PortalDb db)
    {
        OnlyLooking.RefuseWrite();
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached) continue;
            if (entry.State is not EntityState.Added && entry.Entity is Event or AuditEntry or Features.Orders.Promise) Refuse(db, entry, "history is never changed");
            if (entry.State is EntityState.Modified or EntityState.Deleted) CheckOnce(db, entry);
            if (db.Actor.Kind is ActorKind.Customer or ActorKind.Nobody) CheckCustomer(db, entry);
        }
    }

    private static void CheckOnce(PortalDb db, EntityEntry entry)
    {
        if (Once.GetOrAdd(entry.Metadata.ClrType, t => t.GetCustomAttribute<WrittenOnceAttribute>()) is not { } once) return;
        if (entry.State == EntityState.Deleted || entry.Properties.Any(p => p.IsModified && !once.ButFor.Contains(p.Metadata.Name)))
        {
            Refuse(db, entry, "it is written once and kept");
        }
    }

    private static void CheckCustomer(PortalDb db, EntityEntry entry)
    {
        if (db.Actor is not CustomerActor { ReadOnly: false } actor)
        {
            Refuse(db, entry, "this actor may only read");
            return;
        }
        if (!Writable.GetOrAdd(entry.Metadata.ClrType, t => t.GetCustomAttribute<WrittenByCustomersAttribute>() is not null))
        {
            Refuse(db, entry, "customers do not write this");
        }
        if (entry.Entity is not ICustomerOwned) return;
        var owner = entry.Property(nameof(ICustomerOwned.CustomerId));
        if (entry.State == EntityState.Added && owner.CurrentValue is 0L) owner.CurrentValue = actor.CustomerId;
        if (!Equals(owner.CurrentValue, actor.CustomerId) || !Equals(owner.OriginalValue, actor.CustomerId) && entry.State != EntityState.Added)
        {
            Refuse(db, entry, "it belongs to another customer");
        }
    }

    private static void Refuse(PortalDb db, EntityEntry entry, string why) =>
        throw new UnauthorizedAccessException($"{entry.State} {entry.Metadata.ShortName()} by {db.Actor.Kind} refused: {why}.");
}

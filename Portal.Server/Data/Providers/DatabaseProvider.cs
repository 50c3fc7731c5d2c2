using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Server.Data.Bulk;
using Quartz;

namespace Portal.Server.Data.Providers;

/// <summary>What differs between the databases, one class each. Nothing outside this folder asks which one it is.</summary>
internal abstract class DatabaseProvider
{
    public static readonly DatabaseProvider Sqlite = new SqliteProvider();
    public static readonly DatabaseProvider SqlServer = new SqlServerProvider();
    public static readonly DatabaseProvider PostgreSql = new PostgreSqlProvider();

    public static readonly IReadOnlyList<DatabaseProvider> All = [Sqlite, SqlServer, PostgreSql];

    /// <summary>As in the setting Portal:Database:Provider.</summary>
    public abstract string Name { get; }

    /// <summary>True where writers must line up in the program.</summary>
    public virtual bool HasOneWriter => false;

    /// <summary>Its fastest way to take rows.</summary>
    public abstract BulkCopy Bulk { get; }

    /// <summary>The connection string with what the portal is better served by, where it does not say so itself.</summary>
    public virtual string Complete(string connectionString) => connectionString;

    public DbContextOptions Options<TDb>(string connectionString) where TDb : PortalDb
    {
        var builder = new DbContextOptionsBuilder<TDb>();
        Use(builder, connectionString);
        return builder.EnableServiceProviderCaching().Options;
    }

    /// <summary>The context that owns this provider's migrations.</summary>
    public abstract StaffDb OpenForMigration(string connectionString);

    /// <summary>
    /// The migrations a database lacks, oldest first. Neither side is asked through the portal's own context: to answer, it would
    /// make its whole model, which takes longer than all the rest of a start.
    /// </summary>
    public async Task<IReadOnlyList<string>> Pending(string connectionString, CancellationToken cancel)
    {
        await using var bare = OpenBare(connectionString);
        var applied = (await bare.Database.GetAppliedMigrationsAsync(cancel)).ToHashSet();
        return [.. Migrations(connectionString).Where(id => !applied.Contains(id)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Prepares a migrated database (journal mode and the like).</summary>
    public virtual Task Prepare(string connectionString, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>How types are stored here.</summary>
    public virtual void Conventions(ModelConfigurationBuilder conventions) { }

    /// <summary>A text that is compared by its code points, so that a prefix is a range.</summary>
    public virtual void Binary(PropertyBuilder<string> property) { }

    /// <summary>Makes the database refuse updates and deletes of a table.</summary>
    public abstract void MakeAppendOnly(MigrationBuilder migration, string table);

    /// <summary>A unique violation, a deadlock or a lost race: the same work may succeed at once.</summary>
    public abstract bool IsWorthAnotherTry(Exception e);

    /// <summary>Whether something broke because the database cannot be reached or used now, whatever it was asked.</summary>
    public bool IsAway(Exception e)
    {
        for (Exception? cause = e; cause is not null; cause = cause.InnerException)
        {
            if (IsOutage(cause)) return true;
        }
        return false;
    }

    /// <summary>How a migration script is best written for running by hand; idempotent where the database allows it.</summary>
    public virtual MigrationsSqlGenerationOptions ScriptOptions => MigrationsSqlGenerationOptions.Idempotent;

    /// <summary>Tells the scheduler where its tables are.</summary>
    public abstract void KeepSchedules(IPersistentStoreBuilder store, string connectionString);

    private IEnumerable<string> Migrations(string connectionString)
    {
        using var owner = OpenForMigration(connectionString);
        return from type in owner.GetType().Assembly.GetTypes()
               where type.GetCustomAttribute<DbContextAttribute>()?.ContextType == owner.GetType()
               let id = type.GetCustomAttribute<MigrationAttribute>()?.Id
               where id is not null
               select id;
    }

    /// <summary>A context that knows no record.</summary>
    protected BareDb OpenBare(string connectionString)
    {
        var builder = new DbContextOptionsBuilder<BareDb>();
        Use(builder, connectionString);
        return new BareDb(builder.Options);
    }

    protected abstract bool IsOutage(Exception e);

    protected abstract void Use(DbContextOptionsBuilder builder, string connectionString);

    protected sealed class BareDb(DbContextOptions options) : DbContext(options);
}

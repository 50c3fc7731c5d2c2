using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Portal.Server.Data.Bulk;

/// <summary>A database's fastest way to take rows, one class each.</summary>
internal abstract class BulkCopy
{
    /// <summary>True where foreign keys can be taken away and made again.</summary>
    public virtual bool CanDropForeignKeys => true;

    /// <summary>What is said to the connection before very many rows are written in one transaction.</summary>
    public virtual string BeforeLoad => "";

    /// <summary>What is said to the connection before indexes are built over very many rows.</summary>
    public virtual string BeforeIndexes => "";

    /// <summary>Takes back what was said, once everything is written.</summary>
    public virtual void AfterLoad() { }

    /// <summary>Writes the rows inside the context's transaction.</summary>
    public abstract Task Write(StaffDb db, BulkTable table, IReadOnlyList<object> rows, CancellationToken cancel);

    /// <summary>Takes keys that nobody else will get, in the order of their size, inside the context's transaction.</summary>
    public abstract Task<List<long>> TakeKeys(StaffDb db, BulkTable table, int count, CancellationToken cancel);

    /// <summary>The statement after which the database counts on from the highest key; null where it does by itself.</summary>
    public virtual string? CountOn(StaffDb db, BulkTable table) => null;
}

/// <summary>Small things the bulk writer asks of a context.</summary>
internal static class BulkSql
{
    public static string Quote(this StaffDb db, string name, string? schema = null) =>
        db.GetService<ISqlGenerationHelper>().DelimitIdentifier(name, schema);

    public static string Columns(this StaffDb db, BulkTable table) => string.Join(", ", table.Columns.Select(c => db.Quote(c.Name)));

    public static DbTransaction Transaction(this StaffDb db) =>
        db.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("Rows are written inside a transaction.");
}

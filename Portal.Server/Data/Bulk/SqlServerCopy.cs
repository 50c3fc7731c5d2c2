using System.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Portal.Server.Data.Bulk;

/// <summary>SQL Server: SqlBulkCopy from a table in memory, a few thousand rows at a time, keys as given.</summary>
internal sealed class SqlServerCopy : BulkCopy
{
    private const int RowsAtATime = 10_000;

    public override async Task Write(StaffDb db, BulkTable table, IReadOnlyList<object> rows, CancellationToken cancel)
    {
        var options = SqlBulkCopyOptions.KeepIdentity | SqlBulkCopyOptions.KeepNulls | SqlBulkCopyOptions.CheckConstraints;
        using var copy = new SqlBulkCopy((SqlConnection)db.Database.GetDbConnection(), options, (SqlTransaction)db.Transaction())
        {
            DestinationTableName = db.Quote(table.Name, table.Schema), BulkCopyTimeout = 0,
        };
        using var data = new DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture };
        foreach (var column in table.Columns)
        {
            data.Columns.Add(column.Name, column.Type == typeof(DateOnly) ? typeof(DateTime) : column.Type);
            copy.ColumnMappings.Add(column.Name, column.Name);
        }
        foreach (var some in rows.Chunk(RowsAtATime))
        {
            data.Clear();
            foreach (var row in some) data.Rows.Add([.. table.Columns.Select(c => Stored(c.Value(row)))]);
            await copy.WriteToServerAsync(data, cancel);
        }
    }

    /// <summary>The table is locked until the transaction ends: its counter cannot be moved on by a number and read in one step.</summary>
    public override async Task<List<long>> TakeKeys(StaffDb db, BulkTable table, int count, CancellationToken cancel)
    {
        var (name, key) = (db.Quote(table.Name, table.Schema), db.Quote(table.KeyColumn!));
        var sql = $"""
            DECLARE @seen bigint = (SELECT ISNULL(MAX({key}), 0) FROM {name} WITH (TABLOCKX, HOLDLOCK)), @given bigint = IDENT_CURRENT('{name}');
            DECLARE @last bigint = IIF(@given > @seen, @given, @seen);
            DECLARE @next bigint = @last + {count};
            DBCC CHECKIDENT ('{name}', RESEED, @next) WITH NO_INFOMSGS;
            SELECT @last;
            """;
        await using var command = new SqlCommand(sql, (SqlConnection)db.Database.GetDbConnection(), (SqlTransaction)db.Transaction());
        var last = (long)(await command.ExecuteScalarAsync(cancel))!;
        return [.. Enumerable.Range(1, count).Select(i => last + i)];
    }

    public override string CountOn(StaffDb db, BulkTable table) =>
        $"DBCC CHECKIDENT ('{db.Quote(table.Name, table.Schema)}', RESEED) WITH NO_INFOMSGS";

    private static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        _ => value,
    };
}

using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Portal.Server.Data.Bulk;

/// <summary>PostgreSQL: binary COPY.</summary>
internal sealed class PostgreSqlCopy : BulkCopy
{
    public override string BeforeIndexes => "SET maintenance_work_mem = '256MB';";

    public override async Task Write(StaffDb db, BulkTable table, IReadOnlyList<object> rows, CancellationToken cancel)
    {
        db.Transaction();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var sql = $"COPY {db.Quote(table.Name, table.Schema)} ({db.Columns(table)}) FROM STDIN (FORMAT BINARY)";
        await using var import = await connection.BeginBinaryImportAsync(sql, cancel);
        foreach (var row in rows)
        {
            await import.StartRowAsync(cancel);
            foreach (var column in table.Columns) await Put(import, column.Value(row), cancel);
        }
        await import.CompleteAsync(cancel);
    }

    public override async Task<List<long>> TakeKeys(StaffDb db, BulkTable table, int count, CancellationToken cancel)
    {
        var (name, key) = (db.Quote(table.Name, table.Schema), table.KeyColumn!);
        return await db.Database.SqlQuery<long>($"SELECT nextval(pg_get_serial_sequence({name}, {key})) AS \"Value\" FROM generate_series(1, {count})").ToListAsync(cancel);
    }

    public override string? CountOn(StaffDb db, BulkTable table)
    {
        var (name, key) = (db.Quote(table.Name, table.Schema), db.Quote(table.KeyColumn!));
        return $"SELECT setval(pg_get_serial_sequence('{name}', '{table.KeyColumn}'), MAX({key})) FROM {name} HAVING MAX({key}) IS NOT NULL";
    }

    private static Task Put(NpgsqlBinaryImporter import, object? value, CancellationToken cancel) => value switch
    {
        null => import.WriteNullAsync(cancel),
        string text => import.WriteAsync(text, NpgsqlDbType.Text, cancel),
        long number => import.WriteAsync(number, NpgsqlDbType.Bigint, cancel),
        int number => import.WriteAsync(number, NpgsqlDbType.Integer, cancel),
        bool yes => import.WriteAsync(yes, NpgsqlDbType.Boolean, cancel),
        decimal amount => import.WriteAsync(amount, NpgsqlDbType.Numeric, cancel),
        DateOnly day => import.WriteAsync(day, NpgsqlDbType.Date, cancel),
        DateTimeOffset moment => import.WriteAsync(moment, NpgsqlDbType.TimestampTz, cancel),
        Guid id => import.WriteAsync(id, NpgsqlDbType.Uuid, cancel),
        double number => import.WriteAsync(number, NpgsqlDbType.Double, cancel),
        byte[] bytes => import.WriteAsync(bytes, NpgsqlDbType.Bytea, cancel),
        _ => throw new NotSupportedException($"The bulk writer does not know how PostgreSQL stores {value.GetType().Name}."),
    };
}

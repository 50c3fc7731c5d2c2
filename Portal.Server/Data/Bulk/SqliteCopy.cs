using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Portal.Server.Data.Bulk;

/// <summary>
/// SQLite: prepared inserts of several rows, through the library itself. Microsoft.Data.Sqlite looks every parameter up by its
/// name on every execution, which makes it half as fast at best.
/// </summary>
internal sealed class SqliteCopy : BulkCopy
{
    private const int ParametersAStatement = 80;

    public override bool CanDropForeignKeys => false;

    public override string BeforeLoad => "PRAGMA cache_size=-64000;";

    // Sorting goes to files: in memory, an index over twenty million rows would take gigabytes.
    public override string BeforeIndexes => "PRAGMA temp_store=FILE; PRAGMA cache_size=-64000; PRAGMA threads=2;";

    /// <summary>What was said to a connection stays with it in the pool: the next who opens one gets a fresh one.</summary>
    public override void AfterLoad() => SqliteConnection.ClearAllPools();

    public override Task Write(StaffDb db, BulkTable table, IReadOnlyList<object> rows, CancellationToken cancel)
    {
        db.Transaction();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var several = Math.Max(1, ParametersAStatement / table.Columns.Count);
        var next = Insert(connection, db, table, rows, 0, several, cancel);
        Insert(connection, db, table, rows, next, 1, cancel);
        return Task.CompletedTask;
    }

    /// <summary>Nobody else writes while this transaction does; the counter follows the keys by itself.</summary>
    public override async Task<List<long>> TakeKeys(StaffDb db, BulkTable table, int count, CancellationToken cancel)
    {
        var last = await db.Database.SqlQuery<long>($"SELECT seq AS \"Value\" FROM sqlite_sequence WHERE name = {table.Name}").SingleOrDefaultAsync(cancel);
        return [.. Enumerable.Range(1, count).Select(i => last + i)];
    }

    /// <returns>The first row that was left over.</returns>
    private static int Insert(
        SqliteConnection connection, StaffDb db, BulkTable table, IReadOnlyList<object> rows, int next, int several, CancellationToken cancel)
    {
        if (rows.Count - next < several) return next;
        var row = $"({string.Join(',', table.Columns.Select(_ => '?'))})";
        var sql = $"INSERT INTO {db.Quote(table.Name)} ({db.Columns(table)}) VALUES {string.Join(',', Enumerable.Repeat(row, several))}";
        Check(connection, raw.sqlite3_prepare_v2(connection.Handle, sql, out var statement), raw.SQLITE_OK);
        using (statement)
        {
            for (; rows.Count - next >= several; next += several)
            {
                cancel.ThrowIfCancellationRequested();
                var parameter = 0;
                for (var i = next; i < next + several; i++)
                {
                    foreach (var column in table.Columns) Bind(statement, ++parameter, column.Value(rows[i]));
                }
                Check(connection, raw.sqlite3_step(statement), raw.SQLITE_DONE);
                _ = raw.sqlite3_reset(statement);
            }
        }
        return next;
    }

    /// <summary>As Microsoft.Data.Sqlite stores the same types.</summary>
    private static void Bind(sqlite3_stmt statement, int at, object? value) => _ = value switch
    {
        null => raw.sqlite3_bind_null(statement, at),
        string text => raw.sqlite3_bind_text(statement, at, text),
        long number => raw.sqlite3_bind_int64(statement, at, number),
        int number => raw.sqlite3_bind_int64(statement, at, number),
        bool yes => raw.sqlite3_bind_int(statement, at, yes ? 1 : 0),
        DateOnly day => raw.sqlite3_bind_text(statement, at, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        Guid id => raw.sqlite3_bind_text(statement, at, id.ToString().ToUpperInvariant()),
        double number => raw.sqlite3_bind_double(statement, at, number),
        byte[] bytes => raw.sqlite3_bind_blob(statement, at, bytes),
        _ => throw new NotSupportedException($"The bulk writer does not know how SQLite stores {value.GetType().Name}."),
    };

    private static void Check(SqliteConnection connection, int result, int wanted)
    {
        if (result == wanted) return;
        throw new SqliteException(
            raw.sqlite3_errmsg(connection.Handle).utf8_to_string(), result, raw.sqlite3_extended_errcode(connection.Handle));
    }
}

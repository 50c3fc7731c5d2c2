using Portal.Server.Data;

namespace Portal.Server.Features.Import;

// The file, the last import and the portal, field by field: only what the source changed since is written, and what both
// changed stays as the portal has it.
internal abstract partial class RecordBatch<T>
{
    private void Add(Row row)
    {
        if (SnapshotOf(row, null) is not { } snapshot) return;
        var outcome = Make(row);
        if (!outcome.Succeeded)
        {
            Refuse(row, outcome.Problems[0]);
            return;
        }
        Remember(row, null, snapshot);
        foreach (var field in kind.Fields.Where(f => !f.IsFixed)) field.Write(outcome.Value, row, References);
        Written(outcome.Value, row);
        made.Add(outcome.Value);
        result.New++;
    }

    private void Change(Row row)
    {
        var before = last.GetValueOrDefault(row.Key);
        var values = before is null ? [] : Snapshot.Read(before);
        if (!records.TryGetValue(row.Key, out var record) || values is null)
        {
            // A person's record that was erased must not come back through the next file.
            result.Unchanged++;
            Conflict(row, "", $"It was {(values is null ? "erased" : "deleted")} in the portal; the file still has it");
            return;
        }
        var fields = kind.Fields.Where(f => row.Section.Has(kind.IndexOf(f.Name))).ToList();
        if (before is not null && fields.Find(f => IsForbidden(f, record, row, values)) is { } forbidden)
        {
            RefuseChange(row, forbidden, values);
            return;
        }
        if (SnapshotOf(row, values) is not { } snapshot) return;
        Remember(row, before, snapshot);
        var changed = fields.Where(f => IsToWrite(f, record, row, before is null ? null : values)).ToList();
        foreach (var field in changed) field.Write(record, row, References);
        if (changed.Count > 0) Written(record, row);
        if (changed.Count > 0) result.Changed++;
        else result.Unchanged++;
    }

    private bool IsForbidden(Field<T> field, T record, Row row, Dictionary<string, string> before)
    {
        var (source, earlier) = (row[field.Name], Snapshot.Value(before, field));
        if (source == earlier || field.Read(record, References) == source) return false;
        return field.IsFixed || field.Stays && source == field.Type.Empty;
    }

    private void RefuseChange(Row row, Field<T> field, Dictionary<string, string> before)
    {
        var earlier = Snapshot.Value(before, field);
        Refuse(row, field.Name, row[field.Name] == field.Type.Empty
            ? $"'{earlier}' went in earlier and cannot be emptied"
            : $"'{earlier}' went in earlier and does not change after that; the file now has '{row[field.Name]}'");
    }

    /// <summary>Whether the field is to be written; a conflict is reported on the way.</summary>
    /// <param name="before">Null where the record was not brought by an import: then the portal is always right.</param>
    private bool IsToWrite(Field<T> field, T record, Row row, Dictionary<string, string>? before)
    {
        var source = row[field.Name];
        var earlier = before is null ? null : Snapshot.Value(before, field);
        if (source == earlier || earlier is null && source == field.Type.Empty) return false;
        var portal = field.Read(record, References) ?? earlier;
        if (portal == source) return false;
        if (portal == earlier) return true;
        Conflict(row, field.Name, earlier is null ? "The portal has had this record before the file did, with another value" : "Changed in the file and in the portal", portal);
        return false;
    }

    private void Conflict(Row row, string field, string reason, string? portal = null)
    {
        var source = field.Length > 0 ? row[field] : "";
        var both = field.Length > 0 ? $": the file has '{source}', the portal keeps '{portal}'" : "";
        result.Findings.Add(new Finding(FindingKind.Conflict, row.Line, row.Key, row.Section.ColumnOf(field), reason + both, source, portal ?? ""));
    }

    /// <summary>The source's values for the next run; null, and the row refused, where they are too long.</summary>
    private string? SnapshotOf(Row row, Dictionary<string, string>? before)
    {
        var snapshot = Snapshot.Of(row, before);
        if (snapshot.Length <= Snapshot.Longest) return snapshot;
        Refuse(row, "", $"Its values together are too long: there is room for {Snapshot.Longest:N0} characters");
        return null;
    }

    private void Remember(Row row, ImportedRecord? before, string snapshot)
    {
        if (before is null)
        {
            remembered.Add(new ImportedRecord { Kind = kind.Name, ExternalId = row.Key, Values = snapshot });
            return;
        }
        before.Values = snapshot;
        Db.ImportedRecords.Update(before);
    }
}

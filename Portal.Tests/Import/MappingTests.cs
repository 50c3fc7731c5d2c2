using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Import;
using Portal.Tests.Support;

namespace Portal.Tests.Import;

/// <summary>Foreign files, read as a mapping says.</summary>
public sealed class MappingTests
{
    private const string Ours = """
        {
          // Comments and a comma too many do not hurt.
          "empty": ["-", "n/a"], "separator": ";", "decimal": ",", "dates": ["dd.MM.yyyy", "d.M.yy"],
          "files": [
            { "records": "customers", "file": "kunden.csv", "columns": {
                "id": { "text": "D{Mandant}-{Nr}" },
                "name": { "join": ["{Name1}", "{Name2} ({Ort})"], "with": " / " },
                "kind": { "column": "Art", "values": { "F": "Company", "P": "Person" } },
                "language": { "column": "Land", "values": { "AT": "de", "DE": "de" }, "otherwise": "en" },
                "country": "Land",
                "stage": { "constant": "Prospect" } } },
            { "records": "contacts", "file": "kunden.csv", "columns": {
                "id": { "text": "D{Mandant}-{Nr}" }, "customer": { "text": "D{Mandant}-{Nr}" }, "name": "Name2" } },
            { "records": "orders", "file": "auftraege.csv", "columns": {
                "id": "Beleg", "customer": { "text": "D1-{Kunde}" }, "orderedOn": "Datum", "freight": "Fracht",
                "deliveredOn": { "column": "Lieferung", "dates": ["yyyyMMdd"] } } },
          ],
        }
        """;

    [EachDatabase]
    public async Task Our_own_mapping_reads_columns_constants_texts_and_joins(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        using var source = new Source().Put("ours.json", Ours)
            .Put("kunden.csv", "Mandant;Nr;Name1;Name2;Ort;Art;Land\n1;7;Hansen, Tee;Kontor;Hamburg;F;DE\n1;8;Brunel;-;n/a;P;FR\n1;;Ohne Nummer;-;-;F;DE\n1;9;Falsch;-;-;X;DE\n")
            .Put("auftraege.csv", "Beleg;Kunde;Datum;Lieferung;Fracht\n500;7;02.05.2024;20240509;1234,5\n501;8;3.5.24;-;-\n502;8;2024-05-03;-;1.50\n");
        var outcome = await source.Into(app, source.PathOf("ours.json"));
        Assert.Equal(["customers 2 new, 2 refused", "contacts 1 new, 1 refused", "orders 2 new, 1 refused"], outcome.Told());
        Assert.Equal(
            [
                "kunden.csv 4 Mandant + Nr The key is missing: without it the next import would not know the customer again", "kunden.csv 5 Art 'X' is not one of Company, Person",
                "kunden.csv 3 Name2 There is no name", "auftraege.csv 4 Datum '2024-05-03' is not a date of the form dd.MM.yyyy or d.M.yy",
            ],
            Source.Findings(outcome).Select(f => $"{f.File} {f.Line} {f.Column} {f.Reason}"));
        Assert.Equal(
            ["D1-7|Hansen, Tee / Kontor (Hamburg)|Company|de|DE|Customer", "D1-8|Brunel|Person|en|FR|Customer"],
            (await app.World.Read(db => db.Customers.OrderBy(c => c.Id).ToListAsync())).Select(c => $"{c.ExternalId}|{c.Name}|{c.Kind}|{c.Language}|{c.Country}|{c.Stage}"));
        var order = await app.World.Read(db => db.Orders.SingleAsync(o => o.ExternalId == "500"));
        Assert.Equal((new DateOnly(2024, 5, 2), new DateOnly(2024, 5, 9), 1234.5m), (order.OrderedOn, order.DeliveredOn, order.Freight));
        order = await app.World.Read(db => db.Orders.SingleAsync(o => o.ExternalId == "501"));
        Assert.Equal((new DateOnly(2024, 5, 3), null), (order.OrderedOn, order.DeliveredOn));
    }

    [Theory]
    [InlineData("""{ "files": [""", "line 1): it is not valid JSON.")]
    [InlineData("null", "It is empty.")]
    [InlineData("[]", "something stands there that a mapping does not have in this place.")]
    [InlineData("{ }", "it lacks 'files'.")]
    [InlineData("""{ "files": [null] }""", "One of its files is null.")]
    [InlineData("""{ "files": null }""", "'files' is null.")]
    [InlineData("""{ "files": [], "filez": [] }""", "it has 'filez', which no mapping has.")]
    [InlineData("""{ "files": [] }""", "There is nothing to import")]
    [InlineData("""{ "separator": "--", "files": [] }""", "separator '--' is not one plain character.")]
    [InlineData("""{ "decimal": "x", "files": [] }""", "decimal 'x' is neither a point nor a comma.")]
    [InlineData("""{ "files": [{ "records": "clients", "file": "c.csv", "columns": {} }] }""", "'clients' is not a kind of record; there are staff, products, ")]
    [InlineData("""{ "files": [{ "records": "customers", "file": "c.csv", "columns": null }] }""", "'columns' is null.")]
    [InlineData("""{ "files": [{ "records": "customers", "file": "c.csv", "columns": { "id": null, "name": "b" } }] }""", "a column is null.")]
    [InlineData("""{ "files": [{ "records": "customers", "file": "c.csv", "columns": { "id": { "kolumn": "a" }, "name": "b" } }] }""", "it has 'kolumn', which no mapping has.")]
    [InlineData("""{ "files": [{ "records": "customers", "file": "c.csv", "columns": { "id": "a" } }] }""", "it does not say where customers take their name from.")]
    [InlineData("""{ "files": [{ "records": "customers", "file": "c.csv", "columns": { "id": "a", "name": "b", "nam": "b" } }] }""", "customers have no field 'nam'; they have id, name, kind, ")]
    [InlineData("""{ "files": [{ "records": "customers", "file": "c.csv", "columns": { "id": "a", "name": { "column": "b", "constant": "x" } } }] }""", "name of customers must come from exactly one of column, constant, text and join.")]
    [InlineData("""{ "files": [{ "records": "customers", "file": "c.csv", "columns": { "id": "a", "name": "z" } }] }""", "c.csv has no column 'z', which the mapping names for name of customers. It has: a, b.")]
    public void A_mapping_that_cannot_work_is_told_in_one_sentence(string mapping, string end)
    {
        using var source = new Source().Put("m.json", mapping).Put("c.csv", "a,b\n1,2\n");
        var stopped = Assert.Throws<ImportStopped>(() => new Plan(source.Folder, Mapping.Load(source.PathOf("m.json")), RecordKinds.All("EUR", new Server.Data.Clock(TimeProvider.System, TimeZoneInfo.Utc))));
        Assert.Contains(end, stopped.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", stopped.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Portal.Server", stopped.Message, StringComparison.Ordinal);
    }
}

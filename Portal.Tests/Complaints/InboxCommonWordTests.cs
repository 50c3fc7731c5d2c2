using Portal.Server.Data;
using Portal.Server.Data.Bulk;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Tests.Support;
using static Portal.Tests.Complaints.InboxWorld;

namespace Portal.Tests.Complaints;

/// <summary>A word that very many complaints have is asked for otherwise, and finds the same.</summary>
public sealed class InboxCommonWordTests
{
    private static readonly string[] Searches = ["wet", "wet box", "\"wet box\"", "-wet", "is:open wet", "wet lamp", "lamp -wet"];

    [EachDatabase]
    public async Task A_word_finds_and_counts_the_same_when_very_many_have_it(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Max);
        var inbox = desk.Get<IInboxDesk>();
        var rare = await Found(inbox);
        Assert.StartsWith("wet: 3 of 3", rare, StringComparison.Ordinal);

        await app.World.Write(db => BulkInsert.Run(
            db, Enumerable.Range(0, 20_001).Select(i => new SearchTerm { Kind = SearchKind.Complaint, Term = SearchWords.Fold("wetter"), Number = $"X-{i}" }), CancellationToken.None));
        Assert.True(await app.World.Read(db => SearchIndex.IsCommon(db, SearchKind.Complaint, SearchWords.Fold("wet"), CancellationToken.None)));
        Assert.Equal(rare, await Found(inbox));
    }

    private static async Task<string> Found(IInboxDesk inbox)
    {
        var found = new List<string>();
        foreach (var search in Searches)
        {
            var page = await inbox.List(new InboxList(search), new PageAt());
            found.Add($"{search}: {page.Items.Count} of {page.Total.Value} ({string.Join(',', page.Items.Select(r => r.Number))})");
        }
        return string.Join('\n', found);
    }
}

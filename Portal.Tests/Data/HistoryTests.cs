using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Tests.Support;

namespace Portal.Tests.Data;

/// <summary>Events and the audit only grow, whoever asks and however.</summary>
public sealed class HistoryTests
{
    [EachDatabase]
    public async Task History_is_never_changed_by_anybody(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.World.Customer("Alpha GmbH", "a@alpha.example");
        await app.World.Complaint(await app.World.ActorOf("a@alpha.example"), "BS-A", "wet boxes", _ => { });
        await using var db = app.Databases.OpenStaff(Actor.System);
        await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync(provider == "SqlServer" ? "DELETE FROM [Events]" : "DELETE FROM \"Events\""));
        await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync(provider == "SqlServer" ? "UPDATE [Events] SET [Kind] = 'x'" : "UPDATE \"Events\" SET \"Kind\" = 'x'"));
        Assert.NotEmpty(await db.Events.ToListAsync());
        db.Events.Remove(await db.Events.FirstAsync());
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => db.SaveChangesAsync());
    }
}

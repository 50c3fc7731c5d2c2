using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Staff;
using Portal.Tests.Support;

namespace Portal.Tests.People;

/// <summary>Who may what is decided by administrators, and never by oneself.</summary>
public sealed class RoleTests
{
    private const string Olga = "olga@nordwind.example", Anna = "anna@nordwind.example", Max = "max@nordwind.example";

    [EachDatabase]
    public async Task Roles_are_the_administrators_matter_and_never_ones_own(string provider)
    {
        await using var app = await Start(provider);
        await using var olga = await Desk.Of(app, Olga);
        await using var anna = await Desk.Of(app, Anna);
        var (olgas, annas) = (await Number(app, Olga), await Number(app, Anna));
        var before = await Snapshot(app);
        foreach (var refused in new Func<IPeopleDesk, Task<Outcome>>[]
        {
            async d => await d.Save(annas, Form((await d.Read(annas))!, f => f.Role = StaffRole.Administrator)),
            async d => await d.Save(olgas, Form((await d.Read(olgas))!, f => f.Name = "Stolen")),
            async d => await d.Invite(new NewPerson { FormKey = Guid.NewGuid(), Name = "X", Email = "x@x.example" }),
            d => d.InviteAgain(olgas),
            async d => await d.Leave(olgas, new LeavingForm { Version = (await d.Read(olgas))!.Version }),
            d => d.BeAway(olgas, new AbsenceForm { From = app.World.Clock.Today, Until = app.World.Clock.Today }),
        })
        {
            Assert.Equal(ProblemKind.Refused, Assert.Single((await refused(anna.Get<IPeopleDesk>())).Problems).Kind);
        }
        Assert.Equal(before, await Snapshot(app));
        Assert.Equal(6, await app.World.Read(db => db.Audit.CountAsync(a => a.Kind == "staff.refused")));

        var people = olga.Get<IPeopleDesk>();
        var mine = (await people.Read(olgas))!;
        Assert.Equal(nameof(PersonForm.Role), Assert.Single((await people.Save(olgas, Form(mine, f => f.Role = StaffRole.Agent))).Problems).Field);
        Assert.False((await people.Leave(olgas, new LeavingForm { Version = mine.Version })).Succeeded);
        // Her own phone she may change, and a form over somebody else's edit is told.
        Assert.True((await people.Save(olgas, Form(mine, f => f.Phone = "+49 40 1"))).Succeeded);
        Assert.Equal(ProblemKind.Stale, Assert.Single((await people.Save(olgas, Form(mine, f => f.Phone = "+49 40 2"))).Problems).Kind);
        // A role that changes ends what was open under the old one.
        Assert.True((await people.Save(annas, Form((await people.Read(annas))!, f => f.Role = StaffRole.Manager))).Succeeded);
        await Assert.ThrowsAsync<SessionEndedException>(() => anna.Get<IPeopleDesk>().Myself());
    }

    private static PersonForm Form(PersonFile file, Action<PersonForm> change)
    {
        var form = new PersonForm { Version = file.Version, Name = file.Name, Position = file.Position, Phone = file.Phone, Role = file.Role, Language = file.Language };
        change(form);
        return form;
    }

    private static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        await app.World.Staff("Olga Admin", Olga, StaffRole.Administrator);
        await app.World.Staff("Anna Agent", Anna);
        await app.World.Staff("Max Manager", Max, StaffRole.Manager);
        return app;
    }

    private static Task<string> Number(PortalApp app, string email) => app.World.Read(db => db.Staff.Where(s => s.Email == email).Select(s => s.Number).SingleAsync());

    private static Task<string> Snapshot(PortalApp app) => app.World.Read(async db =>
        string.Join(";", await db.Staff.OrderBy(s => s.Id).Select(s => $"{s.Name},{s.Role},{s.Version},{s.LeftAt}").ToListAsync()) + await db.Users.CountAsync() + await db.Absences.CountAsync() + await db.Mails.CountAsync());
}

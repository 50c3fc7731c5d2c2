using Portal.Tests.Support;

namespace Portal.Tests.Isolation;

/// <summary>
/// What each address answers to each role and scope stands in docs/access.md, written by this walk over the running program. An
/// address that begins to answer somebody else fails here; so does one that is missing in the document. Portal.Tests/Isolation/table.sh
/// writes it anew.
/// </summary>
public sealed class RoleWalkTests
{
    private const string Rewrite = "PORTAL_WRITE_ACCESS";

    [EachDatabase]
    public async Task Every_address_answers_each_role_and_scope_as_written_down(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await Personas.Build(app);
        var customers = await Personas.OfCustomers(app);
        var before = await Rows.Snapshot(app);
        var ofCustomers = await RoleWalk.Table(customers, Cases.All.Where(c => c.For == For.Customers));
        // Looking changed nothing: no row, no event, no mail.
        Assert.Equal(before, await Rows.Snapshot(app));
        var staff = await Personas.OfStaff(app);
        var ofStaff = await RoleWalk.Table(staff, Cases.All.Where(c => c.For == For.Staff));
        foreach (var persona in customers.Concat(staff)) persona.Visitor.Dispose();
        Assert.Empty(app.Log.Errors);

        var written = $"""
            # Who gets which address

            Written by a walk over the running program (`bash Portal.Tests/Isolation/table.sh` writes it anew; a test compares). Numbers in
            addresses are those of a record of company A, which belongs to a site and to a contact that are not the walker's own. "–" is 404,
            the same answer, byte for byte, as for a record that never was. "sign in" leads to the sign-in. "seen by staff" is somebody of the
            staff who sees the portal as that person: "refused" are the pages that are the person's own.

            ## Customers' addresses, company A's people by role and scope, and everybody else

            {ofCustomers}
            ## Staff's addresses, by role

            Every role of staff reads customers, orders and complaints; what else a page shows and lets her change is drawn from her rights, and refused by them.

            {ofStaff}
            """.ReplaceLineEndings("\n");
        var path = Path.Combine(Repository.Root, "docs", "access.md");
        if (Environment.GetEnvironmentVariable(Rewrite) is { Length: > 0 }) await File.WriteAllTextAsync(path, written);
        Assert.Equal((await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n"), written);
    }
}

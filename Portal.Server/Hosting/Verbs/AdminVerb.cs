using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Staff;
using Portal.Server.Mail;
using Portal.Shared.Account;
using Portal.Shared.Common;

namespace Portal.Server.Hosting.Verbs;

/// <summary>admin create: the first administrator, and the way back in when nobody can sign in any more.</summary>
internal static class AdminVerb
{
    public static Command Create()
    {
        var email = new Argument<string>("e-mail") { Description = "The address to sign in with." };
        var create = new Command("create", "Makes an administrator and prints a link to set the password, valid once within an hour.") { email };
        create.SetAction((asked, cancel) => Run(asked.GetRequiredValue(email).Trim(), cancel));
        return new Command("admin", "About administrators.") { create };
    }

    private static async Task<int> Run(string email, CancellationToken cancel)
    {
        if (!MailboxAddressCheck(email)) throw new VerbException(1, $"'{email}' is not an e-mail address. Example: admin create anna@example.com");
        await using var app = VerbTable.Open();
        await Startup.Migrate(app, cancel);
        var outcome = await app.Services.GetRequiredService<Databases>().WriteAsStaff<string>(Actor.System, async db =>
        {
            var name = email.ToUpperInvariant();
            if (await db.Users.AnyAsync(u => u.NormalizedEmail == name, cancel)) return Outcome.Refused($"There is already an account with the address {email}.");
            var staff = new StaffMember { Name = email.Split('@')[0], Email = email, Role = StaffRole.Administrator };
            db.Staff.Add(staff);
            await db.SaveChangesAsync(cancel);
            var user = PortalUser.For(email, staff.Name, UserKind.Staff, staff.Id);
            db.Users.Add(user);
            await db.SaveChangesAsync(cancel);
            var token = await RecoveryToken.Renew(db, user.Id, app.Services.GetRequiredService<Clock>().Now, RecoveryToken.AskedFor, cancel);
            await app.Services.GetRequiredService<AuditLog>().Append(db, "admin.created", Actor.System, new { email }, cancel);
            return token;
        }, cancel);
        if (!outcome.Succeeded) throw new VerbException(3, outcome.Problems[0].Message);
        var settings = app.Services.GetRequiredService<PortalSettings>();
        await Console.Out.WriteLineAsync($"{email} is an administrator. Set the password within an hour at {RecoveryToken.Link(settings, outcome.Value)}");
        return 0;
    }

    private static bool MailboxAddressCheck(string email) => Mail.Smtp.MailboxAddress.TryParse(email, out _);
}

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Shared.Account;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Auth;

/// <summary>A user whose password was right.</summary>
/// <param name="CodeStamp">Where a code is asked for besides: the stamp that every change of the sign-in renews.</param>
internal sealed record SignedInUser(long Id, UserKind Kind, string? CodeStamp);

/// <summary>
/// Checks passwords. Unknown, wrong and locked give one answer at one cost: one transaction, one hash. A try is counted before
/// its hash is computed, so that fifty at once count as fifty.
/// </summary>
internal sealed class SignInCheck(Databases databases, Clock clock, PortalSettings settings, HashGate gate, AuditLog audit)
{
    private static readonly PasswordHasher<PortalUser> Hasher = new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = AuthSetup.HashRounds }));
    private static readonly Lazy<string> NoOnesHash = new(() => Hasher.HashPassword(null!, Guid.NewGuid().ToString()));

    public Task<Outcome<SignedInUser>> Check(string email, string password, CancellationToken cancel) => Check(email, password, "sign-in", T(
        "That e-mail address and password do not belong together. After several wrong attempts an account is locked for a while.",
        "E-Mail-Adresse und Passwort passen nicht zusammen. Nach mehreren falschen Versuchen ist ein Konto eine Weile gesperrt."), cancel);

    /// <summary>The same for somebody who is signed in and is about to change what signs her in: tries count alike.</summary>
    public Task<Outcome<SignedInUser>> Confirm(string email, string password, CancellationToken cancel) => Check(email, password, "proof", T(
        "This is not your current password. After several wrong attempts an account is locked for a while.",
        "Das ist nicht Ihr jetziges Passwort. Nach mehreren falschen Versuchen ist ein Konto eine Weile gesperrt."), cancel);

    /// <param name="what">How the audit names it.</param>
    private async Task<Outcome<SignedInUser>> Check(string email, string password, string what, string wrong, CancellationToken cancel)
    {
        var candidate = await Reserve(email, what, cancel);
        var right = false;
        if (!await gate.Run(() => right = Verify(candidate, password), cancel))
        {
            return Outcome.Refused(T("Many people are signing in right now. Please try again in a minute.", "Gerade melden sich sehr viele an. Bitte versuchen Sie es in einer Minute noch einmal."));
        }
        if (!right || candidate is not { Locked: false })
        {
            return Outcome.Refused(wrong);
        }
        var counted = await databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            // Not where it was locked while the hash was computed: by wrong codes, say.
            var now = clock.Now;
            if (await db.Users.Where(u => u.Id == candidate.Id && (u.LockoutEnd == null || u.LockoutEnd <= now)).ExecuteUpdateAsync(set => set
                .SetProperty(u => u.AccessFailedCount, 0).SetProperty(u => u.LockoutEnd, (DateTimeOffset?)null), cancel) == 0) return Outcome.Refused(wrong);
            await audit.Append(db, candidate.CodeStamp is null || what != "sign-in" ? $"{what}.succeeded" : "sign-in.code-asked", Actor.Person(candidate.Kind, candidate.Id), new { user = candidate.Id }, cancel);
            return true;
        }, cancel);
        if (!counted.Succeeded) return counted.Problems[0];
        return new SignedInUser(candidate.Id, candidate.Kind, candidate.CodeStamp);
    }

    /// <summary>Counts the try, and locks the account when it was one too many.</summary>
    private async Task<Candidate?> Reserve(string email, string what, CancellationToken cancel)
    {
        var name = email.Trim().ToUpperInvariant();
        var outcome = await databases.WriteAsStaff<Candidate?>(Actor.System, async db =>
        {
            var (now, most, until) = (clock.Now, settings.Limits.WrongPasswords, clock.Now.AddMinutes(settings.Limits.LockMinutes));
            await db.Users.Where(u => u.NormalizedEmail == name && (u.LockoutEnd == null || u.LockoutEnd <= now)).ExecuteUpdateAsync(set => set
                .SetProperty(u => u.AccessFailedCount, u => u.AccessFailedCount + 1), cancel);
            var found = await db.Users.Where(u => u.NormalizedEmail == name)
                .Select(u => new Candidate
                {
                    Id = u.Id, Kind = u.Kind, Hash = u.ClosedAt == null ? u.PasswordHash : null, Tries = u.AccessFailedCount, LockedUntil = u.LockoutEnd,
                    CodeStamp = u.CodeSecret == null ? null : u.SecurityStamp,
                })
                .SingleOrDefaultAsync(cancel);
            if (found is not null)
            {
                found.Locked = found.LockedUntil > now;
                if (!found.Locked && found.Tries > most)
                {
                    found.Locked = true;
                    await db.Users.Where(u => u.Id == found.Id).ExecuteUpdateAsync(set => set
                        .SetProperty(u => u.AccessFailedCount, 0).SetProperty(u => u.LockoutEnd, until), cancel);
                }
            }
            await audit.Append(db, $"{what}.tried", Actor.Nobody, new { email = name }, cancel);
            return found;
        }, cancel);
        return outcome.Value;
    }

    private static bool Verify(Candidate? candidate, string password) =>
        Hasher.VerifyHashedPassword(null!, candidate?.Hash ?? NoOnesHash.Value, password) != PasswordVerificationResult.Failed && candidate?.Hash is not null;

    private sealed class Candidate
    {
        public long Id { get; init; }
        public UserKind Kind { get; init; }
        public string? Hash { get; init; }
        public string? CodeStamp { get; init; }
        public int Tries { get; init; }
        public DateTimeOffset? LockedUntil { get; init; }
        public bool Locked { get; set; }
    }
}

using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Shared.Account;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Auth;

/// <summary>A sign-in between its two steps.</summary>
/// <param name="Stamp">The stamp that every change of the sign-in renews: a new password ends what the old one began.</param>
internal sealed record HalfSignedIn(long User, UserKind Kind, string Stamp);

/// <summary>
/// The code after the password. A try is counted before it is looked at; the fifth wrong one since the last right one locks the
/// account, for the passwords' time, and its owner is told: somebody knows the password.
/// </summary>
internal sealed class SecondStep(Databases databases, StepCookie steps, CodeChecks checks, AccountPost post, AuditLog audit)
{
    private const string Purpose = "code";

    public bool IsOwed => steps.Find<HalfSignedIn>(Purpose) is not null;

    public void Begin(long user, UserKind kind, string stamp) => steps.Begin(Purpose, new HalfSignedIn(user, kind, stamp));

    public async Task<Outcome<HalfSignedIn>> Check(string code, CancellationToken cancel)
    {
        if (steps.Find<HalfSignedIn>(Purpose) is not { } step) return TooLate;
        var half = step.What;
        var outcome = await databases.WriteAsStaff<Verdict>(Actor.System, async db =>
        {
            var verdict = await checks.Try(db, half, code, cancel);
            if (verdict is Verdict.Right or Verdict.RightByRecovery && !await steps.Use(db, step, cancel)) return Verdict.Over;
            await audit.Append(db, verdict is Verdict.Right or Verdict.RightByRecovery ? "sign-in.succeeded" : $"sign-in.code-{verdict.ToString().ToLowerInvariant()}", Actor.Person(half.Kind, half.User), new { user = half.User }, cancel);
            var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == half.User, cancel);
            if (verdict == Verdict.LocksNow) post.Write(db, user, settings => new WrongCodesMail(settings.PublicUri));
            if (verdict == Verdict.RightByRecovery)
            {
                var left = await db.RecoveryCodes.CountAsync(c => c.UserId == half.User, cancel);
                post.Write(db, user, settings => new RecoveryCodeUsedMail(SecurityAddress.Of(settings, user), left));
            }
            return verdict;
        }, cancel);
        switch (outcome.Value)
        {
            case Verdict.Right or Verdict.RightByRecovery:
                steps.End(Purpose);
                return half;
            case Verdict.Wrong:
                return Outcome.Invalid(nameof(CodeForm.Code), T(
                    "This code is wrong, or was used already. Wait for the next one and type that.", "Dieser Code ist falsch oder wurde schon benutzt. Warten Sie auf den nächsten und geben Sie den ein."));
            case Verdict.LocksNow or Verdict.Locked:
                steps.End(Purpose);
                return Outcome.Refused(T("These were too many wrong codes: the account is locked for a while.", "Das waren zu viele falsche Codes: Das Konto ist für eine Weile gesperrt."));
            default:
                return TooLate;
        }
    }

    private static Problem TooLate => Outcome.Refused(T("Too much time has passed since the password. Please sign in again.", "Seit dem Passwort ist zu viel Zeit vergangen. Bitte melden Sie sich neu an."));
}

internal enum Verdict { Right, RightByRecovery, Wrong, LocksNow, Locked, Over }

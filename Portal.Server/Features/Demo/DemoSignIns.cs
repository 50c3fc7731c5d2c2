using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Portal.Server.Auth;
using Portal.Shared.Account;

namespace Portal.Server.Features.Demo;

/// <summary>The people who can sign in to the demo. All have one password, and so one hash.</summary>
internal sealed class DemoSignIns(string hash)
{
    public const string Password = "Portal-Demo-2026!";
    public const string Customer = "customer@demo.example";
    public const string SecondCustomer = "customer2@demo.example";
    public const string Agent = "agent@demo.example";
    public const string Marketing = "marketing@demo.example";
    public const string Manager = "manager@demo.example";
    public const string Admin = "admin@demo.example";

    private readonly Dice dice = Dice.For(0, 0, 91);

    /// <summary>Who they are, for the greeting at the start.</summary>
    public static IReadOnlyList<(string Email, string Who)> All { get; } =
    [
        (Customer, "a German hotel, many orders, a late one"),
        (SecondCustomer, "an English café"),
        (Agent, "staff: agent"),
        (Marketing, "staff: marketer"),
        (Manager, "staff: manager"),
        (Admin, "staff: administrator"),
    ];

    /// <summary>Two hundred thousand rounds take a while: begun early, awaited late.</summary>
    public static Task<string> Hash() => Task.Run(() => new PasswordHasher<PortalUser>(
        Options.Create(new PasswordHasherOptions { IterationCount = AuthSetup.HashRounds })).HashPassword(null!, Password));

    /// <param name="signsIn">False for users who are there, and whose password nobody knows: they have none.</param>
    public PortalUser User(string email, string name, UserKind kind, string language, bool signsIn, long? staffId = null)
    {
        var user = PortalUser.For(email, name, kind, staffId, isDemo: true);
        (user.Language, user.PasswordHash) = (language, signsIn ? hash : null);
        // By the seed, too: the same rows every time.
        (user.SecurityStamp, user.ConcurrencyStamp) = (dice.Digits("################"), dice.Digits("################"));
        return user;
    }
}

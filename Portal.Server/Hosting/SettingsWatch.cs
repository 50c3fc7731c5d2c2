using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;

namespace Portal.Server.Hosting;

/// <summary>Compares the settings at start with those of the last start, and records which changed: by name, never by value.</summary>
internal sealed class SettingsWatch(Databases databases, AuditLog audit, IConfiguration configuration, IDataProtectionProvider protection)
{
    /// <summary>More names than these are counted: a line of the audit has an end.</summary>
    private const int Named = 20;

    private const int LongestName = 200;

    private readonly IDataProtector seals = protection.CreateProtector(nameof(SettingsWatch));

    public Task Look(CancellationToken cancel)
    {
        var now = configuration.GetSection("Portal").AsEnumerable(makePathsRelative: true).Where(s => s.Value is { Length: > 0 } && s.Key.Length <= LongestName)
            .ToDictionary(s => s.Key, s => Sha256.Hex(s.Value!), StringComparer.OrdinalIgnoreCase);
        return databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            var known = await db.KnownSettings.ToListAsync(cancel);
            var isFirst = known.Count == 0;
            var changed = new List<string>();
            foreach (var gone in known.Where(k => !now.ContainsKey(k.Name)))
            {
                changed.Add(gone.Name);
                db.KnownSettings.Remove(gone);
            }
            var before = known.ToDictionary(k => k.Name, StringComparer.OrdinalIgnoreCase);
            foreach (var (name, hash) in now)
            {
                if (before.TryGetValue(name, out var last) && Open(last.Seal) == hash) continue;
                changed.Add(name);
                if (last is null) db.KnownSettings.Add(new KnownSetting { Name = name, Seal = seals.Protect(hash) });
                else last.Seal = seals.Protect(hash);
            }
            if (changed.Count == 0) return true;
            changed.Sort(StringComparer.Ordinal);
            if (!isFirst) await audit.Append(db, "settings.changed", Actor.System, new { settings = string.Join(", ", changed.Take(Named)), count = changed.Count }, cancel);
            return true;
        }, cancel);
    }

    /// <summary>Null where the keys are others now, as after a move without them: then all settings count as changed.</summary>
    private string? Open(string seal)
    {
        try
        {
            return seals.Unprotect(seal);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

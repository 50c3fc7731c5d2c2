using System.Collections.Concurrent;
using Portal.Server.Data;
using Portal.Server.Hosting;

namespace Portal.Server.Mail;

/// <summary>
/// How fast mails may leave: those of a mailing, and those to one domain, which also rests when its server says "not now" several
/// times in a row while mails to others are taken. Kept in this process: two nodes are twice as fast as one.
/// </summary>
internal sealed class MailPace(Clock clock, PortalSettings settings)
{
    private const int MostDeferrals = 3;
    private static readonly TimeSpan FirstRest = TimeSpan.FromMinutes(1), LongestRest = TimeSpan.FromHours(1);

    /// <summary>How many mails were taken, to whomever.</summary>
    private long taken;

    private readonly ConcurrentDictionary<long, Bucket> mailings = new();
    private readonly ConcurrentDictionary<string, Domain> domains = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many of a mailing may leave now, and takes them.</summary>
    /// <param name="perSecond">0 for any number.</param>
    public int Take(long mailing, int perSecond, int most) =>
        perSecond == 0 ? most : mailings.GetOrAdd(mailing, _ => new Bucket()).Take(perSecond, most, clock.Now);

    /// <summary>When a mail to this address may leave; null for now.</summary>
    public DateTimeOffset? Wait(string recipient)
    {
        var (name, now) = (DomainOf(recipient), clock.Now);
        var perSecond = settings.Mail.PerDomainPerSecond;
        if (perSecond == 0 && !domains.ContainsKey(name)) return null;
        var domain = domains.GetOrAdd(name, _ => new Domain());
        if (domain.RestsUntil > now) return domain.RestsUntil;
        if (perSecond == 0 || domain.Bucket.Take(perSecond, 1, now) > 0) return null;
        // One after the other, as places come free: nobody is asked again and again.
        lock (domain) return domain.Last = (domain.Last > now ? domain.Last : now) + TimeSpan.FromSeconds(1.0 / perSecond);
    }

    /// <summary>Whether a domain is left alone just now.</summary>
    public bool Rests(string recipient) => domains.TryGetValue(DomainOf(recipient), out var domain) && domain.RestsUntil > clock.Now;

    /// <summary>The server of a domain took a mail.</summary>
    public void Took(string recipient)
    {
        Interlocked.Increment(ref taken);
        if (domains.TryGetValue(DomainOf(recipient), out var domain)) domain.Deferrals = 0;
    }

    /// <summary>It said "not now" when it was named the recipient.</summary>
    public void Deferred(string recipient)
    {
        var domain = domains.GetOrAdd(DomainOf(recipient), _ => new Domain());
        var (count, others) = (++domain.Deferrals, Interlocked.Read(ref taken));
        if (count == 1) domain.TakenBefore = others;
        // Where nothing at all is taken it is the mail server's trouble, which the worker minds.
        if (count < MostDeferrals || others == domain.TakenBefore) return;
        var rest = FirstRest * Math.Pow(2, Math.Min(count - MostDeferrals, 8));
        // A little more or less, so that a crowd does not come back as a crowd.
        domain.RestsUntil = clock.Now + (rest < LongestRest ? rest : LongestRest) * (0.75 + Random.Shared.NextDouble() / 2);
    }

    private static string DomainOf(string recipient) => recipient[(recipient.LastIndexOf('@') + 1)..];

    private sealed class Domain
    {
        public Bucket Bucket { get; } = new();

        /// <summary>When the last of those who must wait was told to come back.</summary>
        public DateTimeOffset Last { get; set; }

        public int Deferrals { get; set; }

        /// <summary>How many mails had been taken when the row of deferrals began.</summary>
        public long TakenBefore { get; set; }

        public DateTimeOffset RestsUntil { get; set; }
    }

    /// <summary>Fills at the pace; holds a second's worth.</summary>
    private sealed class Bucket
    {
        private readonly Lock turn = new();
        private double level = 1;
        private DateTimeOffset filled = DateTimeOffset.MaxValue;

        public int Take(int perSecond, int most, DateTimeOffset now)
        {
            lock (turn)
            {
                if (now > filled) level = Math.Min(Math.Max(1, perSecond), level + (now - filled).TotalSeconds * perSecond);
                filled = now;
                var taken = Math.Min(most, (int)level);
                level -= taken;
                return taken;
            }
        }
    }
}

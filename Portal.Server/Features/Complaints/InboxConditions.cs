using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;
using Found = System.Linq.Expressions.Expression<System.Func<Portal.Server.Features.Complaints.Complaint, bool>>;

namespace Portal.Server.Features.Complaints;

/// <summary>What a search of the inbox means: the one definition that list, count, view and export share.</summary>
/// <param name="answering">The member of staff who asks, and those she stands in for.</param>
/// <param name="called">The keys of the staff of a name as it was searched.</param>
/// <param name="common">The words among those searched that very many complaints have: "bs-2026".</param>
internal sealed class InboxConditions(
    StaffDb db, IReadOnlyCollection<long> answering, IReadOnlyDictionary<string, long[]> called, IReadOnlySet<string> common, Clock clock)
{
    /// <summary>Reads who asks and whom she names; after that a search is one query.</summary>
    public static async Task<InboxConditions> Prepare(StaffDb db, StaffActor actor, IReadOnlyCollection<InboxQuery> queries, Clock clock, CancellationToken cancel)
    {
        var names = queries.SelectMany(q => q.Terms).Where(t => t is { Field: InboxField.Assignee, Value: not (InboxSyntax.Me or InboxSyntax.None) }).Select(t => t.Value).Distinct().ToList();
        // A handful of people: their names are compared here, where case and accents do not depend on the database.
        var staff = names.Count == 0 ? [] : await db.Staff.Select(s => new { s.Id, s.Name }).ToListAsync(cancel);
        var called = names.ToDictionary(n => n, n => staff.Where(s => SearchWords.Fold(s.Name).Contains(SearchWords.Fold(n), StringComparison.Ordinal)).Select(s => s.Id).ToArray());
        return new InboxConditions(db, await ComplaintViews.Answering(db, actor, clock.Today, cancel), called, await Common(db, queries, cancel), clock);
    }

    private static async Task<HashSet<string>> Common(StaffDb db, IEnumerable<InboxQuery> queries, CancellationToken cancel)
    {
        var common = new HashSet<string>();
        foreach (var word in queries.SelectMany(q => q.Terms).Where(t => t.Field == InboxField.Word).SelectMany(t => SearchWords.Asked(t.Value)).Distinct().ToList())
        {
            if (await SearchIndex.IsCommon(db, SearchKind.Complaint, word, cancel)) common.Add(word);
        }
        return common;
    }

    public IQueryable<Complaint> Of(InboxQuery query)
    {
        IQueryable<Complaint> found = db.Complaints;
        // Nothing rather than everything for what cannot be read.
        if (query.Problems.Count > 0) return found.Where(_ => false);
        foreach (var term in query.Terms.Where(Asks)) found = found.Where(term.Not ? Not(Of(term)) : Of(term));
        return found;
    }

    public static Found Overdue(DateTimeOffset now) => c => c.Stage != Stage.Closing && c.WaitingFor == WaitingFor.Us && c.DueAt != null && c.DueAt < now;

    public static Found InCharge(IReadOnlyCollection<long> staff) => c => c.AssigneeId != null && staff.Contains(c.AssigneeId.Value);

    /// <summary>A word of signs alone asks nothing.</summary>
    private static bool Asks(InboxTerm term) => term.Field != InboxField.Word || SearchWords.Asked(term.Value).Count > 0;

    private Found Of(InboxTerm term) => term.Field switch
    {
        InboxField.Is => Is(term.Value),
        InboxField.Class => OfClass(Enum.Parse<CustomerClass>(term.Value)),
        InboxField.Assignee => term.Value switch
        {
            InboxSyntax.Me => InCharge(answering),
            InboxSyntax.None => c => c.AssigneeId == null,
            _ => InCharge(called[term.Value]),
        },
        InboxField.Due => Due(term.Value),
        InboxField.Received => Received(term.Value),
        InboxField.Cause => Caused(Enum.Parse<Cause>(term.Value)),
        InboxField.Severity => term.Value == InboxSyntax.None ? c => c.Severity == null : OfSeverity(Enum.Parse<Severity>(term.Value)),
        InboxField.Kind => OfKind(Enum.Parse<ComplaintKind>(term.Value)),
        InboxField.Stage => At(Enum.Parse<Stage>(term.Value)),
        InboxField.Word => Says(term.Value),
        _ => About(term.Field, term.Value.ToUpperInvariant()),
    };

    private Found Is(string state)
    {
        var now = clock.Now;
        return state switch
        {
            InboxSyntax.Closed => c => c.Stage == Stage.Closing,
            InboxSyntax.Overdue => Overdue(now),
            InboxSyntax.Waiting => c => c.Stage != Stage.Closing && c.WaitingFor == WaitingFor.Customer,
            InboxSyntax.Unassigned => c => c.AssigneeId == null,
            InboxSyntax.Followed => c => db.ComplaintFollowers.Where(f => answering.Contains(f.StaffId)).Select(f => f.ComplaintId).Contains(c.Id),
            InboxSyntax.Snoozed => c => c.SnoozedUntil != null && c.SnoozedUntil > now,
            // As the index over the open ones says it.
            _ => c => c.Stage != Stage.Closing,
        };
    }

    private Found OfClass(CustomerClass grade) => c => db.Customers.Any(k => k.Id == c.CustomerId && k.Class == grade);

    private static Found Caused(Cause cause) => c => c.Cause == cause;

    private static Found OfSeverity(Severity severity) => c => c.Severity == severity;

    private static Found OfKind(ComplaintKind kind) => c => c.Kind == kind;

    private static Found At(Stage stage) => c => c.Stage == stage;

    /// <summary>Our next word to the customer is due then; what waits for her is not due.</summary>
    private Found Due(string when)
    {
        var (from, until) = when == InboxSyntax.Today ? Day() : when[0] == '<' ? (clock.Now, clock.Now + InboxQuery.Period(when)) : (clock.Now + InboxQuery.Period(when), DateTimeOffset.MaxValue);
        return when[0] == '>'
            ? c => c.Stage != Stage.Closing && c.WaitingFor == WaitingFor.Us && c.DueAt != null && c.DueAt > from
            : c => c.Stage != Stage.Closing && c.WaitingFor == WaitingFor.Us && c.DueAt != null && c.DueAt >= from && c.DueAt < until;
    }

    private Found Received(string when)
    {
        var (from, until) = when == InboxSyntax.Today ? Day() : (clock.Now, clock.Now);
        if (when == InboxSyntax.Today) return c => c.ReceivedAt >= from && c.ReceivedAt < until;
        var then = clock.Now - InboxQuery.Period(when);
        return when[0] == '<' ? c => c.ReceivedAt > then : c => c.ReceivedAt < then;
    }

    private (DateTimeOffset From, DateTimeOffset Until) Day() => (clock.StartOf(clock.Today), clock.StartOf(clock.Today.AddDays(1)));

    // By the record's key, which the complaint is indexed by.
    private Found About(InboxField field, string number) => field switch
    {
        InboxField.Order => c => c.OrderId != null && db.Orders.Where(o => o.Number == number).Select(o => o.Id).Contains(c.OrderId.Value),
        InboxField.Product => c => c.ProductId != null && db.Products.Where(p => p.Number == number).Select(p => p.Id).Contains(c.ProductId.Value),
        _ => c => db.Customers.Where(k => k.Number == number).Select(k => k.Id).Contains(c.CustomerId),
    };

    /// <summary>Every word, by the beginnings that the search knows.</summary>
    private Found Says(string words)
    {
        Expression all = Expression.Constant(true);
        var complaint = Expression.Parameter(typeof(Complaint));
        foreach (var word in SearchWords.Asked(words))
        {
            var (terms, hits) = (SearchIndex.Beside(db, SearchKind.Complaint, word), SearchIndex.Hits(db, SearchKind.Complaint, word));
            Found one = common.Contains(word) ? c => terms.Any(t => t.Number == c.Number) : c => hits.Contains(c.Number);
            var body = new Swap(one.Parameters[0], complaint).Visit(one.Body);
            all = all is ConstantExpression ? body : Expression.AndAlso(all, body);
        }
        return Expression.Lambda<Func<Complaint, bool>>(all, complaint);
    }

    private static Found Not(Found found) => Expression.Lambda<Func<Complaint, bool>>(Expression.Not(found.Body), found.Parameters);

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}

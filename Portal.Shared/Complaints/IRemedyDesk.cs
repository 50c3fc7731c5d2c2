using Portal.Shared.Common;

namespace Portal.Shared.Complaints;

/// <summary>What is given to put complaints right, for staff.</summary>
public interface IRemedyDesk
{
    /// <summary>The remedies under way that a view holds, the most urgent first.</summary>
    Task<Page<RemedyRow>> List(RemedyView view, PageAt at, CancellationToken cancel = default);

    /// <summary>How many each view holds, each bounded.</summary>
    Task<IReadOnlyDictionary<RemedyView, Tally>> Counts(CancellationToken cancel = default);

    /// <summary>Plans a remedy. The customer learns of it with the decision, or at once after it.</summary>
    /// <param name="version">The complaint's version on the screen: an edit in between gives <see cref="ProblemKind.Stale"/>.</param>
    /// <remarks>Worth more than its planner may give, it waits for somebody who may.</remarks>
    Task<Outcome> Plan(string complaint, int version, RemedyDraft draft, CancellationToken cancel = default);

    /// <summary>Approves what is worth more than its planner may give; nobody approves her own.</summary>
    Task<Outcome> Approve(string complaint, int version, int position, CancellationToken cancel = default);

    /// <summary>Says that a promised remedy was carried out, and tells the customer.</summary>
    /// <param name="result">What came of it: a number, a day; may be empty.</param>
    Task<Outcome> Finish(string complaint, int version, int position, string result, CancellationToken cancel = default);

    /// <summary>Takes a remedy back.</summary>
    /// <param name="reason">Why; the customer reads it where it had been promised.</param>
    Task<Outcome> Drop(string complaint, int version, int position, string reason, CancellationToken cancel = default);
}

/// <summary>The views of remedies under way.</summary>
public enum RemedyView { Mine, All, Overdue, ToApprove }

/// <summary>A remedy in a list of staff.</summary>
public sealed record RemedyRow(string Complaint, string CustomerName, DeskRemedy Remedy);

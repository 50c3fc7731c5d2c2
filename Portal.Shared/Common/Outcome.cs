using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Common;

/// <summary>Why something that was asked for did not happen.</summary>
public enum ProblemKind
{
    /// <summary>What was typed cannot be used; the sentence says what to change.</summary>
    Invalid,

    /// <summary>There is no such record, or it is somebody else's: the two are never told apart.</summary>
    NotFound,

    /// <summary>The record is visible, the action is not allowed to this person or in this state.</summary>
    Refused,

    /// <summary>Somebody else changed the record in between.</summary>
    Stale,
}

/// <summary>An expected failure, worded for the person who caused it.</summary>
/// <param name="Field">The property of the request it concerns, or null for the whole.</param>
public sealed record Problem(ProblemKind Kind, string Message, string? Field = null);

/// <summary>What an operation of a contract gives back: done, or the problems that kept it from being done.</summary>
public class Outcome
{
    protected Outcome(IReadOnlyList<Problem> problems) => Problems = problems;

    public IReadOnlyList<Problem> Problems { get; }

    public bool Succeeded => Problems.Count == 0;

    public bool IsNotFound => Problems.Any(p => p.Kind == ProblemKind.NotFound);

    public static Outcome Done { get; } = new([]);

    public static Problem Invalid(string field, string message) => new(ProblemKind.Invalid, message, field);

    public static Problem Refused(string message) => new(ProblemKind.Refused, message);

    public static Problem NotFound => new(ProblemKind.NotFound, T(
        "There is no such record, or it is not yours.", "Diesen Eintrag gibt es nicht, oder er gehört nicht zu Ihnen."));

    public static Problem Stale => new(ProblemKind.Stale, T(
        "Somebody else changed this in the meantime. Look at the new state; what you typed is still here.",
        "Jemand anderes hat dies inzwischen geändert. Sehen Sie sich den neuen Stand an; Ihre Eingabe ist noch da."));

    public static implicit operator Outcome(Problem problem) => new([problem]);
}

/// <summary>An <see cref="Outcome"/> that carries a value when it succeeded.</summary>
public sealed class Outcome<T> : Outcome
{
    private readonly T? value;

    private Outcome(T? value, IReadOnlyList<Problem> problems) : base(problems) => this.value = value;

    /// <exception cref="InvalidOperationException">The operation failed: read <see cref="Outcome.Problems"/> first.</exception>
    public T Value => Succeeded ? value! : throw new InvalidOperationException(string.Join(' ', Problems.Select(p => p.Message)));

    public static implicit operator Outcome<T>(T value) => new(value, []);

    public static implicit operator Outcome<T>(Problem problem) => new(default, [problem]);

    public static implicit operator Outcome<T>(List<Problem> problems) => new(default, problems);
}

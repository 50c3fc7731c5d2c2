using System.Runtime.Serialization;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;

namespace Portal.Shared.ChangeRequests;

/// <summary>
/// What is legally relevant of the reader's company, and asking staff to change it. Administrators ask for everything, finance for
/// bank data; for everybody else there is nothing here.
/// </summary>
public interface IMyRequests
{
    /// <returns>Null for whoever may not see it.</returns>
    Task<MyLegalData?> Read(CancellationToken cancel = default);

    /// <summary>A form that begins with what is; null for whoever may not ask. The IBAN is not in it: left empty it stays.</summary>
    Task<Edited<RequestForm>?> Begin(CancellationToken cancel = default);

    /// <summary>
    /// Asks for whatever differs from what is. Whoever asks has just proved who they are; a company has one open request at a time.
    /// </summary>
    /// <returns>The request's number.</returns>
    Task<Outcome<string>> Ask(RequestForm form, CancellationToken cancel = default);

    /// <summary>Takes the open request back.</summary>
    Task<Outcome<string>> Withdraw(WithdrawForm form, CancellationToken cancel = default);
}

/// <param name="Bank">Null where no account is known.</param>
/// <param name="Latest">The open request, or the one decided last.</param>
/// <param name="AsksLegal">The reader may ask for another name or VAT ID.</param>
/// <param name="MayAsk">The reader may ask for something; an open request keeps nobody from seeing that.</param>
public sealed record MyLegalData(string Name, string VatId, BankDetails? Bank, MyRequest? Latest, bool AsksLegal, bool MayAsk)
{
    public MyRequest? Open => Latest is { State: RequestState.Waiting } open ? open : null;
}

/// <param name="Changes">IBANs are masked.</param>
/// <param name="Answer">What staff wrote.</param>
public sealed record MyRequest(
    string Number, RequestState State, IReadOnlyList<AskedChange> Changes, string Reason, string AskedBy, DateTimeOffset AskedAt, string Answer, DateTimeOffset? DecidedAt,
    IReadOnlyList<FileEntry> Files, bool MayWithdraw, int Version);

/// <param name="Was">When it was asked for; empty for none.</param>
public sealed record AskedChange(RequestField Field, string Was, string Asked);

/// <summary>What is asked for, as it is typed.</summary>
public sealed class RequestForm : IEdited
{
    public const int MaxFiles = 5, MaxReason = 1000;

    public Guid FormKey { get; set; }

    /// <summary>Of the data as the form showed them.</summary>
    public int Version { get; set; }

    [AtMost(200)]
    public string? Name { get; set; }

    [AtMost(VatIds.MaxLength)]
    public string? VatId { get; set; }

    [AtMost(100)]
    public string? Holder { get; set; }

    [AtMost(60)]
    public string? Iban { get; set; }

    [AtMost(20)]
    public string? Bic { get; set; }

    [AtMost(100)]
    public string? Bank { get; set; }

    [Needed("Say why.", "Begründen Sie es.")]
    [AtMost(MaxReason)]
    public string? Reason { get; set; }

    /// <summary>Proofs: PDF or pictures, read once while the request is written.</summary>
    [IgnoreDataMember]
    public IReadOnlyList<Upload> Files { get; set; } = [];
}

/// <summary>Which request is taken back.</summary>
public sealed class WithdrawForm
{
    public Guid FormKey { get; set; }

    [AtMost(40)]
    public string? Number { get; set; }
}

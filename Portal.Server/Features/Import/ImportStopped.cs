namespace Portal.Server.Features.Import;

/// <summary>An import that cannot begin, or cannot go on: nothing of it was written. The message says why in one sentence.</summary>
/// <param name="isWrongUse">True where the operator asked for something that is not there, false where the data is at fault.</param>
internal sealed class ImportStopped(string message, bool isWrongUse = false) : Exception(message)
{
    public bool IsWrongUse => isWrongUse;
}

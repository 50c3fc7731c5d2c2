namespace Portal.Client;

/// <summary>Why something was refused, in the reader's words, for the page that a status leads to. It stands in the request's items under its own type.</summary>
/// <param name="IsOfSignIn">Whoever was refused wanted to sign in, and goes back there.</param>
public sealed record Refusal(string Words, bool IsOfSignIn = true);

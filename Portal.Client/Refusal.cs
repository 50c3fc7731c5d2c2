namespace Portal.Client;

/// <summary>Why something was refused, in the reader's words, for the page that a status leads to. It stands in the request's items under its own type.</summary>
public sealed record Refusal(string Words);

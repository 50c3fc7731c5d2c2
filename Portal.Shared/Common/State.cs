namespace Portal.Shared.Common;

/// <summary>The four meanings a colour has; each also has a symbol and a word, never a colour alone.</summary>
public enum Tone { Neutral, Good, Attention, Problem }

/// <summary>A state as a person reads it: the word, and the sentence that says what happens next and by when.</summary>
public sealed record State(Tone Tone, string Word, string Next);

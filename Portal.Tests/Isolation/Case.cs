namespace Portal.Tests.Isolation;

/// <summary>Who an address is for.</summary>
internal enum For { Everybody, Customers, Staff }

/// <summary>
/// How the walker asks an address: as company A's object, which company B and nobody must not see, and as one that never was.
/// </summary>
/// <param name="Route">The route as the running program names it.</param>
/// <param name="Theirs">The address of A's object; for a page without an object the page itself.</param>
/// <param name="Unknown">The same address of nothing; null where there is no object in it.</param>
internal sealed record Case(string Route, For For, string Theirs, string? Unknown = null);

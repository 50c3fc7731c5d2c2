namespace Portal.Server.Auth;

/// <summary>Marks an address that is the same for everybody: nobody's session is looked up for it.</summary>
internal sealed class WithoutSession;

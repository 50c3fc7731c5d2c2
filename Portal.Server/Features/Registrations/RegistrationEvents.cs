namespace Portal.Server.Features.Registrations;

/// <summary>The kinds of event that a decided registration leaves at the customer.</summary>
internal static class RegistrationEvents
{
    /// <summary>The customer came of a registration. Arguments: registration.</summary>
    public const string Registered = "customer.registered";

    /// <summary>Somebody who registered was let into a customer that was there. Arguments: registration; the subject is the contact.</summary>
    public const string LetIn = "access.let-in";
}

using Portal.Shared.Common;

namespace Portal.Shared.Customers;

/// <summary>The people at the customer who is signed in; changed by its administrators and purchasers.</summary>
public interface IMyContacts
{
    /// <summary>By name; at most <see cref="Most"/>.</summary>
    Task<IReadOnlyList<MyContact>> List(CancellationToken cancel = default);

    Task<Edited<ContactForm>?> Edit(string number, CancellationToken cancel = default);

    /// <summary>Who removed a contact of this customer, and when; null where nobody did.</summary>
    Task<LastChange?> Removed(string number, CancellationToken cancel = default);

    /// <summary>A form for a new one; null for who may not add one.</summary>
    Edited<ContactForm>? Begin();

    /// <returns>The number.</returns>
    Task<Outcome<string>> Add(ContactForm form, CancellationToken cancel = default);

    Task<Outcome<string>> Save(string number, ContactForm form, CancellationToken cancel = default);

    /// <summary>Not for people who sign in here.</summary>
    Task<Outcome<string>> Remove(string number, RemovalForm form, CancellationToken cancel = default);

    public const int Most = 200;
}

/// <param name="SignsIn">True for somebody who uses this portal.</param>
public sealed record MyContact(string Number, string Name, string Position, string Phone, string Email, bool SignsIn);

/// <summary>A contact as it is typed.</summary>
public sealed class ContactForm : IEdited
{
    public Guid FormKey { get; set; }

    public int Version { get; set; }

    [Needed("Enter the name.", "Geben Sie den Namen ein.")]
    [AtMost(200)]
    public string Name { get; set; } = "";

    [AtMost(100)]
    public string? Position { get; set; } = "";

    [AtMost(254)]
    public string? Email { get; set; } = "";

    [AtMost(60)]
    public string? Phone { get; set; } = "";
}

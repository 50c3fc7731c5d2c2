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

/// <summary>Every address of the program. An endpoint that is not here fails the walk.</summary>
internal static class Cases
{
    public static readonly Case[] All =
    [
        new("/account/sign-in", For.Everybody, "/account/sign-in"),
        new("/account/sign-in/code", For.Everybody, "/account/sign-in/code"),
        new("/account/forgot", For.Everybody, "/account/forgot"),
        new("/account/reset", For.Everybody, "/account/reset?token=x"),
        new("/account/e-mail/confirm", For.Everybody, "/account/e-mail/confirm?token=x"),
        new("/account/onward", For.Everybody, "/account/onward"),
        new("/signin-oidc/{name}", For.Everybody, "/signin-oidc/nobody?code=x&state=x"),
        new("/signout-callback-oidc/{name}", For.Everybody, "/signout-callback-oidc/nobody?state=x"),
        new("/not-found", For.Everybody, "/not-found"),
        new("/problem", For.Everybody, "/problem"),
        new("/healthz", For.Everybody, "/healthz"),
        new("/readyz", For.Everybody, "/readyz"),
        new("/brand/logo", For.Everybody, "/brand/logo"),
        new("/subscribe", For.Everybody, "/subscribe"),
        new("/subscribe/{Token}", For.Everybody, "/subscribe/unknown"),
        new("/subscriptions/{Token}", For.Everybody, "/subscriptions/unknown"),
        new("/unsubscribe/{Token}/{Campaign}", For.Everybody, "/unsubscribe/unknown/NL-1"),
        new("/", For.Customers, "/"),
        new("/orders", For.Customers, "/orders"),
        new("/orders/{Number}", For.Customers, "/orders/A-1", "/orders/A-9"),
        new("/invoices", For.Customers, "/invoices"),
        new("/invoices/{Number}", For.Customers, "/invoices/R-1", "/invoices/R-9"),
        new("/invoices/{number}/pdf", For.Customers, "/invoices/R-1/pdf", "/invoices/R-9/pdf"),
        new("/complaints", For.Customers, "/complaints?filter=all"),
        new("/complaints/new", For.Customers, "/complaints/new?order=A-1", "/complaints/new?order=A-9"),
        new("/complaints/{Number}", For.Customers, "/complaints/BS-A", "/complaints/BS-9"),
        new("/complaints/{number}/files/{file:int}", For.Customers, "/complaints/BS-A/files/1", "/complaints/BS-9/files/1"),
        new("/account", For.Customers, "/account"),
        new("/account/profile", For.Customers, "/account/profile"),
        new("/account/company", For.Customers, "/account/company"),
        new("/account/password", For.Customers, "/account/password"),
        new("/account/security", For.Customers, "/account/security"),
        new("/account/security/code-app", For.Customers, "/account/security/code-app"),
        new("/account/security/passkeys/new", For.Customers, "/account/security/passkeys/new"),
        new("/account/security/passkeys/{Number}", For.Customers, "/account/security/passkeys/1", "/account/security/passkeys/9"),
        new("/account/confirm", For.Customers, "/account/confirm"),
        new("/account/sessions", For.Customers, "/account/sessions"),
        new("/account/e-mail", For.Customers, "/account/e-mail"),
        new("/account/mails", For.Customers, "/account/mails"),
        new("/account/addresses", For.Customers, "/account/addresses"),
        new("/account/addresses/new", For.Customers, "/account/addresses/new"),
        new("/account/addresses/{Number}", For.Customers, "/account/addresses/secret-a", "/account/addresses/secret-9"),
        new("/account/contacts", For.Customers, "/account/contacts"),
        new("/account/contacts/new", For.Customers, "/account/contacts/new"),
        new("/account/contacts/{Number}", For.Customers, "/account/contacts/secret-a", "/account/contacts/secret-9"),
        new("/company/users", For.Customers, "/company/users"),
        new("/company/users/new", For.Customers, "/company/users/new"),
        new("/company/users/{Number}", For.Customers, "/company/users/secret-a", "/company/users/secret-9"),
        new("/newsletters", For.Customers, "/newsletters"),
        new("/staff", For.Staff, "/staff"),
        new("/staff/sessions", For.Staff, "/staff/sessions"),
        new("/staff/password", For.Staff, "/staff/password"),
        new("/staff/security", For.Staff, "/staff/security"),
        new("/staff/security/code-app", For.Staff, "/staff/security/code-app"),
        new("/staff/security/passkeys/new", For.Staff, "/staff/security/passkeys/new"),
        new("/staff/security/passkeys/{Number}", For.Staff, "/staff/security/passkeys/1", "/staff/security/passkeys/9"),
        new("/staff/confirm", For.Staff, "/staff/confirm"),
        new("/staff/complaints", For.Staff, "/staff/complaints"),
        new("/staff/complaints/{Number}", For.Staff, "/staff/complaints/BS-A"),
        new("/staff/complaints/{number}/files/{file:int}", For.Staff, "/staff/complaints/BS-A/files/1"),
        new("/staff/customers", For.Staff, "/staff/customers"),
        new("/staff/customers/new", For.Staff, "/staff/customers/new"),
        new("/staff/customers/export", For.Staff, "/staff/customers/export"),
        new("/staff/customers/{Number}/edit", For.Staff, "/staff/customers/K-10001/edit"),
        new("/staff/customers/{Number}/access", For.Staff, "/staff/customers/K-10001/access"),
        new("/staff/customers/{Number}/decisions", For.Staff, "/staff/customers/K-10001/decisions"),
        new("/staff/customers/{number}/documents/{document}/{version:int}", For.Staff, "/staff/customers/K-10001/documents/D-1/1"),
        new("/staff/settings/fields", For.Staff, "/staff/settings/fields"),
        new("/staff/customers/{Number}", For.Staff, "/staff/customers/K-10001"),
        new("/staff/people", For.Staff, "/staff/people"),
        new("/staff/people/new", For.Staff, "/staff/people/new"),
        new("/staff/people/{Number}", For.Staff, "/staff/people/anna"),
        new("/staff/orders", For.Staff, "/staff/orders"),
        new("/staff/invoices", For.Staff, "/staff/invoices"),
        new("/staff/invoices/{Number}", For.Staff, "/staff/invoices/R-1"),
        new("/staff/invoices/{number}/pdf", For.Staff, "/staff/invoices/R-1/pdf"),
        new("/staff/orders/{Number}", For.Staff, "/staff/orders/A-1"),
        new("/staff/campaigns", For.Staff, "/staff/campaigns"),
        new("/staff/campaigns/new", For.Staff, "/staff/campaigns/new"),
        new("/staff/campaigns/{Number}", For.Staff, "/staff/campaigns/NL-2026-000001"),
        new("/staff/topics", For.Staff, "/staff/topics"),
        new("/staff/topics/new", For.Staff, "/staff/topics/new"),
        new("/staff/topics/{Slug}", For.Staff, "/staff/topics/range"),
        new("/staff/outbox", For.Staff, "/staff/outbox"),
        new("/staff/jobs", For.Staff, "/staff/jobs"),
        new("/_blazor", For.Staff, "/_blazor"),
        new("/_blazor/initializers", For.Staff, "/_blazor/initializers"),
    ];

    /// <summary>Addresses that only take posts; each form's test is named beside it.</summary>
    public static readonly Dictionary<string, string> Posts = new()
    {
        ["/account/sign-out"] = "SessionTests",
        ["/staff/sign-out"] = "SessionTests",
        ["/account/sign-in/with/{name}"] = "OpenId.StateTests",
        ["/account/security/link/{name}"] = "OpenId.LinkTests",
        ["/account/security/unlink/{name}"] = "OpenId.LinkTests",
        ["/account/confirm/with/{name}"] = "OpenId.LinkTests",
        ["/staff/security/link/{name}"] = "OpenId.LinkTests",
        ["/staff/security/unlink/{name}"] = "OpenId.LinkTests",
        ["/staff/confirm/with/{name}"] = "OpenId.LinkTests",
        ["/signout-oidc/{name}"] = "OpenId.SignOutTests",
        ["/account/appearance"] = "FormTests",
        ["/staff/appearance"] = "FormTests",
        ["/unsubscribe/{token}/{campaign}"] = "LeavingTests",
        ["/_blazor/negotiate"] = "WalkerTests.No_circuit_opens_for_a_customer",
        ["/_blazor/disconnect/"] = "WalkerTests.No_circuit_opens_for_a_customer",
        ["/{**path:file}"] = "static files of a build that is not published",
        ["/_framework/opaque-redirect"] = "answers only addresses that the program itself encrypted",
    };
}

namespace Portal.Tests.Isolation;

internal static partial class Cases
{
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
        ["/staff/customers/{number}/views"] = "Views.ViewTests",
        ["/account/view/end"] = "Views.ViewTests",
        ["/account/appearance"] = "FormTests",
        ["/staff/appearance"] = "FormTests",
        ["/complaints/drafts"] = "Complaints.DraftStrangerTests",
        ["/complaints/drafts/{key:guid}/files/{file:int}/removal"] = "Complaints.DraftStrangerTests",
        ["/unsubscribe/{token}/{campaign}"] = "LeavingTests",
        ["/hooks/returned-mail"] = "Mail.Returns.ReturnHookTests",
        ["/_blazor/negotiate"] = "WalkerTests.No_circuit_opens_for_a_customer",
        ["/_blazor/disconnect/"] = "WalkerTests.No_circuit_opens_for_a_customer",
        ["/{**path:file}"] = "static files of a build that is not published",
        ["/_framework/opaque-redirect"] = "answers only addresses that the program itself encrypted",
    };
}

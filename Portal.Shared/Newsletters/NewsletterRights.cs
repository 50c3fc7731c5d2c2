using Portal.Shared.Account;

namespace Portal.Shared.Newsletters;

/// <summary>Who may write to many: the policy of the pages, the server's refusal and what is offered ask here.</summary>
public static class NewsletterRights
{
    public static readonly IReadOnlyList<StaffRole> Marketers = [StaffRole.Marketer, StaffRole.Manager, StaffRole.Administrator];
}

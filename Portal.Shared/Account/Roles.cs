namespace Portal.Shared.Account;

/// <summary>Who signs in: somebody of a customer, or somebody who works here.</summary>
public enum UserKind { Customer, Staff }

/// <summary>What a portal user is at a customer.</summary>
public enum MemberRole { Administrator, Purchasing, Finance, Support, Reader }

/// <summary>How much of a customer's documents of one kind a portal user sees.</summary>
public enum MemberScope
{
    /// <summary>None of them.</summary>
    None,

    /// <summary>Only documents that name the person as contact.</summary>
    Own,

    /// <summary>The documents of the person's site.</summary>
    Site,

    /// <summary>Everything of the company.</summary>
    Company,
}

/// <summary>What somebody is at the company that runs the portal.</summary>
public enum StaffRole
{
    Agent,
    AccountManager,
    Marketer,
    Manager,
    Administrator,

    /// <summary>A role that the company made itself; it says which one beside.</summary>
    Own,
}

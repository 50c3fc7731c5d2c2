namespace Portal.Shared.Customers;

public enum CustomerKind { Company, Person }

public enum CustomerStage { Prospect, Customer }

/// <summary>The classification of a customer; none until somebody or a rule decided.</summary>
public enum CustomerClass { None, A, B, C }

public enum AddressKind { Billing, Delivery }

namespace Portal.Shared.Customers;

public enum CustomerKind { Company, Person }

public enum CustomerStage { Prospect, Customer }

/// <summary>The classification of a customer; none until somebody or a rule decided.</summary>
public enum CustomerClass { None, A, B, C }

public enum AddressKind { Billing, Delivery }

/// <summary>The filing scheme of a customer's documents.</summary>
public enum DocumentCategory { Contract, Correspondence, Certificate, Other }

/// <summary>What is decided about a customer by hand, always with a reason.</summary>
public enum DecisionKind { Class, Manager, Deputy, Name, VatId, Bank }

/// <summary>Why a new customer may be one we have already.</summary>
public enum DuplicateGround { NameAndTown, VatId, Email, Phone, StatedNumber }

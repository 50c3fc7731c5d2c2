namespace Portal.Shared.Learning;

/// <summary>By what deliveries are compared.</summary>
public enum ClusterBy { Product, Carrier, Country, Weekday, LeadTime }

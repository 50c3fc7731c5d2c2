namespace Portal.Shared.ChangeRequests;

/// <summary>A field that a customer asks to have changed.</summary>
public enum RequestField { Name, VatId, Holder, Iban, Bic, Bank }

public enum RequestState { Waiting, Approved, Refused, Withdrawn }

/// <summary>Which requests a list shows.</summary>
public enum RequestFilter { Waiting, Decided }

namespace Portal.Shared.Customers;

/// <summary>A group of optional fields, off until an administrator switches it on.</summary>
public enum FieldGroup { Company, Credit, Person, Channels, Interests, Tags }

/// <summary>An optional field of a customer.</summary>
public enum TraitField
{
    Industry, Revenue, Employees, Parent,
    CreditRating, CreditLimit, CreditSource, CreditDate,
    Title, Birthday,
    PreferredChannel, Reachable, Website, Profile,
    Interests, Tags,
}

/// <summary>How a field is written.</summary>
public enum TraitType
{
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>An amount in the portal's currency.</summary>
    Amount,
    Date,

    /// <summary>An address of the web, http or https.</summary>
    Web,

    /// <summary>Words, parted by commas.</summary>
    List,

    /// <summary>The number of another customer.</summary>
    Customer,
}

/// <summary>Which fields belong to which group, and how each is written.</summary>
public static class OptionalFields
{
    /// <summary>Longest value.</summary>
    public const int MaxLength = 500;

    public static IReadOnlyList<TraitField> Of(FieldGroup group) => [.. Enum.GetValues<TraitField>().Where(f => GroupOf(f) == group)];

    public static FieldGroup GroupOf(TraitField field) => field switch
    {
        <= TraitField.Parent => FieldGroup.Company,
        <= TraitField.CreditDate => FieldGroup.Credit,
        <= TraitField.Birthday => FieldGroup.Person,
        <= TraitField.Profile => FieldGroup.Channels,
        TraitField.Interests => FieldGroup.Interests,
        _ => FieldGroup.Tags,
    };

    public static TraitType TypeOf(TraitField field) => field switch
    {
        TraitField.Employees => TraitType.Number,
        TraitField.Revenue or TraitField.CreditLimit => TraitType.Amount,
        TraitField.CreditDate or TraitField.Birthday => TraitType.Date,
        TraitField.Website or TraitField.Profile => TraitType.Web,
        TraitField.Interests or TraitField.Tags => TraitType.List,
        TraitField.Parent => TraitType.Customer,
        _ => TraitType.Text,
    };
}

namespace Portal.Server.Features.Demo;

/// <summary>Somebody at a customer.</summary>
internal sealed record Person(string First, string Last, bool IsWoman, string Position)
{
    public string Name => $"{First} {Last}";
}

/// <summary>A place of business.</summary>
internal sealed record Place(string Name, string Street, Town Town);

/// <summary>A customer that is not left to chance, because people sign in as it.</summary>
internal sealed record KnownCustomer(string Name, string SignIn, IReadOnlyList<Person> People, IReadOnlyList<Place> Places)
{
    public Town Town => Places[0].Town;
}

/// <summary>The two customers of the demo's sign-ins.</summary>
internal static class Known
{
    private static readonly KnownCustomer[] Customers =
    [
        new("Hotel Alsterblick GmbH", DemoSignIns.Customer,
            [new("Katrin", "Petersen", true, "Leitung Einkauf"), new("Mehmet", "Kaya", false, "Küchenleitung"), new("Jens", "Uhlig", false, "Buchhaltung")],
            [
                new("Hotel Alsterblick", "Lindenallee 18", new("20095", "Hamburg", "+49 40 66969###")),
                new("Strandhotel Travemünde", "Strandpromenade 4", new("23570", "Lübeck", null)),
            ]),
        new("The Copper Kettle Ltd", DemoSignIns.SecondCustomer,
            [new("Emma", "Hughes", true, "Purchasing"), new("Gareth", "Palmer", false, "Accounts")],
            [new("The Copper Kettle", "14 Harbour Row", new("BS1 5TR", "Bristol", "+44 117 496 0###"))]),
    ];

    public static KnownCustomer? Of(int index) => index < Customers.Length ? Customers[index] : null;
}

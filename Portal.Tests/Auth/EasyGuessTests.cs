using System.Net;
using Portal.Server.Auth;

namespace Portal.Tests.Auth;

/// <summary>Which passwords are refused [ASVS 6.2.4 to 6.2.9; abuse case 25].</summary>
public sealed class EasyGuessTests
{
    private static readonly string[] Known = ["maria.anders@alfreds-futterkiste.example", "Maria Anders", "Nordwind Feinkost", "portal"];

    [Theory]
    [InlineData("Passw0rd1234")]
    [InlineData("password1234!")]
    [InlineData("Passwort-2026")]
    [InlineData("P@$$w0rd2026!")]
    [InlineData("qwertzuiop12")]
    [InlineData("1q2w3e4r5t6z")]
    [InlineData("123456789012")]
    [InlineData("abcdefghijkl")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abababababab")]
    [InlineData("Willkommen2026")]
    [InlineData("Sommer2026!!")]
    [InlineData("Nordwind2026!")]
    [InlineData("NordwindPortal1")]
    [InlineData("maria.anders1985")]
    [InlineData("maria.anders@alfreds-futterkiste.example")]
    [InlineData("Alfreds Futterkiste")]
    [InlineData("iloveyou1234")]
    [InlineData("HalloHalloHallo")]
    [InlineData("admin123admin123")]
    public void What_is_tried_first_is_refused(string password) => Assert.True(EasyGuess.Is(password, Known));

    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("a long enough secret")]
    [InlineData("tr0ub4dor&3xx")]
    [InlineData("kgz7-bq2m-0wpx")]
    [InlineData("drei Wolken über Pirna")]
    [InlineData("пароль из пяти слов")]
    [InlineData("🦊🐻 Nebel auf dem Fluss")]
    [InlineData("mein Passwort ist ein Gedicht von Rilke")]
    public void What_is_worth_guessing_is_taken(string password) => Assert.False(EasyGuess.Is(password, Known));

    [Theory]
    [InlineData("Passw0rd-2026!", false)]
    [InlineData("maria@alfreds.example", false)]
    [InlineData("zwölf 🦊 Füchse laufen über sieben Brücken, und keiner weiß, wohin sie danach wohl gehen werden; 'quoted' \"words\" <b>too</b>", true)]
    public async Task The_form_says_so_and_takes_long_and_unusual_ones_as_they_are(string password, bool taken)
    {
        await using var own = await Account.OwnCompany.Open();
        using var maria = await own.As(Account.OwnCompany.Maria);
        var answer = await maria.Submit("/account/password", "form.card", ("Input.Current", Support.World.Password), ("Input.Password", password));
        if (!taken) Assert.Contains("tried first", await answer.Content.ReadAsStringAsync());
        Assert.Equal(taken ? HttpStatusCode.Found : HttpStatusCode.BadRequest, answer.StatusCode);
        await own.App.Visit().SignIn(Account.OwnCompany.Maria, taken ? password : Support.World.Password);
    }
}

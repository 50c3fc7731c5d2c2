using Portal.Server.Data;

namespace Portal.Server.Features.Demo;

/// <summary>
/// Numbers by year and counter that follow the days: first every record is counted on its day, then each takes the next number of
/// its day. So customers can be written one after the other.
/// </summary>
internal sealed class NumberBook(string prefix)
{
    private readonly SortedDictionary<DateOnly, int> counts = [];
    private readonly Dictionary<DateOnly, int> next = [];
    private readonly SortedDictionary<int, int> years = [];

    public void Count(DateOnly day) => counts[day] = counts.GetValueOrDefault(day) + 1;

    /// <summary>Ends the counting.</summary>
    public void Open()
    {
        foreach (var (day, count) in counts)
        {
            next[day] = years.GetValueOrDefault(day.Year) + 1;
            years[day.Year] = next[day] - 1 + count;
        }
    }

    public string Take(DateOnly day) => Numbers.Write(prefix, day.Year, next[day]++);

    /// <summary>The counters with which the portal counts on.</summary>
    public IEnumerable<Counter> Counters => years.Select(y => new Counter
    {
        Name = Numbers.Series(prefix, y.Key), Next = y.Value + 1,
    });
}

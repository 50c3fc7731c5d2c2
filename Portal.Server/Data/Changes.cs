namespace Portal.Server.Data;

/// <summary>Notes which fields of a record take a new value, for the event that tells of it: names only, never values.</summary>
internal sealed class Changes
{
    private readonly List<string> names = [];

    public bool Any => names.Count > 0;

    /// <summary>"City,Street", as an event's argument.</summary>
    public string Names => string.Join(',', names);

    /// <returns>The new value.</returns>
    public T Note<T>(string name, T before, T after)
    {
        if (!EqualityComparer<T>.Default.Equals(before, after)) names.Add(name);
        return after;
    }
}

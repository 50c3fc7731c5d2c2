namespace Portal.Server.Hosting;

/// <summary>How the program's own log is written.</summary>
internal static class ProgramLog
{
    /// <summary>
    /// One line of JSON an entry: whatever a stranger brings into one is escaped, and never makes a line of its own or speaks to a
    /// terminal. While developing people read it; and whoever names a format in the settings has chosen.
    /// </summary>
    public static void AddProgramLog(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment() || builder.Configuration["Logging:Console:FormatterName"] is not null) return;
        builder.Logging.AddJsonConsole(o =>
        {
            o.UseUtcTimestamp = true;
            o.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        });
    }
}

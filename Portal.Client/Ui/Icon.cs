using System.Collections.Frozen;
using Microsoft.AspNetCore.Components;

namespace Portal.Client.Ui;

/// <summary>
/// A small set of line drawings. They stand beside words and say nothing of their own, so screen readers pass them.
/// Ready-made pieces of a page, not components: a list shows one on each row.
/// </summary>
public static class Icon
{
    private static readonly FrozenDictionary<string, MarkupString> Drawings = new Dictionary<string, MarkupString>
    {
        ["home"] = Draw("<path d='M3 11 12 4l9 7v9h-6v-6H9v6H3z'/>"),
        ["box"] = Draw("<path d='M3 7.5 12 3l9 4.5v9L12 21l-9-4.5zM3 7.5l9 4.5 9-4.5M12 12v9'/>"),
        ["speech"] = Draw("<path d='M4 4h16v12H9l-5 4z'/>"),
        ["plus"] = Draw("<path d='M12 5v14M5 12h14'/>"),
        ["menu"] = Draw("<path d='M4 6h16M4 12h16M4 18h16'/>"),
        ["moon"] = Draw("<path d='M20 14A8 8 0 1 1 10 4a6.500 6.500 0 0 0 10 10z'/>"),
        ["sun"] = Draw("<circle cx='12' cy='12' r='4'/><path d='M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.500 1.500M17.500 17.500 19 19M5 19l1.500-1.500M17.500 6.500 19 5'/>"),
        ["search"] = Draw("<circle cx='11' cy='11' r='6'/><path d='m20 20-4.500-4.500'/>"),
        ["check"] = Draw("<path d='m5 12.500 4.500 4.500L19 7'/>"),
        ["clock"] = Draw("<circle cx='12' cy='12' r='8.500'/><path d='M12 7v5l3.500 2'/>"),
        ["alert"] = Draw("<path d='M12 3 2.500 20h19zM12 10v4M12 17v.01'/>"),
        ["dot"] = Draw("<circle cx='12' cy='12' r='4' fill='currentColor'/>"),
        ["bell"] = Draw("<path d='M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 21h4'/>"),
        ["clip"] = Draw("<path d='m20 11-8.500 8.500a5 5 0 0 1-7-7L13 4a3.500 3.500 0 0 1 5 5l-8.500 8.500a1.500 1.500 0 0 1-2.500-2L14.500 8'/>"),
        ["lock"] = Draw("<rect x='5' y='11' width='14' height='9' rx='2'/><path d='M8 11V8a4 4 0 0 1 8 0v3'/>"),
        ["shield"] = Draw("<path d='M12 3l8 3v6c0 5-3.500 8-8 9-4.500-1-8-4-8-9V6zM9 12l2 2 4-4'/>"),
        ["page"] = Draw("<path d='M6 3h8l5 5v13H6zM14 3v5h5M9 13h6M9 17h6'/>"),
        ["mail"] = Draw("<rect x='3' y='5' width='18' height='14' rx='2'/><path d='m3 7 9 6 9-6'/>"),
        ["gear"] = Draw("<circle cx='12' cy='12' r='3'/><path d='M12 2v4M12 18v4M2 12h4M18 12h4M5 5l3 3M16 16l3 3M5 19l3-3M16 8l3-3'/>"),
        ["horn"] = Draw("<path d='M4 10v4h3l9 5V5L7 10zM19 9.500a4 4 0 0 1 0 5M8 14.500V20h3v-4'/>"),
        ["ask"] = Draw("<circle cx='12' cy='12' r='9'/><path d='M9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.700.300-1 .800-1 1.700M12 17v.01'/>"),
        ["tag"] = Draw("<path d='M4 4h8l8.500 8.500-8 8L4 12zM8 8v.01'/>"),
        ["printer"] = Draw("<path d='M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z'/>"),
        ["newcomer"] = Draw("<circle cx='9' cy='8' r='3.500'/><path d='M2.500 20a6.500 6.500 0 0 1 13 0M19 5v6M16 8h6'/>"),
        ["pen"] = Draw("<path d='M4 20l1-5L16 4l4 4L9 19zM14 6l4 4'/>"),
        ["eye"] = Draw("<path d='M2 12s3.500-6.500 10-6.500S22 12 22 12s-3.500 6.500-10 6.500S2 12 2 12z'/><circle cx='12' cy='12' r='3'/>"),
        ["people"] = Draw("<circle cx='9' cy='8' r='3.500'/><path d='M2.500 20a6.500 6.500 0 0 1 13 0M16 5a3.500 3.500 0 0 1 0 6.500M18 14a6.500 6.500 0 0 1 3.500 6'/>"),
    }.ToFrozenDictionary();

    /// <exception cref="ArgumentException">There is no drawing of that name.</exception>
    public static MarkupString Of(string name) =>
        Drawings.TryGetValue(name, out var drawing) ? drawing : throw new ArgumentException($"There is no icon \"{name}\".");

    private static MarkupString Draw(string path) => new(
        "<svg class='icon' viewBox='0 0 24 24' width='20' height='20' fill='none' stroke='currentColor' stroke-width='2' "
        + $"stroke-linecap='round' stroke-linejoin='round' aria-hidden='true' focusable='false'>{path}</svg>");
}

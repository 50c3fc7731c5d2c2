using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Portal.Tests.Support;

namespace Portal.Tests.Complaints;

/// <summary>What the script of the form does while somebody writes, without a browser.</summary>
internal static class Typing
{
    public const string Drafts = "/complaints/drafts";

    private const string Form = "form.card";

    /// <summary>Keeps what stands in the form of a page, with other values in it and perhaps a file.</summary>
    public static async Task<HttpResponseMessage> Keep(this Visitor visitor, IHtmlDocument page, (string Name, byte[] Bytes)? file, params (string Name, string Value)[] values)
    {
        using var content = new MultipartFormDataContent();
        var fields = Fields(page);
        foreach (var (name, value) in values) fields[name] = value;
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        if (file is { } chosen) content.Add(new ByteArrayContent(chosen.Bytes), "Files", chosen.Name);
        return await visitor.Send(Drafts, content);
    }

    public static Task<HttpResponseMessage> Keep(this Visitor visitor, IHtmlDocument page, params (string Name, string Value)[] values) => visitor.Keep(page, null, values);

    public static async Task<HttpResponseMessage> Remove(this Visitor visitor, IHtmlDocument page, string key, int file)
    {
        using var content = new FormUrlEncodedContent(Fields(page));
        return await visitor.Send($"{Drafts}/{key}/files/{file}/removal", content);
    }

    public static string KeyOf(IHtmlDocument page) => Fields(page)["Draft.FormKey"];

    /// <summary>What the script shows of an answer.</summary>
    public static async Task<(string Said, string[] Files)> Said(HttpResponseMessage answer)
    {
        var read = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (read.GetProperty("said").GetString()!, [.. read.GetProperty("files").EnumerateArray().Select(f => $"{f.GetProperty("number")} {f.GetProperty("name")}")]);
    }

    /// <summary>The names of the files that a page lists as kept.</summary>
    public static string[] Listed(IHtmlDocument page) => [.. page.QuerySelectorAll("[data-files] [data-name]").Select(f => f.TextContent)];

    /// <summary>How many files lie in the store.</summary>
    public static int Stored(PortalApp app) => Directory.EnumerateFiles(Path.Combine(app.Folder, "files"), "*", SearchOption.AllDirectories).Count();

    private static Dictionary<string, string> Fields(IHtmlDocument page) => Visitor.Fields(page.QuerySelector<IHtmlFormElement>(Form)!);

    private static async Task<HttpResponseMessage> Send(this Visitor visitor, string address, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content, Headers = { { "X-Requested-With", "XMLHttpRequest" } } };
        return await visitor.Http.SendAsync(request);
    }
}

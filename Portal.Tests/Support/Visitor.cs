using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Portal.Tests.Support;

/// <summary>Somebody with a browser that has no script: opens pages, fills forms as they stand, follows nothing by itself.</summary>
internal sealed class Visitor(Uri address, TestLog log) : IDisposable
{
    private readonly CookieContainer cookies = new();
    private HttpClient? opened;

    private HttpClient Client => opened ??= new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address, DefaultRequestHeaders = { { "Accept-Language", "en" } } };

    public HttpClient Http => Client;

    /// <summary>What the portal logged last as an error, for the message of a failed check.</summary>
    public string? LastError => log.Errors.LastOrDefault();

    public string? Cookie(string name) => cookies.GetCookies(address)[name]?.Value;

    public void SetCookie(string name, string value) => cookies.Add(address, new Cookie(name, value, "/"));

    public async Task<Visitor> SignIn(string email, string password = World.Password)
    {
        var answer = await Submit("/account/sign-in", "form[method=post].card", ("Input.Email", email), ("Input.Password", password));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return this;
    }

    public async Task<IHtmlDocument> Open(string path)
    {
        var answer = await Client.GetAsync(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {answer.Headers.Location} {log.Errors.LastOrDefault()}");
        return await Parse(answer);
    }

    public static async Task<IHtmlDocument> Parse(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    /// <summary>Where an answer leads, within the portal; null where it leads nowhere.</summary>
    public string? Place(HttpResponseMessage answer) => answer.Headers.Location is { } to ? new Uri(address, to) is var whole && whole.Authority == address.Authority ? whole.PathAndQuery : whole.AbsoluteUri : null;

    /// <summary>Opens a page and posts one of its forms, hidden fields included, as a browser would.</summary>
    public async Task<HttpResponseMessage> Submit(string path, string form, params (string Name, string Value)[] values) =>
        await Post(await Open(path), path, form, values);

    public async Task<HttpResponseMessage> Post(IHtmlDocument page, string path, string form, params (string Name, string Value)[] values)
    {
        var element = page.QuerySelector<IHtmlFormElement>(form) ?? throw new InvalidOperationException($"{path} has no form \"{form}\".");
        var fields = Fields(element);
        foreach (var (name, value) in values) fields[name] = value;
        var action = element.GetAttribute("action") is { Length: > 0 } given ? given : path;
        if (element.Enctype != "multipart/form-data") return await Client.PostAsync(action, new FormUrlEncodedContent(fields));
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        return await Client.PostAsync(action, content);
    }

    /// <summary>Posts a form with files, as a browser would.</summary>
    public async Task<HttpResponseMessage> Attach(
        string path, string form, (string Field, string Name, byte[] Bytes)[] files, params (string Name, string Value)[] values)
    {
        var element = (await Open(path)).QuerySelector<IHtmlFormElement>(form) ?? throw new InvalidOperationException($"{path} has no form \"{form}\".");
        var fields = Fields(element);
        foreach (var (name, value) in values) fields[name] = value;
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        foreach (var (field, name, bytes) in files) content.Add(new ByteArrayContent(bytes), field, name);
        return await Client.PostAsync(element.GetAttribute("action") is { Length: > 0 } given ? given : path, content);
    }

    public static Dictionary<string, string> Fields(IHtmlFormElement form)
    {
        var fields = new Dictionary<string, string>();
        foreach (var field in form.Elements)
        {
            if (field.GetAttribute("name") is not { Length: > 0 } name) continue;
            switch (field)
            {
                case IHtmlInputElement { Type: "file" or "submit" } or IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { IsDisabled: true }: break;
                case IHtmlInputElement input: fields[name] = input.Value; break;
                case IHtmlTextAreaElement text: fields[name] = text.Value; break;
                case IHtmlSelectElement select: fields[name] = select.Value ?? ""; break;
            }
        }
        return fields;
    }

    public void Dispose() => opened?.Dispose();
}

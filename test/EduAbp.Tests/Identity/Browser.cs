using System.Net;
using System.Text.RegularExpressions;
using EduAbp.Tests.Kit;

namespace EduAbp.Tests.Identity;

/// <summary>Somebody at the pages: keeps cookies, follows nothing, sends forms with their tokens.</summary>
internal sealed partial class Browser(TestApp app) : IDisposable
{
    private readonly HttpClient _client = app.CreateClient();

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(path);

    public async Task<string> ReadAsync(string path) => WebUtility.HtmlDecode(await (await _client.GetAsync(path)).Content.ReadAsStringAsync());

    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) => await PostAsync(path, path, fields);

    public async Task<HttpResponseMessage> PostAsync(string formPath, string path, params (string Name, string Value)[] fields)
    {
        var page = await _client.GetStringAsync(formPath);
        var token = Token().Match(page).Groups[1].Value;
        var form = fields.Append(("__RequestVerificationToken", token)).Select(field => new KeyValuePair<string, string>(field.Item1, field.Item2));
        return await _client.PostAsync(path, new FormUrlEncodedContent(form));
    }

    /// <summary>What a script does: JSON, with the form token in the header or without.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, bool withToken, string? formPath = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (method != HttpMethod.Delete)
            request.Content = new StringContent("{\"title\":\"Bài thử\"}", System.Text.Encoding.UTF8, "application/json");
        if (withToken)
            request.Headers.Add("RequestVerificationToken", Token().Match(await _client.GetStringAsync(formPath)).Groups[1].Value);
        return await _client.SendAsync(request);
    }

    public Task<HttpResponseMessage> SignInAsync(string unitPath, string email, string password = School.Password) =>
        PostAsync(unitPath.Length == 0 ? "/dang-nhap" : $"/{unitPath}/dang-nhap", ("Email", email), ("Password", password));

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

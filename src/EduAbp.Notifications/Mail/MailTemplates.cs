using System.Collections.Concurrent;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using EduAbp.DependencyInjection;
using EduAbp.Modularity;

namespace EduAbp.Notifications.Mail;

/// <summary>A written letter.</summary>
internal sealed record MailText(string Subject, string Html);

/// <summary>
/// The modules' letters: embedded files <c>Mails/vi/{Template}.html</c> and <c>Mails/en/{Template}.html</c>. The first
/// line is the subject; <c>{{Name}}</c> is a value, <c>{{#Name}}…{{/Name}}</c> stands only where the value is not empty.
/// </summary>
internal sealed partial class MailTemplates(ModuleList modules) : ISingletonDependency
{
    /// <summary>The letter for notices without one of their own.</summary>
    public const string Common = "Notifications.Notice";

    private const string Frame = "Notifications.Frame";
    private readonly ConcurrentDictionary<string, string?> _files = new();

    public bool Exists(string template) => Read(template, "vi") is not null;

    public MailText Write(string template, string language, IReadOnlyDictionary<string, string> data)
    {
        var source = Read(template, language) ?? Read(template, "vi")
            ?? throw new InvalidOperationException($"No module has the letter Mails/vi/{template}.html.");
        var lines = source.Split('\n', 2);
        var subject = Fill(lines[0]["Subject:".Length..].Trim(), data, encode: false);
        var body = Fill(lines[1].Trim(), data, encode: true);
        var frame = Read(Frame, language) ?? Read(Frame, "vi")!;
        var unit = data.GetValueOrDefault("UnitName");
        var html = Fill(frame, new Dictionary<string, string> { ["Subject"] = subject, ["UnitName"] = unit ?? "" }, encode: true)
            .Replace("<!--body-->", body, StringComparison.Ordinal);
        return new MailText(SingleLine().Replace(subject, " "), html);
    }

    /// <summary>The same letter for readers that show no HTML; links keep their addresses.</summary>
    public static string PlainText(string html)
    {
        var body = Head().Replace(html, "");
        body = Link().Replace(body, match => $"{match.Groups["text"].Value}: {match.Groups["href"].Value}");
        body = Space().Replace(body, " ");
        body = BlockEnd().Replace(body, "\n");
        body = WebUtility.HtmlDecode(Tag().Replace(body, ""));
        return EmptyLines().Replace(string.Join('\n', body.Split('\n').Select(line => line.Trim())), "\n\n").Trim() + "\n";
    }

    private static string Fill(string text, IReadOnlyDictionary<string, string> data, bool encode)
    {
        text = Section().Replace(text, match => string.IsNullOrWhiteSpace(data.GetValueOrDefault(match.Groups["name"].Value)) ? "" : match.Groups["body"].Value);
        return Value().Replace(text, match =>
        {
            var value = data.GetValueOrDefault(match.Groups["name"].Value) ?? "";
            return encode ? Encode(value) : value;
        });
    }

    // Vietnamese letters stay readable in the source of the letter.
    private static string Encode(string value) => value
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal);

    private string? Read(string template, string language) => _files.GetOrAdd($".Mails.{language}.{template}.html", suffix =>
    {
        foreach (var assembly in modules.Assemblies.Append(typeof(MailTemplates).Assembly).Distinct())
        {
            var name = assembly.GetManifestResourceNames().FirstOrDefault(name => name.EndsWith(suffix, StringComparison.Ordinal));
            if (name is not null)
                return ReadAll(assembly, name);
        }

        return null;
    });

    private static string ReadAll(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"\{\{#(?<name>\w+)\}\}(?<body>.*?)\{\{/\k<name>\}\}", RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex(@"\{\{(?<name>\w+)\}\}")]
    private static partial Regex Value();

    [GeneratedRegex(@"\s+")]
    private static partial Regex SingleLine();

    [GeneratedRegex(@"<head\b.*?</head>", RegexOptions.Singleline)]
    private static partial Regex Head();

    [GeneratedRegex("""<a\b[^>]*?href="(?<href>[^"]*)"[^>]*>(?<text>.*?)</a>""", RegexOptions.Singleline)]
    private static partial Regex Link();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"</(p|h1|h2|li|div|tr|table)>|<br\s*/?>")]
    private static partial Regex BlockEnd();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex EmptyLines();
}

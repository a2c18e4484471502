using System.Text.RegularExpressions;

namespace EduAbp.Tests.Architecture;

/// <summary>Habits that the compiler does not hold.</summary>
public sealed partial class SourceTests
{
    [Fact]
    public void Time_comes_from_the_TimeProvider() => Offences(WallClock()).ShouldBeEmpty();

    [Fact]
    public void Ids_are_ordered_by_time() => Offences(RandomId()).ShouldBeEmpty();

    [Fact]
    public void Filters_are_lifted_by_name_only() => Offences(AllFilters()).ShouldBeEmpty();

    /// <summary>Who looks past a filter, and why that is right. A new place needs its line here, and a reviewer's eye.</summary>
    private static readonly Dictionary<string, string> Lifts = new()
    {
        ["Tenant src/EduAbp.Identity/Account/AccountDataPart.cs"] = "A person's copy names every unit of the own memberships; erasing asks whether others still need the account.",
        ["Tenant src/EduAbp.Identity/Account/AccountDataPart.cs"] = "A person's own data, copied or erased as the law on personal data asks.",
        ["Tenant src/EduAbp.Identity/Help/HelperAppService.cs"] = "A helper's own requests, wherever they were made.",
        ["Tenant src/EduAbp.Identity/Sessions/SessionQueries.cs"] = "One's own memberships, read together with the session.",
        ["Tenant src/EduAbp.Identity/Memberships/OwnMemberships.cs"] = "One's own memberships: for the switcher, and a helper's in the office that sent them.",
        ["Tenant src/EduAbp.Identity/SecondFactor/SecondFactorDemand.cs"] = "The roles of one person who signs in, before a unit is chosen.",
        ["Tenant src/EduAbp.Identity/Staff/AccountLinks.cs"] = "Which other units one person belongs to: their administrators are told of a reset.",
        ["SoftDelete modules/StudentRecords/EduAbp.StudentRecords/Deeds/DeedAppService.cs"] = "A merge is undone: the hidden record comes back.",
        ["SoftDelete modules/StudentRecords/EduAbp.StudentRecords/Imports/ImportAppService.cs"] = "A merged record keeps its code, which no new pupil gets.",
        ["SoftDelete modules/StudentRecords/EduAbp.StudentRecords/Pupils/PupilAppService.cs"] = "The same.",
        ["SoftDelete modules/Website/EduAbp.Website/Articles/ArticleAppService.cs"] = "A deletion is taken back; an autosave revives nothing.",
        ["SoftDelete modules/Website/EduAbp.Website/Articles/ArticleManager.cs"] = "A deleted article keeps its address; a deleted picture that is used again comes back.",
        ["SoftDelete modules/Website/EduAbp.Website/Media/MediaAppService.cs"] = "A deletion is taken back; a public article keeps its picture.",
        ["SoftDelete modules/Website/EduAbp.Website/Media/MediaBlobs.cs"] = "Files of what can still come back are no orphans.",
        ["SoftDelete modules/Website/EduAbp.Website/Media/MediaRescanWorker.cs"] = "What can still come back is scanned too.",
    };

    [Fact]
    public void Who_looks_past_a_filter_is_known_by_name() =>
        Repository.Product(".cs")
            .SelectMany(file => LiftedFilter().Matches(file.Text).Select(lift => (File: file, Filters: lift.Groups[1].Value)))
            .SelectMany(lift => lift.Filters.Split(',').Select(filter => $"{filter.Trim().Replace("DataFilters.", "", StringComparison.Ordinal)} {lift.File.Path}"))
            .Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(Lifts.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Rows_are_not_found_past_the_filters() => Offences(Find()).ShouldBeEmpty();

    [Fact]
    public void Nobody_blocks_a_thread_on_a_task() => Offences(Blocking()).ShouldBeEmpty();

    [Fact]
    public void Pages_carry_no_inline_script_or_style() =>
        Repository.Product(".cshtml").SelectMany(file => file.Lines(Inline())).ShouldBeEmpty();

    [Fact]
    public void A_tilde_stands_before_a_slash_where_Razor_resolves_it() =>
        Repository.Product(".cshtml").SelectMany(file => file.Lines(LostTilde())).ShouldBeEmpty();

    [Fact]
    public void Tests_neither_sleep_nor_look_at_the_clock_on_the_wall() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "test"), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.EndsWith("/SourceTests.cs", StringComparison.Ordinal))
            .SelectMany(file => new SourceFile(file).Lines(Sleeping()))
            .ShouldBeEmpty();

    private static IEnumerable<string> Offences(Regex pattern) =>
        Repository.Product(".cs").Where(file => !file.IsMigration).SelectMany(file => file.Lines(pattern));

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b")]
    private static partial Regex WallClock();

    // A name that only has to be new may be random.
    [GeneratedRegex(@"\bGuid\.NewGuid\(\)(?!\.ToString\(|:N\})")]
    private static partial Regex RandomId();

    [GeneratedRegex(@"\.IgnoreQueryFilters\(\s*\)")]
    private static partial Regex AllFilters();

    [GeneratedRegex(@"\bIgnoreQueryFilters\(\s*(?:new\[\]\s*\{|\[)?([^\])}]*)")]
    private static partial Regex LiftedFilter();

    [GeneratedRegex(@"\b(db|context|_db|_context)(\.\w+)?\.Find(Async)?\(")]
    private static partial Regex Find();

    [GeneratedRegex(@"\.GetAwaiter\(\)\.GetResult\(\)|\)\.Result\b|\.Wait\(\)")]
    private static partial Regex Blocking();

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)(?![^>]*type=""(application|speculationrules|importmap))|<style\b|\sstyle=""|\son(click|change|submit|load|input)=", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex("=\"~@")]
    private static partial Regex LostTilde();

    [GeneratedRegex(@"\bThread\.Sleep\(|\bTask\.Delay\(|\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|WaitForTimeoutAsync")]
    private static partial Regex Sleeping();
}

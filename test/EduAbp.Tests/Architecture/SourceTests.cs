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

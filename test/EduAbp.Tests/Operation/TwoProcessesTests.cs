using System.Diagnostics;
using EduAbp.Tests.Architecture;

namespace EduAbp.Tests.Operation;

/// <summary>The harness of <c>bench/two-nodes.sh</c>: two real processes behind nginx, one of them killed under load.</summary>
[Trait("Category", "Long")]
public sealed class TwoProcessesTests
{
    [Fact]
    public async Task One_of_two_is_killed_under_load_and_nothing_is_lost_or_doubled()
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "bench", "two-nodes.sh")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var run = Process.Start(start)!;
        var (said, errors) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync();
        run.ExitCode.ShouldBe(0, $"{await said}\n{await errors}");
    }
}

using EduAbp.Threading;
using Shouldly;
using Xunit;

namespace EduAbp.Tests.Kernel;

public class SteppingBackTests
{
    [Fact]
    public async Task What_computes_for_long_steps_back_also_after_it_has_waited()
    {
        using var scheduler = new SteppingBackScheduler("long work", threads: 1, niceness: 10);
        var seen = new List<(string? Thread, int Niceness)>();

        await scheduler.RunAsync(
            async () =>
            {
                seen.Add((Thread.CurrentThread.Name, Niceness()));
                await Task.Run(() => seen.Add((Thread.CurrentThread.Name, Niceness())));
                seen.Add((Thread.CurrentThread.Name, Niceness()));
            },
            CancellationToken.None);

        seen[0].ShouldBe(("long work 1", 10));
        seen[1].Niceness.ShouldBe(0, "what it calls elsewhere goes on as ever");
        seen[2].ShouldBe(("long work 1", 10));
    }

    [Fact]
    public async Task What_fails_there_tells_who_waits_for_it_and_the_thread_goes_on()
    {
        using var scheduler = new SteppingBackScheduler("long work", threads: 1, niceness: 0);

        (await Should.ThrowAsync<InvalidOperationException>(scheduler.RunAsync(() => throw new InvalidOperationException("broken"), CancellationToken.None))).Message.ShouldBe("broken");
        var went = false;
        await scheduler.RunAsync(
            () =>
            {
                went = true;
                return Task.CompletedTask;
            },
            CancellationToken.None);
        went.ShouldBeTrue();
    }

    // The fields after the name in brackets begin with the third; the nice value is the nineteenth.
    private static int Niceness()
    {
        var stat = File.ReadAllText("/proc/thread-self/stat");
        return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[16]);
    }
}

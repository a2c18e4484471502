using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using EduAbp.Bench.Ceilings;
using EduAbp.Bench.Load;
using EduAbp.Bench.Records;

switch (args)
{
    case ["ceiling-m", var port]:
        await MemoryCeiling.RunAsync(int.Parse(port));
        return 0;
    case ["ceiling-q", var port, var connectionString]:
        await QueryCeiling.RunAsync(int.Parse(port), connectionString);
        return 0;
    case ["load", .. var rest]:
        return await LoadCommand.RunAsync(rest);
    case ["start", .. var rest]:
        return await StartCommand.RunAsync(rest);
    case ["sign-in", .. var rest]:
        return await SignInCommand.RunAsync(rest);
    case ["search", .. var rest]:
        return await SearchCommand.RunAsync(rest);
    case ["seed-units", var count]:
        return await SeedUnitsCommand.RunAsync(int.Parse(count));
    case ["seed-records", var schools, var pupils]:
        return await SeedRecordsCommand.RunAsync(int.Parse(schools), int.Parse(pupils));
    case ["end-of-term"]:
        return await EndOfTermCommand.RunAsync();
    case ["gradebook", .. var rest]:
        return await GradebookCommand.RunAsync(rest);
    case ["pupil-list"]:
        return await PupilListCommand.RunAsync();
    case ["two-nodes", .. var rest]:
        return await TwoNodesCommand.RunAsync(rest);
    case ["hot", .. var rest]:
        // In the process itself: the generated project of the default toolchain would restore packages anew.
        var config = DefaultConfig.Instance
            .WithArtifactsPath(Path.Combine("artifacts", "benchmarks"))
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
        BenchmarkSwitcher.FromAssembly(typeof(LoadCommand).Assembly).Run(rest.Length == 0 ? ["--filter", "*"] : rest, config);
        return 0;
    default:
        Console.Error.WriteLine("usage: ceiling-m PORT | ceiling-q PORT CONNECTION | load FILE [--rounds N] [--seconds N] | start PROGRAM FIRST COLD NAME | sign-in FORM PAGE SECONDS PEOPLE ACCOUNT... | search DATABASE ARTICLES CITY OFFICE SCHOOL | seed-units COUNT | seed-records SCHOOLS PUPILS | end-of-term | gradebook [TEACHERS] | pupil-list | hot [filter] | two-nodes PROXY FIRST SECOND PID DATABASE MAILS");
        return 2;
}

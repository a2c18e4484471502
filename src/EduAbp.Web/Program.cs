using EduAbp.Web;

// eduabp [serve | migrate | seed | … ] arguments [--Section:Key=value …]; `help` lists the commands of all modules.
var settings = args.Where(argument => argument.StartsWith("--", StringComparison.Ordinal) && argument.Contains('=')).ToArray();
var words = args.Except(settings).ToArray();
var name = words.FirstOrDefault() ?? "serve";
var serves = name == "serve";

if (!serves)
{
    await using var program = EduAbpHost.Build(settings, serves, isMigrating: name == "migrate");
    return await CommandLine.RunAsync(program, name, words[1..]);
}

await using var app = await EduAbpHost.StartAsync(settings);
await app.WaitForShutdownAsync();
return 0;

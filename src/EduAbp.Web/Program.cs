using EduAbp.AspNetCore.Hosting;
using EduAbp.Web;

// eduabp [serve | migrate | seed | … ] arguments [--Section:Key=value …]; `help` lists the commands of all modules.
var settings = args.Where(argument => argument.StartsWith("--", StringComparison.Ordinal) && argument.Contains('=')).ToArray();
var words = args.Except(settings).ToArray();
var name = words.FirstOrDefault() ?? "serve";
var serves = name == "serve";

await using var app = EduAbpHost.Build(settings, serves);
if (!serves)
    return await CommandLine.RunAsync(app, name, words[1..]);

await app.CheckDatabaseRoleAsync();
app.UseEduAbp();
await app.RunAsync();
return 0;

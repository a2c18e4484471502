using EduAbp.AspNetCore.Hosting;
using EduAbp.Modularity;
using EduAbp.Web;

// eduabp [serve | migrate | seed | … ] arguments; `help` lists the commands of all modules.
var name = args.FirstOrDefault(argument => !argument.StartsWith('-')) ?? "serve";
var arguments = args.SkipWhile(argument => argument != name).Skip(1).ToArray();
var serves = name == "serve";

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [.. args.Where(argument => argument.StartsWith("--", StringComparison.Ordinal) && argument.Contains('='))] });
builder.Services.AddAbpModules(builder.Configuration, WebModules.All);
if (serves)
    builder.Services.AddEduAbpServing();
await using var app = builder.Build();

if (serves)
{
    await app.CheckDatabaseRoleAsync();
    app.UseEduAbp();
    await app.RunAsync();
    return 0;
}

return await CommandLine.RunAsync(app, name, arguments);

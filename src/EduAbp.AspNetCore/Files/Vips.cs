using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using EduAbp.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EduAbp.AspNetCore.Files;

/// <summary>libvips in a process of its own: limited in memory and time, so that a hostile picture ends it and not the application.</summary>
public sealed partial class Vips(ILogger<Vips> log) : ISingletonDependency
{
    private const long MaxMemory = 2L * 1024 * 1024 * 1024;
    private const int MaxSeconds = 60;

    // Each process may take a core and hundreds of megabytes: uploads wait for their turn.
    private readonly SemaphoreSlim turns = new(2);

    /// <summary>Size and number of bands as the header says; nothing is decoded.</summary>
    public async Task<PictureHeader?> ReadHeaderAsync(string path, CancellationToken cancellationToken)
    {
        var (exit, output) = await RunAsync("vipsheader", [path], cancellationToken);
        var match = Header().Match(output);
        return exit == 0 && match.Success
            ? new PictureHeader(Number(match.Groups[1]), Number(match.Groups[2]), Number(match.Groups[3]))
            : null;

        static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);
    }

    /// <summary>Turns the picture upright, fits it into the width and height, and drops all metadata. False when it cannot be read whole.</summary>
    public async Task<bool> ShrinkAsync(string source, string target, int width, int height, string options, CancellationToken cancellationToken)
    {
        // In 8.14 WebP keeps EXIF even when asked to strip: WebP is only ever made from a stripped JPEG or PNG.
        // Without fail-on a truncated file gives a grey half and exit code 0.
        var (exit, output) = await RunAsync(
            "vips",
            ["thumbnail", source, $"{target}[{options}]", Text(width), "--height", Text(height), "--size", "down", "--export-profile", "srgb", "--fail-on", "truncated"],
            cancellationToken);
        if (exit != 0) log.LogInformation("A picture could not be read: {Output}", output);
        return exit == 0 && File.Exists(target);

        static string Text(int pixels) => pixels.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Renders a drawing of our own; uploads never come here.</summary>
    public async Task<bool> DrawAsync(string svg, string target, int width, CancellationToken cancellationToken) =>
        (await RunAsync("vips", ["thumbnail", svg, $"{target}[Q=90]", width.ToString(CultureInfo.InvariantCulture)], cancellationToken, trusted: true)).Exit == 0;

    private async Task<(int Exit, string Output)> RunAsync(
        string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken, bool trusted = false)
    {
        await turns.WaitAsync(cancellationToken);
        try
        {
            var start = new ProcessStartInfo("prlimit") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            start.ArgumentList.Add($"--as={MaxMemory}");
            start.ArgumentList.Add($"--cpu={MaxSeconds}");
            start.ArgumentList.Add("--core=0");
            start.ArgumentList.Add(program);
            foreach (var argument in arguments) start.ArgumentList.Add(argument);
            start.Environment.Clear();
            start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
            start.Environment["LC_ALL"] = "C.UTF-8";
            start.Environment["VIPS_CONCURRENCY"] = "1";
            if (!trusted) start.Environment["VIPS_BLOCK_UNTRUSTED"] = "1";

            using var process = Process.Start(start)!;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(TimeSpan.FromSeconds(MaxSeconds));
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(limit.Token);
                var errors = process.StandardError.ReadToEndAsync(limit.Token);
                await process.WaitForExitAsync(limit.Token);
                return (process.ExitCode, await output + await errors);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                cancellationToken.ThrowIfCancellationRequested();
                return (-1, "time limit");
            }
        }
        finally
        {
            turns.Release();
        }
    }

    // "/tmp/x.jpg: 4000x3000 uchar, 3 bands, srgb, jpegload"
    [GeneratedRegex(@": (\d+)x(\d+) \w+, (\d+) bands?,")]
    private static partial Regex Header();
}

public sealed record PictureHeader(int Width, int Height, int Bands)
{
    public long Pixels => (long)Width * Height;

    public bool HasAlpha => Bands is 2 or 4;
}

using System.Text.Encodings.Web;
using System.Text.Json;
using EduAbp.Commands;
using EduAbp.Localization;
using Microsoft.Extensions.Localization;

namespace EduAbp.StudentRecords.Grading.Cases;

/// <summary>Checks a case without a database.</summary>
internal sealed class GradeCommand(IStringLocalizer texts) : ICommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // Read by people in a terminal, not put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public string Name => "grade";

    public string Summary => "FILE.json [--json] [--en]: what the circulars make of one pupil's year; needs no database";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (arguments.FirstOrDefault(argument => !argument.StartsWith('-')) is not { } file || !File.Exists(file))
        {
            Console.Error.WriteLine("grade " + Summary);
            return 2;
        }

        using var _ = Languages.Speak(arguments.Contains("--en") ? Languages.English : Languages.Vietnamese);
        try
        {
            var size = new FileInfo(file).Length;
            var reporter = new GradeReporter(texts);
            var report = reporter.Report(GradeCaseReader.Read(size > GradeCaseReader.MaxBytes
                ? new byte[GradeCaseReader.MaxBytes + 1]
                : await File.ReadAllBytesAsync(file, cancellationToken)));
            Console.WriteLine(arguments.Contains("--json") ? JsonSerializer.Serialize(report, Json) : string.Join(Environment.NewLine, reporter.Lines(report)));
            return 0;
        }
        catch (AbpValidationException wrong)
        {
            foreach (var error in wrong.Errors)
                Console.Error.WriteLine($"{error.Field}: {texts.Text(error.Code, error.Values)}");
            return 1;
        }
    }
}

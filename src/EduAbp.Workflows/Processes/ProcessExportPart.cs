using EduAbp.DependencyInjection;
using EduAbp.Exporting;
using EduAbp.Timing;
using EduAbp.Workflows.Bpmn;
using EduAbp.Workflows.Contracts;
using EduAbp.Workflows.Data;
using EduAbp.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EduAbp.Workflows.Processes;

/// <summary>What went through a process in the unit: its steps, who decided what and why; and the drawn processes themselves.</summary>
internal sealed class ProcessExportPart(WorkflowsDbContext db, StepNames steps, IStringLocalizer texts, TimeTexts times) : IUnitExportContributor, ITransientDependency
{
    public int Order => 80;

    public async Task ExportAsync(IUnitExportWriter files, CancellationToken cancellationToken)
    {
        var processes = await db.Processes.AsNoTracking().OrderBy(process => process.StartedAt).ToListAsync(cancellationToken);
        await files.WriteTableAsync(
            "quy-trinh/quy-trinh.csv",
            ["Việc", "Quy trình", "Người bắt đầu", "Bắt đầu", "Kết thúc", "Trạng thái", "Bản vẽ"],
            processes.Select(process => new[]
            {
                process.Title, process.ProcessKey, process.StartedBy, times.DateTime(process.StartedAt), Time(process.EndedAt),
                process.Status switch { ProcessStatus.Running => "Đang chạy", ProcessStatus.Completed => "Đã xong", ProcessStatus.Terminated => "Đã dừng", _ => "Đã huỷ" }, Drawing(process.DefinitionHash),
            }),
            cancellationToken);
        files.List("Quy trình đã và đang chạy", "quy-trinh/quy-trinh.csv", processes.Count);
        var used = processes.Select(process => process.DefinitionHash).Distinct().ToList();
        foreach (var definition in await db.Definitions.AsNoTracking().Where(definition => used.Contains(definition.Hash)).ToListAsync(cancellationToken))
        {
            using var xml = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(definition.Xml));
            await files.WriteFileAsync($"quy-trinh/{Drawing(definition.Hash)}", xml, cancellationToken);
        }

        var byId = processes.ToDictionary(process => process.Id);
        var history = await db.History.AsNoTracking().OrderBy(entry => entry.Time).ThenBy(entry => entry.Order).ToListAsync(cancellationToken);
        await files.WriteTableAsync(
            "quy-trinh/cac-buoc.csv",
            ["Việc", "Lúc", "Bước", "Diễn biến", "Ai", "Kết quả", "Ý kiến"],
            history.Select(entry => new[]
            {
                byId.GetValueOrDefault(entry.ProcessId)?.Title, times.DateTime(entry.Time), byId.TryGetValue(entry.ProcessId, out var process) && entry.NodeId is { } node ? steps.Of(process.ProcessKey, node) : entry.NodeId,
                Word(entry.Kind), entry.UserName, Outcome(entry.Outcome), entry.Comment,
            }),
            cancellationToken);
        files.List("Các bước của quy trình", "quy-trinh/cac-buoc.csv", history.Count);

        var tasks = await db.Tasks.AsNoTracking().OrderBy(task => task.CreationTime).ToListAsync(cancellationToken);
        await files.WriteTableAsync(
            "quy-trinh/viec.csv",
            ["Việc", "Bước", "Người gửi", "Từ lúc", "Hạn", "Trạng thái", "Người làm", "Làm lúc", "Kết quả", "Ý kiến"],
            tasks.Select(task => new[]
            {
                task.Title, steps.Of(task.ProcessKey, task.NodeId), task.StartedBy, times.DateTime(task.CreationTime), Time(task.DueAt), Word(task.State), task.CompletedByName, Time(task.ClosedAt), Outcome(task.Outcome), task.Comment,
            }),
            cancellationToken);
        files.List("Việc chờ và quyết định", "quy-trinh/viec.csv", tasks.Count);

        var handedUp = await db.HandedUpTasks.AsNoTracking().OrderBy(task => task.CreationTime).ToListAsync(cancellationToken);
        if (handedUp.Count == 0)
            return;
        await files.WriteTableAsync(
            "quy-trinh/viec-chuyen-len.csv",
            ["Đơn vị", "Việc", "Bước", "Từ lúc", "Hạn", "Trạng thái", "Xong lúc", "Kết quả"],
            handedUp.Select(task => new[]
            {
                task.SourceUnitName, task.Title, steps.Of(task.ProcessKey, task.NodeId), times.DateTime(task.CreationTime), Time(task.DueAt), Word(task.State), Time(task.ClosedAt), Outcome(task.Outcome),
            }),
            cancellationToken);
        files.List("Việc đơn vị trực thuộc chuyển lên", "quy-trinh/viec-chuyen-len.csv", handedUp.Count);
    }

    private static string Drawing(string hash) => $"{hash[..16].ToLowerInvariant()}.bpmn";

    private static string Word(UserTaskState state) => state switch { UserTaskState.Open => "Đang chờ", UserTaskState.Done => "Đã làm", _ => "Đã rút" };

    private static string Word(ProcessHistoryKind kind) => kind switch
    {
        ProcessHistoryKind.Started => "Bắt đầu",
        ProcessHistoryKind.Passed => "Đi qua",
        ProcessHistoryKind.TaskOpened => "Giao việc",
        ProcessHistoryKind.TaskCompleted => "Quyết định",
        ProcessHistoryKind.TaskWithdrawn => "Rút lại",
        ProcessHistoryKind.MessageReceived => "Nhận tin",
        ProcessHistoryKind.Ended => "Kết thúc",
        _ => "Huỷ",
    };

    private string? Outcome(string? outcome) => outcome is null || texts[$"Workflows:Outcome:{outcome}"] is { ResourceNotFound: true } ? outcome : texts[$"Workflows:Outcome:{outcome}"].Value;

    private string Time(DateTimeOffset? moment) => moment is { } known ? times.DateTime(known) : "";
}

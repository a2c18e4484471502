using EduAbp.Settings;

namespace EduAbp.StudentRecords.RollCalls;

internal static class RollCallSettings
{
    /// <summary>Whether the roll is called in the afternoon too; each session that is missed counts by itself.</summary>
    public const string HasAfternoon = "StudentRecords.RollCalls.HasAfternoon";

    /// <summary>Whether whoever teaches the class may call its roll.</summary>
    public const string BySubjectTeachers = "StudentRecords.RollCalls.BySubjectTeachers";
}

internal sealed class RollCallSettingDefinitionProvider : SettingDefinitionProvider
{
    public override void Define(SettingDefinitionContext context)
    {
        context.Add(RollCallSettings.HasAfternoon, defaultValue: "false");
        context.Add(RollCallSettings.BySubjectTeachers, defaultValue: "false");
    }
}

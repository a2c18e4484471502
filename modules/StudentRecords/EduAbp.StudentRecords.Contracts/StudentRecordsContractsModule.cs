using EduAbp.Modularity;

namespace EduAbp.StudentRecords;

/// <summary>What other modules may know of pupils, classes and marks: only what the school has published to families.</summary>
[DependsOn(typeof(CoreModule))]
public sealed class StudentRecordsContractsModule : AbpModule;

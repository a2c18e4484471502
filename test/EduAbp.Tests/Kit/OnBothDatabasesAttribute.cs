using System.Reflection;
using EduAbp.EntityFrameworkCore.Providers;
using Xunit.Sdk;

namespace EduAbp.Tests.Kit;

/// <summary>With <c>[Theory]</c>: the test runs on SQLite and on PostgreSQL and takes the kind as its first argument.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnBothDatabasesAttribute : DataAttribute
{
    /// <summary>It takes long: on SQLite only with <c>./test.sh --long</c>.</summary>
    public bool Heavy { get; set; }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        Heavy && Environment.GetEnvironmentVariable("EDUABP_TEST_LONG") is null ? [[DatabaseKind.Postgres]] : [[DatabaseKind.Sqlite], [DatabaseKind.Postgres]];
}

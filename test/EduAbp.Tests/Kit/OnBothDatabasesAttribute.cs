using System.Reflection;
using EduAbp.EntityFrameworkCore.Providers;
using Xunit.Sdk;

namespace EduAbp.Tests.Kit;

/// <summary>With <c>[Theory]</c>: the test runs on SQLite and on PostgreSQL and takes the kind as its first argument.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnBothDatabasesAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[DatabaseKind.Sqlite], [DatabaseKind.Postgres]];
}

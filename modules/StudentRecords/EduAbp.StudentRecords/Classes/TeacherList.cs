using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Text;

namespace EduAbp.StudentRecords.Classes;

/// <summary>The school's teachers as pickers show them.</summary>
internal sealed class TeacherList(IPersonLookup people, ICurrentTenant tenant) : ITransientDependency
{
    /// <summary>Those who may enter marks today, and the further people who are named by id.</summary>
    public async Task<IReadOnlyList<TeacherItem>> GetAsync(IReadOnlyCollection<Guid> others, CancellationToken cancellationToken)
    {
        var holders = await people.GetHoldersAsync(tenant.GetId(), StudentRecordsPermissions.Marks.Enter, cancellationToken);
        var gone = others.Except(holders.Select(person => person.Id)).ToArray();
        var all = gone.Length == 0 ? holders : [.. holders, .. await people.GetListAsync(gone, cancellationToken)];
        var twice = all.GroupBy(person => person.FullName).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        return
        [
            .. all.OrderBy(person => VietnameseText.SortKey(person.FullName), StringComparer.Ordinal)
                .Select(person => new TeacherItem(person.Id, twice.Contains(person.FullName) ? $"{person.FullName} · {person.Email?.Split('@')[0]}" : person.FullName)),
        ];
    }
}

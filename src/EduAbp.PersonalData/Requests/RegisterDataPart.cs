using EduAbp.DependencyInjection;
using EduAbp.Exporting;
using EduAbp.PersonalData.Consents;
using EduAbp.PersonalData.Data;
using EduAbp.Text;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EduAbp.PersonalData.Requests;

/// <summary>What the register and these requests themselves hold of somebody.</summary>
internal sealed class RegisterDataPart(PersonalDataDbContext db, ConsentQueries queries, IStringLocalizer texts, TimeTexts times) : IPersonalDataContributor, ITransientDependency
{
    public int Order => 20;

    public async Task<IReadOnlyList<PersonalDataSection>> CollectAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        var consents = await queries.ReadAsync(ConsentsOf(subject).OrderBy(row => row.GivenOn), cancellationToken);
        var requests = await RequestsOf(subject).OrderBy(row => row.ReceivedAt).ToListAsync(cancellationToken);
        return
        [
            new PersonalDataSection(
                "so-dong-y", "Sổ đồng ý", "Bằng chứng của sự đồng ý và của việc rút lại (Luật 91/2025/QH15).", ConsentCsv.Headings(texts), [.. ConsentCsv.Rows(consents, texts, times)]),
            new PersonalDataSection(
                "yeu-cau", "Yêu cầu về dữ liệu cá nhân", "Bằng chứng đã trả lời đúng hạn (Nghị định 356/2025/NĐ-CP).", ["Ngày nhận", "Quyền", "Nội dung", "Trạng thái", "Trả lời"],
                [.. requests.Select(row => new[] { times.DateTime(row.ReceivedAt), texts[$"PersonalData:Kind:{row.Kind}"].Value, row.Text, texts[$"PersonalData:RequestState:{row.State}"].Value, row.Answer })]),
        ];
    }

    public async Task<IReadOnlyList<PersonalDataOutcome>> EraseAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        var count = await ConsentsOf(subject).CountAsync(cancellationToken) + await RequestsOf(subject).CountAsync(cancellationToken);
        return count == 0 ? [] : [new PersonalDataOutcome("Sổ đồng ý và yêu cầu", 0, count, "Bằng chứng đơn vị phải chứng minh được (Luật 91/2025/QH15, Nghị định 356/2025/NĐ-CP); không dùng vào việc khác.")];
    }

    public async Task<IReadOnlyList<PersonalDataOutcome>> CorrectAsync(DataSubject subject, PersonalDataCorrection correction, CancellationToken cancellationToken)
    {
        if (correction.FullName is null && correction.BirthDate is null)
            return [];
        var known = await db.Subjects.Where(row => subject.SubjectIds.Contains(row.Id)).ToListAsync(cancellationToken);
        foreach (var row in known)
            row.Name(VietnameseText.Normalize(correction.FullName ?? row.FullName), correction.BirthDate ?? row.BirthDate);
        await db.SaveChangesAsync(cancellationToken);
        return known.Count == 0 ? [] : [new PersonalDataOutcome("Sổ đồng ý", known.Count)];
    }

    private IQueryable<Consent> ConsentsOf(DataSubject subject) => db.Consents.AsNoTracking()
        .Where(row => subject.SubjectIds.Contains(row.SubjectId) || (subject.PersonId != null && row.Subject.ReferenceId == subject.PersonId));

    private IQueryable<DataRequest> RequestsOf(DataSubject subject) => db.Requests.AsNoTracking()
        .Where(row => (subject.PersonId != null && row.PersonId == subject.PersonId) || (row.SubjectId != null && subject.SubjectIds.Contains(row.SubjectId.Value)));
}

using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Data;
using EduAbp.Text;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.Marks;

internal sealed record PhraseDto(Guid Id, string Text);

/// <summary>The sentences that a teacher keeps for comments; nobody else sees them.</summary>
internal sealed class CommentPhraseAppService(StudentRecordsDbContext db, IPermissionChecker permissions, ICurrentTenant tenant, ICurrentUser user) : ITransientDependency
{
    /// <summary>The person's phrases for comments in a subject.</summary>
    public async Task<IReadOnlyList<PhraseDto>> GetListAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Marks.Enter, cancellationToken);
        return await db.CommentPhrases.Where(row => row.PersonId == user.Id && row.SubjectId == subjectId).OrderBy(row => row.Text)
            .Select(row => new PhraseDto(row.Id, row.Text)).ToListAsync(cancellationToken);
    }

    public async Task<PhraseDto> AddAsync(Guid subjectId, string? text, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Marks.Enter, cancellationToken);
        if (!await db.Subjects.AnyAsync(row => row.Id == subjectId, cancellationToken))
            throw new EntityNotFoundException(typeof(Subjects.Subject), subjectId);
        var words = VietnameseText.Normalize(text ?? "");
        if (words.Length is 0 or > 200)
            throw new BusinessException(MarkErrorCodes.PhraseWrong).ForField("Text");
        var phrase = await db.CommentPhrases.FirstOrDefaultAsync(row => row.PersonId == user.Id && row.SubjectId == subjectId && row.Text == words, cancellationToken);
        if (phrase is null)
        {
            phrase = new CommentPhrase(tenant.GetId(), user.GetId(), subjectId, words);
            db.Add(phrase);
            await db.SaveChangesAsync(cancellationToken);
        }

        return new PhraseDto(phrase.Id, phrase.Text);
    }

    public async Task DeleteAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Marks.Enter, cancellationToken);
        var phrase = await db.CommentPhrases.Where(row => row.PersonId == user.Id).GetAsync(id, cancellationToken);
        db.Remove(phrase);
        await db.SaveChangesAsync(cancellationToken);
    }
}

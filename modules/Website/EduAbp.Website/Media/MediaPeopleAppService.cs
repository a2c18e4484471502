using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.PersonalData.Contracts;
using EduAbp.Website.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Website.Media;

internal sealed record ShownPerson(Guid SubjectId, string Name, ConsentState State);

/// <param name="ClassName">Tells two of one name apart; the birth date stays in the register.</param>
internal sealed record PersonToShow(Guid SubjectId, string Name, string? ClassName);

/// <summary>Who is in a picture, so that publishing can ask for their consent.</summary>
internal sealed class MediaPeopleAppService(WebsiteDbContext db, IConsentIntegrationService consents, IPermissionChecker permissions) : ITransientDependency
{
    private const int Found = 10;

    public Task<bool> MayNameAsync(CancellationToken cancellationToken) => permissions.IsGrantedAsync(WebsitePermissions.Media.People, cancellationToken);

    public async Task<IReadOnlyList<ShownPerson>> GetAsync(Guid mediaId, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Media.People, cancellationToken);
        await db.MediaItems.AsNoTracking().GetAsync(mediaId, cancellationToken);
        var shown = await db.MediaPeople.AsNoTracking().Where(person => person.MediaId == mediaId).OrderBy(person => person.Name).ToListAsync(cancellationToken);
        var states = (await consents.GetListAsync(ConsentPurposes.Photos, [.. shown.Select(person => person.SubjectId)], cancellationToken)).ToDictionary(answer => answer.SubjectId, answer => answer.State);
        return [.. shown.Select(person => new ShownPerson(person.SubjectId, person.Name, states.GetValueOrDefault(person.SubjectId)))];
    }

    public async Task<IReadOnlyList<PersonToShow>> FindAsync(string? words, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Media.People, cancellationToken);
        return words is { Length: > 1 }
            ? [.. (await consents.SearchAsync(words, Found, cancellationToken)).Select(one => new PersonToShow(one.Id, one.FullName, one.ClassName))]
            : [];
    }

    public async Task NameAsync(Guid mediaId, Guid subjectId, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Media.People, cancellationToken);
        await db.MediaItems.AsNoTracking().GetAsync(mediaId, cancellationToken);
        var subject = (await consents.GetSubjectsAsync([subjectId], cancellationToken)).SingleOrDefault() ?? throw new EntityNotFoundException(typeof(ConsentSubjectDto), subjectId);
        if (await db.MediaPeople.AnyAsync(person => person.MediaId == mediaId && person.SubjectId == subject.Id, cancellationToken)) return;
        db.Add(new MediaPerson(mediaId, subject.Id, subject.FullName));
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task UnnameAsync(Guid mediaId, Guid subjectId, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Media.People, cancellationToken);
        if (await db.MediaPeople.SingleOrDefaultAsync(person => person.MediaId == mediaId && person.SubjectId == subjectId, cancellationToken) is not { } shown)
            throw new EntityNotFoundException(typeof(MediaPerson), subjectId);
        db.Remove(shown);
        await db.SaveChangesAsync(cancellationToken);
    }
}

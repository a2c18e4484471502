using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Results;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.Grading.Readings;

/// <summary>The settings by which a school year is graded.</summary>
internal sealed class GradingSettingsReader(StudentRecordsDbContext db, ICurrentTenant tenant) : ITransientDependency
{
    public async Task<GradingSettings> ForAsync(Guid yearId, CancellationToken cancellationToken) => (await LastAsync(yearId, cancellationToken))?.Read() ?? GradingSettings.Default;

    public Task<GradingVersion?> LastAsync(Guid yearId, CancellationToken cancellationToken) =>
        db.GradingVersions.AsNoTracking().Where(row => row.SchoolYearId == yearId).OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The first sign-off of a year keeps what it was computed with, also where that were the defaults; saved by the caller.</summary>
    public async Task KeepAsync(Guid yearId, DateTimeOffset at, Guid byId, string byName, CancellationToken cancellationToken)
    {
        var last = await LastAsync(yearId, cancellationToken);
        if (last?.IsSignOff != true)
            db.Add(new GradingVersion(tenant.GetId(), yearId, (last?.Number ?? 0) + 1, GradingVersion.Write(last?.Read() ?? GradingSettings.Default), at, byId, byName, reason: null));
    }

    /// <summary>What holds the settings fast: a sign-off of the year that stands. Null where they may be changed.</summary>
    public async Task<SignedClass?> FindSignOffAsync(Guid yearId, CancellationToken cancellationToken)
    {
        var rows = await (
            from sign in db.ResultSignOffs
            where sign.SchoolYearId == yearId && sign.SignedAt != null
            join row in db.Classes on sign.ClassId equals row.Id
            select new SignedClass(row.Name, sign.Period, sign.SignedAt!.Value, sign.SignedByName)).ToListAsync(cancellationToken);
        return rows.MinBy(row => row.At);
    }
}

internal sealed record SignedClass(string ClassName, ResultPeriod Period, DateTimeOffset At, string ByName);

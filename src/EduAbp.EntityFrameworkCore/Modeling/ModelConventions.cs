using System.Linq.Expressions;
using EduAbp.Data;
using EduAbp.Domain;
using EduAbp.MultiTenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EduAbp.EntityFrameworkCore.Modeling;

/// <summary>What every entity of every module gets without saying so.</summary>
internal static class ModelConventions
{
    public static void Apply(ModelBuilder modelBuilder, AbpDbContext context, string prefix)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(entity => !entity.IsOwned() && entity.BaseType is null).ToArray())
        {
            if (entity.GetTableName() is { } table && !table.StartsWith(prefix, StringComparison.Ordinal) && entity.ClrType.Assembly != typeof(ModelConventions).Assembly)
                entity.SetTableName(prefix + table);
            if (typeof(IMultiTenant).IsAssignableFrom(entity.ClrType))
                entity.SetQueryFilter(DataFilters.Tenant, TenantFilter(entity.ClrType, context));
            if (typeof(ISoftDelete).IsAssignableFrom(entity.ClrType))
                entity.SetQueryFilter(DataFilters.SoftDelete, NotDeleted(entity.ClrType));
            if (typeof(IHasConcurrencyStamp).IsAssignableFrom(entity.ClrType))
                modelBuilder.Entity(entity.ClrType).Property(nameof(IHasConcurrencyStamp.ConcurrencyStamp)).IsConcurrencyToken();
            if (typeof(Entity).IsAssignableFrom(entity.ClrType))
                modelBuilder.Entity(entity.ClrType).Property(nameof(Entity.Id)).ValueGeneratedNever();
        }

        // SQLite has no type for times: as UTC ticks they sort and compare.
        if (context.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal))
            StoreTimesAsTicks(modelBuilder.Model);
        else
            StoreTimesInUtc(modelBuilder.Model);
    }

    private static LambdaExpression TenantFilter(Type type, AbpDbContext context)
    {
        var row = Expression.Parameter(type, "row");
        return Expression.Lambda(
            Expression.Equal(
                Expression.Property(row, nameof(IMultiTenant.TenantId)),
                Expression.Property(Expression.Constant(context, typeof(AbpDbContext)), nameof(AbpDbContext.CurrentTenantId))),
            row);
    }

    private static LambdaExpression NotDeleted(Type type)
    {
        var row = Expression.Parameter(type, "row");
        return Expression.Lambda(Expression.Not(Expression.Property(row, nameof(ISoftDelete.IsDeleted))), row);
    }

    private static void StoreTimesAsTicks(IMutableModel model)
    {
        var converter = new ValueConverter<DateTimeOffset, long>(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
        foreach (var property in TimesOf(model))
            property.SetValueConverter(converter);
    }

    private static void StoreTimesInUtc(IMutableModel model)
    {
        var converter = new ValueConverter<DateTimeOffset, DateTimeOffset>(time => time.ToUniversalTime(), time => time);
        foreach (var property in TimesOf(model))
            property.SetValueConverter(converter);
    }

    private static IEnumerable<IMutableProperty> TimesOf(IMutableModel model) =>
        model.GetEntityTypes().SelectMany(entity => entity.GetProperties())
            .Where(property => property.ClrType == typeof(DateTimeOffset) || property.ClrType == typeof(DateTimeOffset?));
}

using EduAbp.EntityFrameworkCore;
using EduAbp.Identity.CarryOver;
using EduAbp.Identity.Codes;
using EduAbp.Identity.Help;
using EduAbp.Identity.Memberships;
using EduAbp.Identity.People;
using EduAbp.Identity.Sessions;
using EduAbp.Identity.SignIn;
using EduAbp.Identity.Tokens;
using EduAbp.Localization;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Identity.Data;

internal abstract class IdentityDbContext(DbContextOptions options) : AbpDbContext(options)
{
    public DbSet<Person> People => Set<Person>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<RoleGrant> RoleGrants => Set<RoleGrant>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<OneTimeCode> Codes => Set<OneTimeCode>();

    public DbSet<CarriedSession> CarriedSessions => Set<CarriedSession>();

    public DbSet<SignInFailure> SignInFailures => Set<SignInFailure>();

    public DbSet<HelpGrant> HelpGrants => Set<HelpGrant>();

    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    protected override string TablePrefix => "Identity";

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<CarriedSession>(carried =>
        {
            carried.ToTable("IdentityCarriedSessions");
            carried.Property(row => row.Hash).HasMaxLength(64);
            carried.Property(row => row.Host).HasMaxLength(253);
            carried.Property(row => row.Challenge).HasMaxLength(64);
            carried.HasIndex(row => row.Hash).IsUnique();
        });
        modelBuilder.Entity<Person>(person =>
        {
            person.Property(row => row.FullName).HasMaxLength(100);
            person.Property(row => row.SortKey).HasMaxLength(400);
            person.Property(row => row.Email).HasMaxLength(254);
            person.Property(row => row.NormalizedEmail).HasMaxLength(254);
            person.Property(row => row.Language).HasMaxLength(2).HasDefaultValue(Languages.Vietnamese);
            person.Property(row => row.Phone).HasMaxLength(20);
            person.Property(row => row.PasswordHash).HasMaxLength(200);
            person.Property(row => row.AuthenticatorKey).HasMaxLength(400);
            person.HasIndex(row => row.NormalizedEmail).HasFilter("\"EmailVerified\"").IsUnique().HasDatabaseName("IX_IdentityPeople_VerifiedEmail");
            person.HasIndex(row => new { row.NormalizedEmail, row.HomeUnitId });
        });
        modelBuilder.Entity<Membership>(membership =>
        {
            membership.HasIndex(row => new { row.TenantId, row.UserId }).HasFilter("\"EndedAt\" IS NULL").IsUnique();
            membership.HasIndex(row => row.TenantId).HasFilter("\"IsHead\"").IsUnique().HasDatabaseName("IX_IdentityMemberships_OneHead");
            membership.HasIndex(row => row.UserId);
        });
        modelBuilder.Entity<RoleGrant>(grant =>
        {
            grant.Property(row => row.Role).HasMaxLength(50);
            grant.Property(row => row.Permission).HasMaxLength(200);
            grant.HasIndex(row => new { row.TenantId, row.Role, row.Permission }).IsUnique();
        });
        modelBuilder.Entity<Session>(session =>
        {
            session.Property(row => row.Address).HasMaxLength(64);
            session.Property(row => row.Device).HasMaxLength(300);
            session.HasIndex(row => row.UserId);
            session.HasIndex(row => row.ExpiresAt);
        });
        modelBuilder.Entity<AccessToken>(token =>
        {
            token.Property(row => row.Name).HasMaxLength(AccessToken.MaxName);
            token.Property(row => row.Hash).HasMaxLength(64);
            token.Property(row => row.LastAddress).HasMaxLength(64);
            token.HasIndex(row => row.Hash).IsUnique();
            token.HasIndex(row => row.UserId);
        });
        modelBuilder.Entity<OneTimeCode>(code =>
        {
            code.ToTable("OneTimeCodes");
            code.Property(row => row.Hash).HasMaxLength(64);
            code.Property(row => row.UsedAt).IsConcurrencyToken();
            code.HasIndex(row => row.Hash).IsUnique();
            code.HasIndex(row => row.PersonId);
        });
        modelBuilder.Entity<HelpGrant>(help =>
        {
            help.Property(row => row.HelperName).HasMaxLength(100);
            help.Property(row => row.DecidedByName).HasMaxLength(100);
            help.Property(row => row.Reason).HasMaxLength(HelpGrant.MaxReason);
            help.HasIndex(row => new { row.TenantId, row.UserId });
            help.HasIndex(row => row.UserId);
        });
        modelBuilder.Entity<SignInFailure>(failure =>
        {
            failure.Property(row => row.Account).HasMaxLength(64);
            failure.Property(row => row.Address).HasMaxLength(64);
            failure.HasIndex(row => new { row.Account, row.At });
            failure.HasIndex(row => new { row.Address, row.At });
        });
    }
}

internal sealed class SqliteIdentityDbContext(DbContextOptions<SqliteIdentityDbContext> options) : IdentityDbContext(options);

internal sealed class PostgresIdentityDbContext(DbContextOptions<PostgresIdentityDbContext> options) : IdentityDbContext(options);

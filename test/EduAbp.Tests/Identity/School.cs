using EduAbp.Identity.Data;
using EduAbp.Identity.Passwords;
using EduAbp.Identity.People;
using EduAbp.Identity.Staff;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Units;
using EduAbp.Tests.Kit;

namespace EduAbp.Tests.Identity;

/// <summary>Two schools and people to fill them.</summary>
internal static class School
{
    public const string Password = "con mèo tha giày cũ";

    public static async Task<(UnitInfo A, UnitInfo B)> TwoAsync(TestApp app)
    {
        var department = await UnitAsync(app, "Sở Giáo dục và Đào tạo (mẫu)", UnitKinds.Department, null, "so");
        var a = await UnitAsync(app, "Trường Trung học cơ sở An (mẫu)", "lower-secondary", department.Id, "thcs-an");
        return (a, await UnitAsync(app, "Trường Trung học cơ sở Bình (mẫu)", "lower-secondary", department.Id, "thcs-binh"));
    }

    /// <summary>A member who can sign in.</summary>
    public static Task<Guid> MemberAsync(TestApp app, UnitInfo unit, string email, params string[] roles) => app.InAsync(unit.Id, null, async scope =>
    {
        var db = scope.Get<IdentityDbContext>();
        if (!db.People.Any(person => person.NormalizedEmail == email))
        {
            var person = new Person($"{email.Split('@')[0]} (mẫu)", email, unit.Id);
            person.SetPassword(await scope.Get<PasswordHashing>().HashAsync(Password, default));
            person.VerifyEmail();
            db.People.Add(person);
            await db.SaveChangesAsync();
        }

        return (await scope.Get<Invitations>().InviteAsync(email, email, roles, phone: null, default)).Person.Id;
    });

    public static async Task<UnitInfo> UnitAsync(TestApp app, string name, string kind, Guid? parent, string slug)
    {
        var id = await app.InAsync(parent, null, async scope =>
            (await scope.Get<IUnitIntegrationService>().CreateAsync(new CreateUnitInput(name, kind, parent, slug))).Id);
        return app.Get<ITenantDirectory>().Find(id)!;
    }
}

using EduAbp.Data;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Data;
using EduAbp.Identity.Definitions;
using EduAbp.Identity.Passwords;
using EduAbp.Identity.Staff;
using EduAbp.MultiTenancy;
using EduAbp.Settings;
using Microsoft.EntityFrameworkCore;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Identity.Demo;

/// <summary>The people of the demonstration city, all named as samples and all with one password, which is printed.</summary>
internal sealed class DemoPeople(ITenantDirectory units, ITenantScopeFactory scopes, PasswordHashing hashing, IEnumerable<IRoleProvider> providers) : IDemoDataContributor, ITransientDependency
{
    public const string Password = "RungSac.Mau.2026";

    // Family and middle names, given names: taken in turn, so that a city made again has the same people.
    private static readonly string[] Families =
        ["Nguyễn Thị", "Trần Văn", "Lê Thị Ngọc", "Phạm Minh", "Huỳnh Thị", "Võ Thanh", "Đặng Thị Mỹ", "Bùi Quốc", "Đỗ Thị Kim", "Hồ Hữu", "Ngô Thị", "Dương Gia"];

    private static readonly string[] Given = ["Hằng", "Ẩn", "Ánh", "Đức", "Lệ", "Tú", "Duyên", "Bảo", "Ngữ", "Thuận", "Ơn", "Hoàng", "Thủy", "Đạt", "Mỹ"];

    private int _next;

    public int Order => 20;

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (units.Root is not { } department)
            return;
        var hash = await hashing.HashAsync(Password, cancellationToken);
        var accounts = new List<string>();

        await AddAsync(department, [Post("trungtam", RoleNames.CentreStaff, RoleNames.Administrator), Post("lanhdao", RoleNames.OfficeLeader, RoleNames.Head), Post("bientap", RoleNames.Editor)]);
        foreach (var office in units.Children(department.Id).Where(unit => unit.Kind.EndsWith("-office", StringComparison.Ordinal)))
            await AddAsync(office, [Post("quantri", RoleNames.Administrator), Post("lanhdao", RoleNames.OfficeLeader, RoleNames.Head), Post("chuyenvien", RoleNames.OfficeReviewer, RoleNames.Editor)]);
        foreach (var path in DemoSchools.Paths)
        {
            if (units.All.FirstOrDefault(unit => unit.Path == path) is { } school)
                await AddAsync(school, [Post("quantri", RoleNames.Administrator), Post("truongban", RoleNames.Head), Post("bientap", RoleNames.Editor), Post("congtac", RoleNames.Contributor)]);
        }

        // Units of the other kinds came by no workbook, which would have brought their administrators.
        foreach (var unit in units.All.Where(unit => unit.Name.EndsWith("(mẫu)", StringComparison.Ordinal)).OrderBy(unit => unit.Path, StringComparer.Ordinal))
            await AddAsync(unit, [Post("quantri", RoleNames.Administrator)]);

        foreach (var school in DemoSchools.WithRecords.Select(path => units.All.FirstOrDefault(unit => unit.Path == path)).OfType<UnitInfo>())
            await AddAsync(school, [.. providers.Where(provider => provider.Fit(school)).SelectMany(provider => provider.DemoPosts).Select(post => Post(post.Mailbox, post.Role))]);

        await ShareAsync(cancellationToken);
        await SwitchSecondFactorOffAsync(cancellationToken);
        Print(accounts);

        async Task AddAsync(UnitInfo unit, (string Mailbox, string[] Roles)[] posts)
        {
            foreach (var (mailbox, roles) in posts)
            {
                var email = $"{mailbox}@{MailDomain(unit)}";
                await AddPersonAsync(unit, NextName(), email, roles, hash, cancellationToken);
                accounts.Add($"  {email,-52} {unit.Name}: {string.Join(", ", roles)}");
            }
        }
    }

    private static (string Mailbox, string[] Roles) Post(string mailbox, params string[] roles) => (mailbox, roles);

    private static string MailDomain(UnitInfo unit) =>
        string.Join('.', unit.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse().Append("example.edu.vn"));

    private string NextName()
    {
        var number = _next++;
        return $"{Families[number % Families.Length]} {Given[number % Given.Length]} (mẫu)";
    }

    private async Task AddPersonAsync(UnitInfo unit, string name, string email, string[] roles, string hash, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Create(unit.Id);
        var db = scope.Get<IdentityDbContext>();
        if (await db.People.AnyAsync(person => person.NormalizedEmail == email, cancellationToken))
            return;
        var person = new People.Person(name, email, unit.Id, isSample: true);
        person.SetPassword(hash);
        person.VerifyEmail();
        db.People.Add(person);
        await db.SaveChangesAsync(cancellationToken);
        await scope.Get<Invitations>().InviteAsync(email, name, roles, phone: null, cancellationToken);
        await scope.CompleteAsync(cancellationToken);
    }

    // One of them works in two schools: the switcher between units has something to show.
    private async Task ShareAsync(CancellationToken cancellationToken)
    {
        var schools = DemoSchools.Paths.Take(2).Select(path => units.All.FirstOrDefault(unit => unit.Path == path)).OfType<UnitInfo>().ToArray();
        if (schools.Length < 2)
            return;
        await using var scope = scopes.Create(schools[1].Id);
        var email = $"congtac@{MailDomain(schools[0])}";
        await scope.Get<Invitations>().InviteAsync(email, email, [RoleNames.Contributor], phone: null, cancellationToken);
        await scope.CompleteAsync(cancellationToken);
    }

    private async Task SwitchSecondFactorOffAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.Create(tenantId: null);
        await scope.Get<ISettingManager>().SetGlobalAsync(IdentitySettings.SecondFactorRoles, "", cancellationToken);
        await scope.CompleteAsync(cancellationToken);
    }

    private static void Print(List<string> accounts)
    {
        Console.WriteLine();
        Console.WriteLine($"Sample accounts, all with the password {Password} (the second factor is switched off for the sample city only):");
        foreach (var account in accounts)
            Console.WriteLine(account);
        Console.WriteLine();
    }
}

using EduAbp.Data;
using EduAbp.DependencyInjection;
using EduAbp.Exporting;
using EduAbp.Identity.Data;
using EduAbp.Identity.People;
using EduAbp.MultiTenancy;
using EduAbp.Text;
using EduAbp.Timing;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Identity.Account;

/// <summary>The account, its memberships, sessions and tokens. Others than the person see the membership here and nothing of the rest.</summary>
internal sealed class AccountDataPart(IdentityDbContext db, ITenantDirectory units, ICurrentUser user, IStringLocalizer texts, TimeTexts times, TimeProvider clock) : IPersonalDataContributor, ITransientDependency
{
    public int Order => 10;

    public async Task<IReadOnlyList<PersonalDataSection>> CollectAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        if (subject.PersonId is not { } id || await db.People.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } person)
            return [];
        var sections = new List<PersonalDataSection>
        {
            new(
                "tai-khoan", "Tài khoản", "Để nhận ra người dùng khi đăng nhập và liên hệ về công việc; giữ cho đến khi tài khoản được xóa.",
                ["Họ tên", "Thư điện tử", "Điện thoại", "Ngôn ngữ", "Xác thực hai lớp", "Lập ngày"],
                [[person.FullName, person.Email, PhoneNumber.Format(person.Phone), person.Language, person.SecondFactorEnabled ? "Có" : "Không", times.DateTime(person.CreationTime)]]),
        };
        // A person sees the own memberships from any unit; for anybody else the filter and the fence leave those of this unit.
        var mine = user.Id == id;
        var memberships = await (mine ? db.Memberships.IgnoreQueryFilters([DataFilters.Tenant]) : db.Memberships).AsNoTracking().Where(row => row.UserId == id).OrderBy(row => row.From).ToListAsync(cancellationToken);
        sections.Add(new PersonalDataSection(
            "thanh-vien", "Vai trò trong các đơn vị", "Để biết ai được làm gì; là hồ sơ công việc của đơn vị.",
            ["Đơn vị", "Vai trò", "Từ", "Đến"],
            [.. memberships.Select(row => new[] { units.Find(row.TenantId)?.Name, string.Join(", ", row.Roles.Select(role => texts[$"Role:{role}"].Value)), times.DateTime(row.From), (row.EndedAt ?? row.Until) is { } end ? times.DateTime(end) : "" })]));
        if (!mine)
            return sections;
        var sessions = await db.Sessions.AsNoTracking().Where(row => row.UserId == id).OrderByDescending(row => row.CreatedAt).ToListAsync(cancellationToken);
        sections.Add(new PersonalDataSection(
            "phien-dang-nhap", "Phiên đăng nhập", "Để giữ an toàn tài khoản và phát hiện đăng nhập lạ (Nghị định 85/2016/NĐ-CP); xóa sau khi hết hạn.",
            ["Bắt đầu", "Thấy lần cuối", "Địa chỉ mạng", "Thiết bị"],
            [.. sessions.Select(row => new[] { times.DateTime(row.CreatedAt), times.DateTime(row.LastSeenAt), row.Address, row.Device })]));
        var tokens = await db.AccessTokens.AsNoTracking().Where(row => row.UserId == id).OrderByDescending(row => row.CreatedAt).ToListAsync(cancellationToken);
        sections.Add(new PersonalDataSection(
            "ma-truy-cap", "Mã truy cập cho phần mềm khác", "Do chính người dùng lập; mã thật không được lưu.",
            ["Tên", "Đơn vị", "Lập lúc", "Dùng lần cuối", "Địa chỉ mạng"],
            [.. tokens.Select(row => new[] { row.Name, units.Find(row.UnitId)?.Name, times.DateTime(row.CreatedAt), row.LastUsedAt is { } used ? times.DateTime(used) : "", row.LastAddress })]));
        return sections;
    }

    public async Task<IReadOnlyList<PersonalDataOutcome>> EraseAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        if (subject.PersonId is not { } id || await db.People.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } person)
            return [];
        if (user.Id != id)
            throw new InvalidOperationException("An account is erased in its person's own scope: in nobody else's are the memberships of other units seen.");
        var now = clock.GetUtcNow();
        var memberships = (await db.Memberships.IgnoreQueryFilters([DataFilters.Tenant]).Where(row => row.UserId == id && row.EndedAt == null).ToListAsync(cancellationToken)).Where(row => row.IsActive(now)).ToList();
        var here = memberships.Where(row => row.TenantId == db.CurrentTenantId).ToList();
        if (here.Any(row => row.IsHead) || await IsLastAdministratorAsync(here.SelectMany(row => row.Roles), id, now, cancellationToken))
            return [new PersonalDataOutcome("Tài khoản", 0, 1, "Còn là trưởng ban biên tập hoặc quản trị duy nhất của đơn vị: bàn giao vai trò trước, rồi xóa.")];
        foreach (var membership in here)
            membership.End(now);
        if (memberships.Count > here.Count)
        {
            await db.SaveChangesAsync(cancellationToken);
            return [new PersonalDataOutcome("Tài khoản", 0, 1, $"Vai trò ở đơn vị này đã kết thúc; tài khoản còn dùng ở {memberships.Count - here.Count} đơn vị khác nên được giữ (Luật 91/2025/QH15: còn mục đích xử lí hợp pháp).")];
        }

        person.CloseForGood();
        var sessions = await db.Sessions.Where(row => row.UserId == id).ToListAsync(cancellationToken);
        db.Sessions.RemoveRange(sessions);
        var tokens = await db.AccessTokens.Where(row => row.UserId == id).ToListAsync(cancellationToken);
        db.AccessTokens.RemoveRange(tokens);
        await db.SaveChangesAsync(cancellationToken);
        // Past the audit log, which would write down once more what is being erased.
        var address = $"{id:N}@da-xoa.invalid";
        await db.People.Where(row => row.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.FullName, Person.ForgottenName).SetProperty(row => row.SortKey, VietnameseText.SortKey(Person.ForgottenName)).SetProperty(row => row.Phone, (string?)null)
                .SetProperty(row => row.Email, address).SetProperty(row => row.NormalizedEmail, address).SetProperty(row => row.EmailVerified, false),
            cancellationToken);
        return
        [
            new PersonalDataOutcome("Tài khoản", 1, 0, "Họ tên, thư điện tử, điện thoại, mật khẩu đã xóa."),
            new PersonalDataOutcome("Phiên đăng nhập, mã truy cập", sessions.Count + tokens.Count),
            new PersonalDataOutcome("Nhật ký hệ thống", 0, 1, "Nghị định 85/2016/NĐ-CP: nhật ký an toàn thông tin phải giữ đủ thời hạn, rồi tự xóa."),
        ];
    }

    public async Task<IReadOnlyList<PersonalDataOutcome>> CorrectAsync(DataSubject subject, PersonalDataCorrection correction, CancellationToken cancellationToken)
    {
        if (subject.PersonId is not { } id || (correction.FullName is null && correction.Phone is null) || await db.People.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } person)
            return [];
        if (correction.FullName is { } name)
            person.Rename(name);
        person.Phone = correction.Phone ?? person.Phone;
        await db.SaveChangesAsync(cancellationToken);
        return [new PersonalDataOutcome("Tài khoản", 1)];
    }

    private async Task<bool> IsLastAdministratorAsync(IEnumerable<string> roles, Guid id, DateTimeOffset now, CancellationToken cancellationToken) =>
        roles.Contains(RoleNames.Administrator)
        && !(await db.Memberships.AsNoTracking().Where(row => row.UserId != id && row.EndedAt == null && row.HelpId == null).ToListAsync(cancellationToken))
            .Any(row => row.IsActive(now) && row.Roles.Contains(RoleNames.Administrator));
}

using EduAbp.Data;
using EduAbp.Text;
using EduAbp.Website.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Website.Categories;

/// <summary>The headings with which a unit begins; it renames, moves and deletes them as it likes.</summary>
internal sealed class CategorySeedContributor(WebsiteDbContext db) : IDataSeedContributor
{
    private static readonly (string Name, string[] Children)[] OfSchool =
    [
        ("Tin tức", []),
        ("Thông báo", []),
        ("Hoạt động", ["Dạy và học", "Giáo dục của địa phương", "Đoàn – Đội", "Thể thao – Nghệ thuật"]),
        ("Tuyển sinh", []),
        ("Gương sáng", []),
        ("Công khai", []),
    ];

    private static readonly (string Name, string[] Children)[] OfOffice =
    [
        ("Tin tức", []),
        ("Thông báo", []),
        ("Chỉ đạo, điều hành", []),
        ("Hoạt động của các trường", []),
        ("Tuyển sinh", []),
        ("Thi đua, khen thưởng", []),
        ("Công khai", []),
    ];

    public async Task SeedAsync(DataSeedContext context, CancellationToken cancellationToken)
    {
        if (await db.Categories.AnyAsync(cancellationToken)) return;

        var order = 0;
        foreach (var (name, children) in UnitKinds.IsOffice(context.UnitKind) ? OfOffice : OfSchool)
        {
            var parent = new Category(name, VietnameseText.Slugify(name), order++);
            db.Add(parent);
            foreach (var child in children) db.Add(new Category(child, VietnameseText.Slugify(child), order++, parent));
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}

internal static class UnitKinds
{
    public static bool IsOffice(string? kind) => kind is "department" or "district-office";
}

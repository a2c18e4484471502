using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Navigation;
using EduAbp.Tests.Architecture;
using EduAbp.Tests.Kit;

namespace EduAbp.Tests.Desk;

public sealed class MenuIconTests
{
    [Fact]
    public async Task Every_entry_of_the_menu_has_its_icon_in_the_sprite()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite);
        var sprite = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "themes/EduAbp.Themes.Desk/wwwroot/dist/icons.svg"));

        app.Get<MenuManager>().All.Select(item => item.Icon).Where(icon => !sprite.Contains($"id=\"i-{icon}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}

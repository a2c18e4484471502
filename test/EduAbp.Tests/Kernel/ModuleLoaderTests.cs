using EduAbp.Modularity;

namespace EduAbp.Tests.Kernel;

public sealed class ModuleLoaderTests
{
    [Fact]
    public void Modules_start_after_those_they_depend_on() =>
        ModuleLoader.Load([typeof(TopModule)]).Modules.Select(module => module.Name).ShouldBe(["Bottom", "Left", "Right", "Top"]);

    [Fact]
    public void A_circle_is_refused_and_named() =>
        Should.Throw<ModuleLoadException>(() => ModuleLoader.Load([typeof(HenModule)]))
            .Message.ShouldContain("HenModule → EggModule → HenModule");

    [Fact]
    public void What_is_no_module_is_refused_and_named() =>
        Should.Throw<ModuleLoadException>(() => ModuleLoader.Load([typeof(LostModule)]))
            .Message.ShouldContain("LostModule depends on System.String");

    private sealed class BottomModule : AbpModule;

    [DependsOn(typeof(BottomModule))]
    private sealed class LeftModule : AbpModule;

    [DependsOn(typeof(BottomModule))]
    private sealed class RightModule : AbpModule;

    [DependsOn(typeof(LeftModule), typeof(RightModule))]
    private sealed class TopModule : AbpModule;

    [DependsOn(typeof(EggModule))]
    private sealed class HenModule : AbpModule;

    [DependsOn(typeof(HenModule))]
    private sealed class EggModule : AbpModule;

    [DependsOn(typeof(string))]
    private sealed class LostModule : AbpModule;
}

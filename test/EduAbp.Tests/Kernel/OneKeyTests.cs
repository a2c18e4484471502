using EduAbp.AspNetCore.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EduAbp.Tests.Kernel;

public sealed class OneKeyTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("eduabp-keys-");

    [Fact]
    public void Of_nodes_that_start_together_one_makes_the_key()
    {
        var nodes = Enumerable.Range(0, 8).Select(_ => Node()).ToList();
        using var start = new Barrier(nodes.Count);
        var secrets = new string[nodes.Count];
        var threads = nodes.Select((node, number) => new Thread(() =>
        {
            start.SignalAndWait();
            secrets[number] = Protector(node).Protect($"bí mật {number}");
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        _folder.GetFiles("*.xml").ShouldHaveSingleItem();
        for (var number = 0; number < secrets.Length; number++)
            Protector(nodes[(number + 1) % nodes.Count]).Unprotect(secrets[number]).ShouldBe($"bí mật {number}");
        nodes.ForEach(node => node.Dispose());
    }

    [Fact]
    public void A_key_that_nothing_can_be_protected_by_is_not_taken_for_one()
    {
        using (var first = Node())
            Protector(first).Protect("x");
        var file = _folder.GetFiles("*.xml").ShouldHaveSingleItem();
        File.WriteAllText(file.FullName, File.ReadAllText(file.FullName).Replace("<value>", "<value>hỏng", StringComparison.Ordinal));

        using var later = Node();
        Protector(later).Unprotect(Protector(later).Protect("y")).ShouldBe("y");
        _folder.GetFiles("*.xml").Length.ShouldBe(2);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private ServiceProvider Node()
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("EduAbp").PersistKeysToFileSystem(_folder);
        services.Replace(ServiceDescriptor.Singleton<IKeyManager>(provider => new OneKeyManager(ActivatorUtilities.CreateInstance<XmlKeyManager>(provider), _folder.FullName)));
        return services.BuildServiceProvider();
    }

    private static IDataProtector Protector(ServiceProvider node) => node.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
}

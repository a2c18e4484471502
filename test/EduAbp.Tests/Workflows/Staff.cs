using EduAbp.Authorization;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Users;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.Tests.Workflows;

/// <summary>Units and people without their modules: who holds which permission or role where.</summary>
internal sealed class Staff
{
    private readonly List<(Guid Unit, Guid Person, string Rule)> _held = [];
    private readonly Dictionary<Guid, string> _names = [];
    private readonly List<UnitInfo> _units = [];

    public Guid Unit(string name, Guid? parent = null)
    {
        var id = Guid.CreateVersion7();
        _units.Add(new(id, name, name, name, name, "lower-secondary", parent, UnitStates.Active));
        return id;
    }

    public Guid Person(string name, params (Guid Unit, string Rule)[] held)
    {
        var id = Guid.CreateVersion7();
        _names[id] = name;
        _held.AddRange(held.Select(rule => (rule.Unit, id, rule.Rule)));
        return id;
    }

    public void Register(IServiceCollection services) => services
        .AddSingleton<ITenantDirectory>(new Directory(_units))
        .AddScoped<IPermissionChecker>(scope => new Permissions(this, scope.GetRequiredService<ICurrentTenant>(), scope.GetRequiredService<ICurrentUser>()))
        .AddSingleton<IPersonLookup>(new People(this));

    private sealed class Permissions(Staff staff, ICurrentTenant tenant, ICurrentUser user) : IPermissionChecker
    {
        public Task<bool> IsGrantedAsync(string permission, CancellationToken cancellationToken) =>
            Task.FromResult(staff._held.Exists(held => held.Unit == tenant.Id && held.Person == user.Id && held.Rule == permission));
    }

    private sealed class People(Staff staff) : IPersonLookup
    {
        public Task<PersonDto?> FindAsync(Guid id, CancellationToken cancellationToken) =>
            Task.FromResult(staff._names.TryGetValue(id, out var name) ? new PersonDto(id, name, null) : null);

        public Task<IReadOnlyList<PersonDto>> GetListAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PersonDto>>([.. ids.Where(staff._names.ContainsKey).Select(id => new PersonDto(id, staff._names[id], null))]);

        public Task<PersonDto?> FindMemberAsync(string email, CancellationToken cancellationToken) => Task.FromResult<PersonDto?>(null);

        public Task<IReadOnlyList<PersonDto>> GetHoldersAsync(Guid tenantId, string roleOrPermission, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PersonDto>>(
                [.. staff._held.Where(held => held.Unit == tenantId && held.Rule == roleOrPermission).Select(held => new PersonDto(held.Person, staff._names[held.Person], null))]);
    }

    private sealed class Directory(List<UnitInfo> units) : ITenantDirectory
    {
        public IReadOnlyCollection<UnitInfo> All => units;

        public UnitInfo? Root => units.Find(unit => unit.ParentId is null);

        public UnitInfo? Find(Guid id) => units.Find(unit => unit.Id == id);

        public IReadOnlyList<UnitInfo> Children(Guid id) => units.FindAll(unit => unit.ParentId == id);

        public IReadOnlyList<UnitInfo> Ancestors(Guid id) => Find(id)?.ParentId is { } parent ? [Find(parent)!, .. Ancestors(parent)] : [];

        public IReadOnlyList<UnitInfo> Descendants(Guid id) => [Find(id)!, .. Children(id).SelectMany(child => Descendants(child.Id))];

        public ResolvedAddress? Resolve(string host, string path) => null;

        public string CanonicalUrl(UnitInfo unit) => "http://localhost/" + unit.Path;
    }
}

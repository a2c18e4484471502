using EduAbp.Auditing;
using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Audit;
using EduAbp.Identity.Staff;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.Identity.Api;

internal sealed record DomainsInput(string? Domains = null);

internal sealed record RolesInput(IReadOnlyList<string> Roles);

internal sealed record LastDayInput(DateOnly? LastDay = null);

/// <param name="Checks">What each role may do, as <c>role|permission</c>; what is left out is taken away.</param>
internal sealed record RoleGridInput(IReadOnlyList<string> Checks);

internal sealed record RoleGridResource(IReadOnlyList<string> Roles, IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions);

internal sealed record StaffInput(IReadOnlyList<StaffRow> Rows, IReadOnlyList<int>? Skip = null);

internal sealed record AdministratorInput(string? Email = null, string? FullName = null);

internal sealed record SentLink(bool IsActivation);

internal sealed record UnitAdministratorsResource(Guid UnitId, string UnitName, string Path, IReadOnlyList<UnitAdministrator> People);

internal sealed record AuditChoices(IReadOnlyList<string> People, IReadOnlyList<string> Actions);

/// <summary>People, roles and the log of the unit.</summary>
internal sealed class IdentityApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        MapMembers(endpoints.MapApi("identity", "Members"));
        MapRoles(endpoints.MapApi("identity", "Roles"));
        MapUnitAdministrators(endpoints.MapApi("identity", "Administrators of units"));
        MapAuditLog(endpoints.MapApi("identity", "Audit log"));
    }

    private static void MapMembers(RouteGroupBuilder api)
    {
        api.MapGet("/members", async (string? search, string? role, string? state, [AsParameters] ApiPaging paging, MemberAppService members, CancellationToken stop) =>
            paging.Of(await members.GetListAsync(new(search, role, state), stop))).WithSummary("The people of the unit, by name");
        api.MapPost("/members", async (MemberInput input, MemberAppService members, CancellationToken stop) => new ApiId(await members.InviteAsync(input, stop)))
            .WithSummary("Makes somebody a member; the letter goes to the address");
        api.MapPost("/members/preview", (StaffInput input, MemberAppService members, CancellationToken stop) => members.PreviewAsync(input.Rows, stop))
            .WithSummary("What would become of the rows of a list of staff");
        api.MapPost("/members/import", async (StaffInput input, MemberAppService members, CancellationToken stop) =>
            new ApiCount((await members.ImportAsync(input.Rows, [.. input.Skip ?? []], stop)).Count)).WithSummary("Invites the rows of a list of staff");
        api.MapGet("/members/{id:guid}", (Guid id, MemberAppService members, CancellationToken stop) => members.GetAsync(id, stop)).WithSummary("One member");
        api.MapPut("/members/{id:guid}/roles", (Guid id, RolesInput input, MemberAppService members, CancellationToken stop) => members.ChangeRolesAsync(id, input.Roles, stop))
            .WithSummary("Gives and takes roles");
        api.MapPut("/members/{id:guid}/last-day", (Guid id, LastDayInput input, MemberAppService members, CancellationToken stop) => members.SetLastDayAsync(id, input.LastDay, stop))
            .WithSummary("Sets the last day of the membership, or takes it away");
        api.MapPost("/members/{id:guid}/transfer-head", (Guid id, MemberAppService members, CancellationToken stop) => members.TransferHeadAsync(id, stop))
            .WithSummary("Gives the editorial board to this member");
        api.MapPost("/members/{id:guid}/send-link", async (Guid id, MemberAppService members, CancellationToken stop) => new SentLink(await members.SendLinkAsync(id, stop)))
            .WithSummary("Sends activation or reset to the person's own mailbox");
        api.MapDelete("/members/{id:guid}", (Guid id, MemberAppService members, CancellationToken stop) => members.EndAsync(id, stop)).WithSummary("Ends the membership");
        api.MapGet("/official-mail-domains", async (MemberAppService members, CancellationToken stop) => new DomainsInput(await members.GetOfficialDomainsAsync(stop)))
            .WithSummary("Domains of official mail");
        api.MapPut("/official-mail-domains", (DomainsInput input, MemberAppService members, CancellationToken stop) => members.SetOfficialDomainsAsync(input.Domains, stop))
            .WithSummary("Sets the domains of official mail");
    }

    private static void MapRoles(RouteGroupBuilder api)
    {
        api.MapGet("/roles", async (RoleGridAppService roles, CancellationToken stop) =>
        {
            var grid = await roles.GetAsync(stop);
            return new RoleGridResource(
                [.. grid.Roles.Select(role => role.Name)],
                grid.Rows.ToDictionary(row => row.Permission.Name, IReadOnlyList<string> (row) => [.. row.Granted.Order(StringComparer.Ordinal)]));
        }).WithSummary("Which roles hold which permission here");
        api.MapPut("/roles", (RoleGridInput input, RoleGridAppService roles, CancellationToken stop) => roles.SaveAsync([.. input.Checks], stop)).WithSummary("Says it anew for all roles");
    }

    private static void MapUnitAdministrators(RouteGroupBuilder api)
    {
        api.MapGet("/unit-administrators", async (string? search, [AsParameters] ApiPaging paging, UnitAdministratorAppService administrators, CancellationToken stop) =>
        {
            var (page, total) = await administrators.GetPageAsync(search, paging.Skip, paging.Size, stop);
            return new ApiPage<UnitAdministratorsResource>(
                [.. page.Select(row => new UnitAdministratorsResource(row.Unit.Id, row.Unit.Name, row.Unit.Path, row.People))], total, paging.Number, paging.Size);
        }).WithSummary("The administrators of the units below");
        api.MapPost("/unit-administrators/{unitId:guid}", (Guid unitId, AdministratorInput input, UnitAdministratorAppService administrators, CancellationToken stop) =>
            administrators.NameAsync(unitId, input.Email, input.FullName, stop)).WithSummary("Names one more for a unit");
        api.MapPost("/unit-administrators/{unitId:guid}/{id:guid}/send-link", (Guid unitId, Guid id, UnitAdministratorAppService administrators, CancellationToken stop) =>
            administrators.SendLinkAsync(unitId, id, stop)).WithSummary("Sends the link again");
    }

    private static void MapAuditLog(RouteGroupBuilder api)
    {
        api.MapGet("/audit-log", async (string? who, string? action, DateOnly? from, DateOnly? until, [AsParameters] ApiPaging paging, AuditLogAppService log, CancellationToken stop) =>
        {
            var page = await log.GetPageAsync(new(who, action, from, until), paging.Skip, paging.Size, stop);
            return new ApiPage<AuditRow>(page.Rows, page.Total, paging.Number, paging.Size);
        }).WithSummary("What people did in the unit, the newest first");
        api.MapGet("/security-log", async (string? kind, SecuritySeverity? atLeast, string? address, DateOnly? from, DateOnly? until, [AsParameters] ApiPaging paging, SecurityLogAppService log, CancellationToken stop) =>
        {
            var page = await log.GetPageAsync(new(kind, atLeast, address, from, until), paging.Skip, paging.Size, stop);
            return new ApiPage<SecurityRow>(page.Rows, page.Total, paging.Number, paging.Size);
        }).WithSummary("Security events at the unit's addresses; for the centre all of them");
        api.MapGet("/security-log/kinds", (SecurityLogAppService log, CancellationToken stop) => log.GetKindsAsync(stop)).WithSummary("Kinds that there are");
        api.MapGet("/security-log/export", (string? kind, SecuritySeverity? atLeast, string? address, DateOnly? from, DateOnly? until, SecurityLogAppService log, CancellationToken stop) =>
                log.ExportAsync(new(kind, atLeast, address, from, until), stop))
            .WithSummary("All of it at once; taking it out is itself written down");
        api.MapGet("/audit-log/choices", async (AuditLogAppService log, CancellationToken stop) =>
        {
            var (people, actions) = await log.GetChoicesAsync(stop);
            return new AuditChoices(people, actions);
        }).WithSummary("Who and what there is to filter by");
        api.MapGet("/audit-log/export", (string? who, string? action, DateOnly? from, DateOnly? until, AuditLogAppService log, CancellationToken stop) =>
                log.ExportAsync(new(who, action, from, until), stop))
            .WithSummary("All of it at once; taking it out is itself written down");
    }
}

using EduAbp.EntityFrameworkCore.Uow;
using EduAbp.MultiTenancy;
using EduAbp.Users;

namespace EduAbp.EntityFrameworkCore;

/// <summary>What the kernel lends to a pooled context for the time of one scope.</summary>
internal interface IAbpDbContext
{
    UnitOfWork? UnitOfWork { get; }

    void Lend(UnitOfWork unitOfWork, ICurrentTenant tenant, ICurrentUser user, TimeProvider clock);
}

using EduAbp.Domain;

namespace EduAbp.TenantManagement.Units;

/// <summary>
/// An address below the main host, whole: <c>can-gio/thcs-binh-khanh</c>; empty for the department. The path is unique
/// for ever: one that is given up leads on to the unit that had it.
/// </summary>
internal sealed class UnitAddress : Entity
{
    public const int MaxPath = 400;

    private UnitAddress()
    {
    }

    public UnitAddress(Guid unitId, string path, DateTimeOffset from) => (UnitId, Path, From) = (unitId, path, from);

    public Guid UnitId { get; private set; }

    public string Path { get; private set; } = "";

    public DateTimeOffset From { get; private set; }

    /// <summary>When it was given up; null while it is the unit's address.</summary>
    public DateTimeOffset? To { get; private set; }

    public void GiveUp(DateTimeOffset now) => To ??= now;

    /// <summary>Only the unit that had it may take it back.</summary>
    public void TakeBack(Guid unitId, DateTimeOffset now)
    {
        if (unitId != UnitId) throw new BusinessException(TenantManagementErrorCodes.SlugTaken).WithData("Slug", Path).ForField("Slug");
        (From, To) = (now, null);
    }
}

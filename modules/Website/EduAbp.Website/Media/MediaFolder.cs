using EduAbp.Domain;
using EduAbp.MultiTenancy;
using EduAbp.Text;

namespace EduAbp.Website.Media;

internal sealed class MediaFolder : AggregateRoot, IMultiTenant
{
    public const int MaxName = 80;

    private MediaFolder()
    {
    }

    public MediaFolder(string name) => Rename(name);

    public Guid TenantId { get; private set; }

    public string Name { get; private set; } = "";

    public void Rename(string name)
    {
        name = VietnameseText.Normalize(name ?? "");
        if (name.Length is 0 or > MaxName) throw new BusinessException(WebsiteErrorCodes.FolderNameMissing).ForField(nameof(Name));
        Name = name;
    }
}

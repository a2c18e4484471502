using EduAbp.PersonalData.Contracts;

namespace EduAbp.PersonalData.Definitions;

/// <summary>The purposes that several modules share. Texts are what people signed: add a version, never change one.</summary>
internal sealed class PlatformConsentPurposes : ConsentPurposeProvider
{
    public override IEnumerable<ConsentPurpose> Define() =>
    [
        new(ConsentPurposes.Photos, Discloses: true,
        [
            "Tôi đồng ý để nhà trường đăng hình ảnh, đoạn phim có thể nhận ra người được nêu tên ở trên lên trang thông tin điện tử của nhà trường, "
            + "nhằm giới thiệu hoạt động giáo dục. Hình ảnh không dùng để quảng cáo, không giao cho bên khác. "
            + "Tôi có thể rút lại sự đồng ý bất cứ lúc nào; khi đó nhà trường gỡ hình ảnh trong thời hạn luật định.",
        ]),
        new(ConsentPurposes.ContactBook, Discloses: false,
        [
            "Tôi đồng ý nhận và trao đổi thông tin về việc học tập, rèn luyện, chuyên cần, sức khỏe của người được nêu tên ở trên qua sổ liên lạc điện tử, "
            + "bằng số điện thoại hoặc tài khoản đã đăng ký. Chỉ nhà trường và gia đình đọc được. Tôi có thể rút lại sự đồng ý bất cứ lúc nào.",
        ]),
        new(ConsentPurposes.PublicResults, Discloses: true,
        [
            "Tôi đồng ý để nhà trường nêu họ tên, lớp và kết quả, giải thưởng hoặc danh sách có tên của người được nêu tên ở trên "
            + "ở nơi mọi người đọc được (trang thông tin điện tử, bảng tin). Tôi có thể rút lại sự đồng ý bất cứ lúc nào.",
        ]),
    ];
}

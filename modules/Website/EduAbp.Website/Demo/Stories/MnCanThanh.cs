namespace EduAbp.Website.Demo;

internal static partial class DemoArticles
{
    private static readonly IReadOnlyList<DemoArticle> MnCanThanh =
    [
        new("Bé làm vườn: luống rau của lớp Lá", "Các bé gieo hạt, tưới nước và ghi lại chiều cao của cây bằng dấu bút màu trên thước giấy.",
            "day-va-hoc", "trong-cay", "Các bé đội mũ trồng cây con xuống đất",
            """
            <p>Mỗi sáng, nhóm trực nhật của lớp Lá tưới luống rau muống và rau dền. Cô giúp các bé đánh dấu chiều cao của cây trên thước giấy treo ở góc thiên nhiên.</p>
            <p>Tuần sau các bé sẽ hái lứa rau đầu tiên và cùng cô cấp dưỡng nấu canh cho bữa trưa.</p>
            """, ForOffice: true),
        new("Thực đơn tuần này ở Trường Mầm non Cần Thạnh", "Năm bữa trưa đủ bốn nhóm chất; bé dị ứng có suất riêng theo đăng kí của gia đình.",
            "thong-bao", "bua-an", "Các bé ngồi quanh bàn ăn có đĩa trái cây",
            """
            <table><tr><th>Ngày</th><th>Bữa trưa</th><th>Bữa xế</th></tr><tr><td>Thứ Hai</td><td>Cơm, cá sốt cà, canh rau dền</td><td>Sữa chua</td></tr><tr><td>Thứ Ba</td><td>Cơm, thịt kho trứng, canh bí đỏ</td><td>Chuối</td></tr><tr><td>Thứ Tư</td><td>Bún mọc</td><td>Bánh flan</td></tr><tr><td>Thứ Năm</td><td>Cơm, tôm rim, canh mồng tơi</td><td>Cháo đậu</td></tr><tr><td>Thứ Sáu</td><td>Cơm, gà xào nấm, canh chua</td><td>Dưa hấu</td></tr></table>
            <p>Phụ huynh báo thay đổi về dị ứng cho cô chủ nhiệm trước 7:30 trong ngày.</p>
            """),
        new("Bé ra biển nhặt vỏ ốc, về lớp xếp thành tranh", "Buổi đi dạo 40 phút trên bãi, mỗi bé một giỏ nhỏ; chỉ nhặt vỏ rỗng và rác nhựa.",
            "giao-duc-cua-dia-phuong", null, "",
            """
            <p>Trời mát, các cô đưa lớp Lá ra bãi gần trường. Bé học phân biệt vỏ ốc rỗng với con ốc còn sống và thả con sống về nước.</p>
            <p>Về lớp, bé xếp vỏ ốc thành hình con cá, chiếc thuyền. Phần rác nhựa nhặt được cân lên đúng 2,4 kg, bé nào cũng muốn nhìn kim cân.</p>
            """, ForOffice: true),
        new("Bé làm quen tiếng Việt qua ca dao", "Mỗi tuần một câu ca dao có sông nước, cây đước, con còng: gần với nơi bé lớn lên.",
            "giao-duc-cua-dia-phuong", "lop-hoc", "Cô giáo đứng cạnh bảng, các bé ngồi nghe",
            """
            <p>Cô chọn những câu ngắn, có vần, rồi cùng bé vỗ tay theo nhịp. Bé vẽ điều mình nghe được; tranh được treo ở hành lang để ba mẹ xem lúc đón.</p>
            """),
        new("Cân đo sức khỏe quý này: kết quả chung và lời khuyên", "98 trên 104 bé phát triển bình thường; kết quả từng bé được gửi riêng cho gia đình.",
            "thong-bao", "bua-an", "Các bé ngồi quanh bàn ăn có đĩa trái cây",
            """
            <p>Trạm y tế phối hợp cùng trường cân đo cho 104 bé. Trên cổng chỉ đăng kết quả chung; kết quả của từng bé nằm trong phiếu gửi riêng.</p>
            <ul><li>Cho bé uống đủ nước, bớt nước ngọt.</li><li>Ngủ trước 21 giờ.</li><li>Khám răng sáu tháng một lần.</li></ul>
            """),
        new("Lịch nghỉ và lịch đón trẻ dịp lễ", "Trường nghỉ theo quy định; tuần sau lễ đón trẻ từ 6:45 như thường lệ.",
            "thong-bao", null, "",
            """
            <p>Trường Mầm non Cần Thạnh thông báo lịch nghỉ tới phụ huynh. Trong những ngày nghỉ, đường dây nóng của trường vẫn có người trực từ 8:00 đến 17:00.</p>
            <ul><li>Đón trẻ: 6:45–7:45.</li><li>Trả trẻ: 16:00–17:00; trả muộn vui lòng báo trước 15:30.</li></ul>
            """),
        new("Ba làm thợ mộc một ngày ở sân chơi", "Mười hai ông bố sửa xích đu, làm thêm hai bập bênh từ gỗ cũ đã bào nhẵn.",
            "tin-tuc", null, "",
            """
            <p>Sáng Chủ nhật, sân trường đầy tiếng cưa, tiếng búa. Gỗ xin từ một chiếc ghe cũ được bào nhẵn, bo góc và sơn không độc.</p>
            <p>Thứ Hai, việc đầu tiên các bé làm là đi tìm xem món nào ba mình đã đóng.</p>
            """, ForOffice: true),
        new("Bé tập rửa tay sáu bước theo bài hát của lớp", "Bài hát dài đúng 30 giây; bé hát hết bài là tay sạch.",
            "day-va-hoc", null, "",
            """
            <p>Các cô đặt lời mới cho một điệu lí quen thuộc, mỗi câu là một bước rửa tay. Bé trực nhật đứng bên bồn nước bắt nhịp cho bạn.</p>
            <p>Gia đình có thể hỏi bé hát thử khi ở nhà.</p>
            """),
    ];
}

namespace EduAbp.Website.Demo;

internal static partial class DemoArticles
{
    private static readonly IReadOnlyList<DemoArticle> ThBinhKhanh =
    [
        new("Ngày đầu tiên của 142 học sinh lớp Một", "Anh chị lớp Năm dắt từng em vào lớp; mỗi em nhận một cây bút chì có tên mình.",
            "tin-tuc", "chao-co", "Học sinh đứng hai hàng trước cột cờ trong sân trường",
            """
            <p>Sáng nay 142 em lớp Một lần đầu ngồi vào bàn học. Lớp Năm đứng thành hai hàng, mỗi anh chị nắm tay một em đưa vào lớp, chỉ chỗ để dép và bình nước.</p>
            <p>Trong tuần đầu, cha mẹ được vào sân đến 7 giờ 15. Sau đó các em tự đi từ cổng vào lớp, thầy cô đứng dọc lối đi.</p>
            """, ForOffice: true),
        new("Đổi rác lấy cây: 310 kg giấy vụn thành 95 chậu hoa", "Mỗi lớp cân giấy vào thứ Sáu; cô tổng phụ trách quy đổi thành chậu hoa đặt ở hành lang.",
            "doan-doi", "trong-cay", "Học sinh đội mũ trồng cây con",
            """
            <p>Sau sáu tuần, các lớp gom được 310 kg giấy và bìa. Tiền bán giấy mua 95 chậu dừa cạn, mười giờ và sống đời.</p>
            <table><tr><th>Khối</th><th>Giấy (kg)</th><th>Chậu hoa</th></tr><tr><td>1</td><td>38</td><td>12</td></tr><tr><td>2</td><td>55</td><td>17</td></tr><tr><td>3</td><td>61</td><td>19</td></tr><tr><td>4</td><td>74</td><td>22</td></tr><tr><td>5</td><td>82</td><td>25</td></tr></table>
            """),
        new("Thực đơn bán trú tháng này có thêm món của địa phương", "Canh chua cá dứa, tôm rim và khô cá đù rang; bữa nào cũng có rau và trái cây.",
            "thong-bao", "bua-an", "Học sinh ngồi quanh bàn ăn có đĩa trái cây",
            """
            <p>Tổ bán trú họp cùng đại diện cha mẹ, thêm ba món quen thuộc với các em. Khẩu phần tính theo độ tuổi; muối và đường được giảm dần qua từng tháng.</p>
            <ul><li>Thứ Hai: cơm, tôm rim, canh bí.</li><li>Thứ Tư: cơm, cá dứa nấu canh chua.</li><li>Thứ Sáu: bún thịt xào, trái cây.</li></ul>
            <p>Cha mẹ muốn xem bếp xin báo trước một ngày.</p>
            """),
        new("Em tập làm hướng dẫn viên ở khu di tích", "Học sinh lớp 4 thuyết minh ba phút về rừng Sác bằng lời của mình, có thẻ gợi ý.",
            "giao-duc-cua-dia-phuong", null, "",
            """
            <p>Sau hai tiết tìm hiểu ở lớp, mỗi nhóm nhận một điểm dừng. Các em không học thuộc lòng mà nói theo thẻ gợi ý có năm từ khóa.</p>
            <p>Cha mẹ đi cùng đóng vai khách tham quan và phải hỏi ít nhất một câu.</p>
            """, ForOffice: true),
        new("Toán vui cuối tuần: đo sân trường bằng bước chân", "Lớp 3 ước lượng chiều dài sân bằng bước chân rồi kiểm tra lại bằng thước dây.",
            "day-va-hoc", "lop-hoc", "Cô giáo đứng cạnh bảng, học sinh ngồi học bên dưới",
            """
            <p>Em bước dài, em bước ngắn nên kết quả chênh nhau đến chín mét. Từ đó cô dẫn vào câu hỏi: vì sao cần một đơn vị đo chung?</p>
            <p>Các nhóm làm thước giấy dài đúng một mét, đo lại và vẽ sơ đồ sân trên giấy kẻ ô.</p>
            """),
        new("Tập thoát khỏi phòng có khói cùng chú cảnh sát chữa cháy", "Các em bò sát sàn, che mũi bằng khăn ướt và tìm lối ra theo đèn chỉ dẫn.",
            "tin-tuc", null, "",
            """
            <p>Căn phòng tập được phun khói không độc. Từng nhóm năm em đi qua, có người lớn ở hai đầu. Em nào sợ được đứng ngoài xem trước.</p>
            <p>Trường ra tới điểm tập kết trong 3 phút 40 giây. Lần tới trường tập khi các lớp đang ăn trưa, giờ đông và ồn nhất.</p>
            """),
        new("Trường được thêm 12 máy tính cho lớp 3, 4 và 5", "Phòng máy mở cả giờ ra chơi cho em nào muốn tập gõ mười ngón.",
            "tin-tuc", null, "",
            """
            <p>Mười hai máy tính mới được đặt ở phòng máy tầng trệt. Từ tuần sau, giờ Tin học mỗi em một máy.</p>
            <p>Giờ ra chơi sáng, cô phụ trách mở phần mềm tập gõ; em nào gõ đúng 20 chữ một phút được dán một ngôi sao lên bảng của lớp.</p>
            """),
        new("Hai anh em mỗi ngày dìu bạn qua cầu", "Một bạn lớp 2 bị đau chân, hai anh em cùng xóm dìu bạn tới lớp suốt ba tuần.",
            "guong-sang", null, "",
            """
            <p>Câu chuyện được bác bảo vệ kể lại. Sáng nào cũng vậy, ba em đến sớm hơn các bạn mười phút để đi chậm qua cầu.</p>
            <p>Nhà trường xin phép gia đình trước khi đăng và không nêu tên các em.</p>
            """),
        new("Tuyển sinh lớp Một: phụ huynh chuẩn bị gì", "Chỉ cần mã định danh của con; hồ sơ giấy nộp bổ sung khi thông tin chưa khớp.",
            "tuyen-sinh", null, "",
            """
            <ol><li>Kiểm tra thông tin cư trú và mã định danh của con.</li><li>Đăng kí trực tuyến trong thời gian quy định.</li><li>Xác nhận nhập học; trường nhắn lịch gặp giáo viên chủ nhiệm.</li></ol>
            <p>Trường không thi tuyển, không khảo sát đầu vào. Bàn hỗ trợ mở 7:30–11:00 các sáng thứ Bảy.</p>
            """),
    ];
}

using EduAbp.Themes.Desk.Shell;

namespace EduAbp.Tests.Desk;

public sealed class ShellWordsTests
{
    [Theory]
    [InlineData("Lê Minh Đức (mẫu)", "LĐ")]
    [InlineData("Ẩn", "Ẩ")]
    [InlineData(null, "?")]
    public void A_person_has_two_letters(string? name, string letters) => Initials.OfPerson(name).ShouldBe(letters);

    [Fact]
    public void A_unit_is_known_by_its_own_words_not_by_its_kind() => Initials.OfUnit("THCS Bình Khánh").ShouldBe("BK");

    [Theory]
    [InlineData("Khối 7 trồng cây đước", "trong duoc", "Khối 7 [trồng] cây [đước]")]
    [InlineData("Khối 7 trồng cây", "TRỒNG", "Khối 7 [trồng] cây")]
    [InlineData("Khối 7", "", "Khối 7")]
    [InlineData("Doi Lầu", "lau", "Doi [Lầu]")]
    public void What_was_searched_for_is_marked_with_marks_or_without(string title, string searched, string marked) =>
        string.Concat(Highlight.Parts(title, searched).Select(part => part.Found ? $"[{part.Text}]" : part.Text)).ShouldBe(marked);
}

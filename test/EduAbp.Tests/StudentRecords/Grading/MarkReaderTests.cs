using System.Globalization;
using System.Text;
using EduAbp.StudentRecords.Grading;

namespace EduAbp.Tests.StudentRecords.Grading;

public sealed class MarkReaderTests
{
    [Theory]
    [InlineData("85", "8,5")]
    [InlineData("8", "8,0")]
    [InlineData("10", "10,0")]
    [InlineData("100", "10,0")]
    [InlineData("05", "0,5")]
    [InlineData("00", "0,0")]
    [InlineData("0", "0,0")]
    [InlineData("7,5", "7,5")]
    [InlineData("7.5", "7,5")]
    [InlineData(" 7,50 ", "7,5")]
    [InlineData("7.4000000000000004", "7,4")]
    [InlineData("9,9999999999", "10,0")]
    public void What_is_typed_is_read_as_teachers_mean_it(string text, string shown) =>
        MarkReader.Read(text, MarkScale.Score, isTyped: true).Mark!.Value.ToString(CultureInfo.GetCultureInfo("vi-VN")).ShouldBe(shown);

    [Theory]
    [InlineData("7..5", MarkProblem.NotANumber)]
    [InlineData("7,5,5", MarkProblem.NotANumber)]
    [InlineData("7,", MarkProblem.NotANumber)]
    [InlineData(",5", MarkProblem.NotANumber)]
    [InlineData("tám", MarkProblem.NotANumber)]
    [InlineData("Đ", MarkProblem.NotANumber)]
    [InlineData("8,5 điểm", MarkProblem.NotANumber)]
    [InlineData("1e1", MarkProblem.NotANumber)]
    [InlineData("999999999999999999999999999999999999", MarkProblem.NotANumber)]
    [InlineData("٧", MarkProblem.NotANumber)]
    [InlineData("-1", MarkProblem.OutOfRange)]
    [InlineData("−1", MarkProblem.OutOfRange)]
    [InlineData("10,5", MarkProblem.OutOfRange)]
    [InlineData("105", MarkProblem.OutOfRange)]
    [InlineData("11,0", MarkProblem.OutOfRange)]
    [InlineData("8,55", MarkProblem.TooManyDecimals)]
    [InlineData("7/5", MarkProblem.LooksLikeADate)]
    [InlineData("05/07/2026", MarkProblem.LooksLikeADate)]
    [InlineData("2026-07-05 00:00:00", MarkProblem.LooksLikeADate)]
    [InlineData("7-May", MarkProblem.LooksLikeADate)]
    internal void What_is_no_mark_is_told_why(string text, MarkProblem problem)
    {
        MarkReader.Read(text, MarkScale.Score, isTyped: true).Problem.ShouldBe(problem);
        Given.Texts[$"StudentRecords:Grading:Mark:{problem}"].ResourceNotFound.ShouldBeFalse();
    }

    [Fact]
    public void A_workbook_s_85_is_a_slip_and_not_8_5()
    {
        MarkReader.Read("85", MarkScale.Score).Problem.ShouldBe(MarkProblem.OutOfRange);
        MarkReader.Read("85", MarkScale.WholeScore, isTyped: true).Problem.ShouldBe(MarkProblem.OutOfRange);
        MarkReader.Of(85, MarkScale.Score).Problem.ShouldBe(MarkProblem.OutOfRange);
        MarkReader.Of(7.4000000000000004m, MarkScale.Score).Mark!.Value.Number.ShouldBe(7.4m);
    }

    [Theory]
    [InlineData("đ", MarkScale.Remark, "Đ")]
    [InlineData("d", MarkScale.Remark, "Đ")]
    [InlineData("Ð", MarkScale.Remark, "Đ")]
    [InlineData("Đạt", MarkScale.Remark, "Đ")]
    [InlineData("cđ", MarkScale.Remark, "CĐ")]
    [InlineData("C.Đ", MarkScale.Remark, "CĐ")]
    [InlineData("chưa đạt", MarkScale.Remark, "CĐ")]
    [InlineData("t", MarkScale.Primary, "T")]
    [InlineData("Hoàn thành tốt", MarkScale.Primary, "T")]
    [InlineData("h", MarkScale.Primary, "H")]
    [InlineData("C", MarkScale.Primary, "C")]
    [InlineData("H", MarkScale.PrimaryOf2014, "H")]
    [InlineData("T", MarkScale.Quality, "T")]
    [InlineData("Đ", MarkScale.Quality, "Đ")]
    [InlineData("Cần cố gắng", MarkScale.Quality, "C")]
    [InlineData("CĐ", MarkScale.QualityOf2014, "CĐ")]
    internal void Letters_are_read_however_they_are_written(string text, MarkScale scale, string shown)
    {
        MarkReader.Read(text, scale).Mark!.Value.ToString().ShouldBe(shown);
        MarkReader.Read(text.Normalize(NormalizationForm.FormD), scale).Mark!.Value.ToString().ShouldBe(shown);
    }

    [Theory]
    [InlineData("C", MarkScale.Remark, MarkProblem.NotARemark)]
    [InlineData("8", MarkScale.Remark, MarkProblem.NotARemark)]
    [InlineData("Đ", MarkScale.Primary, MarkProblem.NotAPrimaryLevel)]
    [InlineData("T", MarkScale.PrimaryOf2014, MarkProblem.NotAPrimaryLevel)]
    [InlineData("H", MarkScale.Quality, MarkProblem.NotAQualityLevel)]
    [InlineData("T", MarkScale.QualityOf2014, MarkProblem.NotAQualityLevel)]
    internal void Letters_of_another_scale_are_not(string text, MarkScale scale, MarkProblem problem) => MarkReader.Read(text, scale).Problem.ShouldBe(problem);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void An_empty_cell_is_neither_a_mark_nor_wrong(string? text) => MarkReader.Read(text, MarkScale.Score).IsEmpty.ShouldBeTrue();

    [Fact]
    public void Every_mark_reads_back_as_it_is_shown()
    {
        foreach (var culture in new[] { CultureInfo.GetCultureInfo("vi-VN"), CultureInfo.InvariantCulture })
        {
            foreach (var scale in Enum.GetValues<MarkScale>())
            {
                var highest = scale switch
                {
                    MarkScale.Score or MarkScale.WholeScore or MarkScale.WholeScoreFromOne => 10m,
                    MarkScale.Primary or MarkScale.Quality => 2m,
                    _ => 1m,
                };
                for (var number = scale == MarkScale.WholeScoreFromOne ? 1m : 0m; number <= highest; number += scale == MarkScale.Score ? 0.1m : 1m)
                {
                    var mark = new Mark(scale, number);
                    MarkReader.Read(mark.ToString(culture), scale, isTyped: true).Mark.ShouldBe(mark);
                }
            }
        }
    }
}

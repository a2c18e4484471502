using EduAbp.TenantManagement.Units;
using EduAbp.Text;

namespace EduAbp.Tests.TenantManagement;

public class UnitIdentifierTests
{
    [Theory]
    [InlineData("0100109106", "0100109106")]
    [InlineData("0100684378", "0100684378")]
    [InlineData("0300588569", "0300588569")]
    [InlineData("0101248141", "0101248141")]
    [InlineData("0312945800", "0312945800")]
    [InlineData(" 0100109106001 ", "0100109106-001")]
    [InlineData("0100109106-001", "0100109106-001")]
    public void A_well_formed_tax_code_is_kept_in_its_usual_shape(string text, string code) =>
        TaxCode.Parse(text).ShouldBe(new TaxCodeResult(code, TaxCodeProblem.None));

    [Fact]
    public void A_wrong_tax_code_says_what_is_wrong_with_it()
    {
        TaxCode.Parse("0100109107").Problem.ShouldBe(TaxCodeProblem.WrongCheckDigit);
        TaxCode.Parse("0100109106-000").Problem.ShouldBe(TaxCodeProblem.WrongBranch);
        TaxCode.Parse("10010910").Problem.ShouldBe(TaxCodeProblem.WrongLength);
        TaxCode.Parse("chưa có").Problem.ShouldBe(TaxCodeProblem.NotDigits);
        for (var last = '0'; last <= '9'; last++) TaxCode.Parse("031273021" + last).Code.ShouldBeNull();
    }

    [Theory]
    [InlineData("0168.878.4765", "2016-10-10", "0388784765")]
    [InlineData("(08) 38.291.875", "2016-10-10", "02838291875")]
    [InlineData("08.38.291.875", "2016-10-10", "02838291875")]
    [InlineData("0838291875", null, "0838291875")]
    [InlineData("08.38.291.875", null, "0838291875")]
    [InlineData("+84 909 125 016", null, "0909125016")]
    [InlineData("028 31035333", null, "02831035333")]
    public void A_phone_number_is_brought_to_the_digits_dialled_today(string text, string? writtenOn, string digits) =>
        PhoneNumber.Normalize(text, writtenOn is null ? null : DateOnly.Parse(writtenOn)).Digits.ShouldBe(digits);

    [Fact]
    public void A_number_without_its_area_code_is_not_guessed()
    {
        PhoneNumber.Normalize("38291875").Problem.ShouldBe(PhoneNumberProblem.NoAreaCode);
        PhoneNumber.Normalize("12").Problem.ShouldBe(PhoneNumberProblem.TooShort);
        PhoneNumber.Normalize("gọi bảo vệ").Problem.ShouldBe(PhoneNumberProblem.NotDigits);
    }

    [Theory]
    [InlineData("Trường Trung học cơ sở Bình Khánh", "thcs-binh-khanh")]
    [InlineData("Trường THCS Bình Khánh", "thcs-binh-khanh")]
    [InlineData("Trường Mầm non 20-10", "mn-20-10")]
    [InlineData("Trường Mầm non tư thục Hoa Mai", "mn-hoa-mai")]
    [InlineData("Trường Tiểu học Doi Lầu", "th-doi-lau")]
    [InlineData("Trường Tiểu học Thạnh An", "th-thanh-an")]
    [InlineData("Trường Trung học phổ thông Đặng Trần Côn", "thpt-dang-tran-con")]
    [InlineData("Trường Tiểu học, Trung học cơ sở và Trung học phổ thông Sao Việt", "th-thcs-thpt-sao-viet")]
    [InlineData("Trường THCS và THPT Thạnh An", "thcs-thpt-thanh-an")]
    [InlineData("Trung tâm Giáo dục thường xuyên Quận 1", "gdtx-quan-1")]
    [InlineData("Phòng Giáo dục và Đào tạo Huyện Cần Giờ", "can-gio")]
    [InlineData("Phòng GDĐT Quận 1", "quan-1")]
    [InlineData("Phòng Giáo dục và Đào tạo Quận Bình Thạnh", "binh-thanh")]
    [InlineData("Phòng Giáo dục và Đào tạo: Thành phố Thủ Đức", "thu-duc")]
    public void A_unit_gets_its_address_from_its_name(string name, string slug) => UnitName.Slug(name).ShouldBe(slug);

    [Fact]
    public void Two_spellings_of_one_name_are_one_name()
    {
        UnitName.Key("Trường THCS  Bình Khánh").ShouldBe(UnitName.Key("Trường Trung học cơ sở Bình Khánh"));
        UnitName.Key("Trường Mầm non Tam Thôn Hiệp".Normalize(System.Text.NormalizationForm.FormD))
            .ShouldBe(UnitName.Key("Trường Mầm non Tam Thôn Hiệp"));
        UnitName.Key("Trường Tiểu học Hòa Hiệp").ShouldNotBe(UnitName.Key("Trường Tiểu học Hoa Hiệp"));
    }

    [Fact]
    public void A_taken_slug_gets_the_next_number_and_never_outgrows_a_host_label()
    {
        UnitSlug.FirstFree("mn-hoa-lan", slug => slug is "mn-hoa-lan" or "mn-hoa-lan-2").ShouldBe("mn-hoa-lan-3");
        UnitSlug.FirstFree(new string('a', 80), slug => slug.Length == 63 && !slug.EndsWith("-2")).Length.ShouldBe(63);
        UnitSlug.IsValid("mn--hoa").ShouldBeFalse();
        UnitSlug.IsValid("-mn").ShouldBeFalse();
        UnitSlug.IsValid("Mn").ShouldBeFalse();
    }

    [Fact]
    public void Every_kind_has_names_in_both_languages_and_a_code_of_its_own()
    {
        UnitKinds.All.Select(kind => kind.Code).Distinct().Count().ShouldBe(UnitKinds.All.Count);
        UnitKinds.All.ShouldAllBe(kind => kind.Name.Length > 0 && kind.EnglishName.Length > 0 && kind.Prefixes.Count > 0);
        foreach (var kind in UnitKinds.All)
        {
            foreach (var prefix in kind.Prefixes) UnitName.KindOf($"{prefix} Bình Khánh")?.Code.ShouldBe(kind.Code);
        }
    }
}

using System.Security.Cryptography;
using System.Text;
using EduAbp.PersonalData.Consents;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Definitions;

namespace EduAbp.Tests.PersonalData;

public sealed class ConsentRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly ConsentPurposeCatalog Purposes = new([new PlatformConsentPurposes()]);

    private static readonly ConsentInput Paper = new()
    {
        FullName = "Nguyễn Thị Ệ (mẫu)", Purpose = ConsentPurposes.Photos, Channel = ConsentChannel.Paper, Proof = "Tập phiếu 6A1", GivenOn = Today,
        GuardianName = "Trần Văn Ỗ (mẫu)", Relation = GuardianRelation.Father,
    };

    [Theory]
    [InlineData("2019-11-23", true, false, null)]
    [InlineData("2019-11-23", false, false, PersonalDataErrorCodes.GuardianMustAgree)]
    [InlineData("2019-11-22", true, false, PersonalDataErrorCodes.ChildMustAgree)]
    [InlineData("2019-11-22", true, true, null)]
    [InlineData("2010-11-23", false, true, PersonalDataErrorCodes.GuardianMustAgree)]
    [InlineData("2010-11-22", false, true, null)]
    [InlineData("2010-11-22", true, false, PersonalDataErrorCodes.SubjectMustAgree)]
    public void Who_has_to_agree_hangs_on_the_age_of_that_day(string birthDate, bool guardian, bool subject, string? error)
    {
        var input = Paper with { BirthDate = DateOnly.Parse(birthDate, System.Globalization.CultureInfo.InvariantCulture), GuardianAgreed = guardian, SubjectAgreed = subject };
        var (given, errors) = ConsentRules.Check(input, Purposes, hasFile: false, Today);
        errors.Select(one => one.Code).ShouldBe(error is null ? [] : [error]);
        (given is null).ShouldBe(error is not null);
    }

    [Fact]
    public void Without_proof_purpose_channel_or_a_possible_day_there_is_no_consent()
    {
        var empty = ConsentRules.Check(new ConsentInput(), Purposes, hasFile: false, Today).Errors.Select(error => error.Field);
        empty.ShouldBe(["FullName", "BirthDate", "GivenOn", "Purpose", "Channel", "Proof"]);
        ConsentRules.Check(Paper with { BirthDate = Today, GivenOn = Today.AddDays(1), GuardianAgreed = true }, Purposes, false, Today).Errors.ShouldHaveSingleItem().Code.ShouldBe(PersonalDataErrorCodes.GivenOnImpossible);
        ConsentRules.Check(Paper with { BirthDate = Today, Proof = null, GuardianAgreed = true }, Purposes, hasFile: true, Today).Errors.ShouldBeEmpty();
        ConsentRules.Check(Paper with { BirthDate = Today, TextVersion = 9, GuardianAgreed = true }, Purposes, false, Today).Errors.ShouldHaveSingleItem().Code.ShouldBe(PersonalDataErrorCodes.TextVersionUnknown);
    }

    [Fact]
    public void What_a_representative_gave_for_a_small_child_is_asked_again_once_the_child_is_seven()
    {
        var birth = new DateOnly(2019, 11, 23);
        ConsentRules.StateOn(Today, discloses: true, birth, subjectAgreed: false, isWithdrawn: false).ShouldBe(ConsentState.Given);
        ConsentRules.StateOn(Today.AddDays(1), discloses: true, birth, subjectAgreed: false, isWithdrawn: false).ShouldBe(ConsentState.NeedsChild);
        ConsentRules.StateOn(Today.AddDays(1), discloses: false, birth, subjectAgreed: false, isWithdrawn: false).ShouldBe(ConsentState.Given);
        ConsentRules.StateOn(Today, discloses: true, birth, subjectAgreed: true, isWithdrawn: true).ShouldBe(ConsentState.Withdrawn);
        ConsentRules.AgeOn(new DateOnly(2020, 2, 29), new DateOnly(2027, 2, 28)).ShouldBe(7);
        ConsentRules.AgeOn(new DateOnly(2020, 2, 29), new DateOnly(2027, 2, 27)).ShouldBe(6);
    }

    /// <summary>What people signed cannot be changed behind their backs: a new wording is a new version with a line of its own here.</summary>
    [Fact]
    public void The_texts_that_people_signed_never_change()
    {
        var prints = Purposes.All.SelectMany(purpose => purpose.Texts.Select((text, index) =>
            $"{purpose.Name} {index + 1} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12]}"));
        prints.ShouldBe(["photos 1 c39fe2643dc7", "contact-book 1 12566d128f4a", "public-results 1 d833664e9b53"]);
    }

    [Fact]
    public void A_pasted_list_is_read_by_its_headings_or_by_its_order()
    {
        var rows = ConsentListReader.ReadPasted("DANH SÁCH LỚP 6A1\r\nSTT\tHọ và tên\tLớp\tNgày sinh\tCha mẹ\tQuan hệ\r\n1\tLê Văn Ự (mẫu)\t6A1\t15/9/2015\tLê Thị Ẫ (mẫu)\tMẹ\r\n\r\nNgười lập\r\n");
        rows.ShouldHaveSingleItem().ShouldBe(new ConsentRow(3, "Lê Văn Ự (mẫu)", "15/9/2015", "", "6A1", "Lê Thị Ẫ (mẫu)", "Mẹ", "", "", ""));
        ConsentListReader.ReadPasted("Lê Văn Ự (mẫu)\t15/9/2015\t\t\tLê Thị Ẫ (mẫu)").ShouldHaveSingleItem().GuardianName.ShouldBe("Lê Thị Ẫ (mẫu)");
        ConsentListReader.DateOf("2015-09-15").ShouldBe(new DateOnly(2015, 9, 15));
        Should.Throw<AbpValidationException>(() => ConsentListReader.ReadPasted(" \n \n"));
        using var template = new MemoryStream(ConsentListReader.Template());
        Should.Throw<AbpValidationException>(() => ConsentListReader.ReadWorkbook(template)).Errors[0].Code.ShouldBe(PersonalDataErrorCodes.RowsMissing);
    }
}

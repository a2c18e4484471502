using System.Text;
using EduAbp.Identity.Codes;
using EduAbp.Identity.SecondFactor;

namespace EduAbp.Tests.Identity;

public class SecondFactorTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, cut to six digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Totp.Code(Key, DateTimeOffset.FromUnixTimeSeconds(seconds)).ShouldBe(code);

    [Fact]
    public void A_code_holds_one_step_early_and_late_and_only_once()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        var code = Totp.Code(Key, now);

        var step = Totp.Verify(Key, code, now, lastUsedStep: 0).ShouldNotBeNull();
        Totp.Verify(Key, code, now.AddSeconds(30), 0).ShouldBe(step);
        Totp.Verify(Key, code, now.AddSeconds(90), 0).ShouldBeNull();
        Totp.Verify(Key, code, now, lastUsedStep: step).ShouldBeNull();
    }

    [Fact]
    public void The_key_is_written_as_apps_read_it() => Totp.Base32(Key).ShouldBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

    [Fact]
    public void A_code_typed_from_paper_may_have_capitals_and_mistaken_letters()
    {
        var code = SecretCode.New();
        SecretCode.Hash(code.ToUpperInvariant().Replace("-", " ").Replace('0', 'O').Replace('1', 'l')).ShouldBe(SecretCode.Hash(code));
        SecretCode.New().ShouldNotBe(code);
    }

    [Fact]
    public void A_QR_code_is_a_picture_without_script() =>
        QrSvg.Draw("otpauth://totp/x", "<b>\"QR\"</b>").ShouldSatisfyAllConditions(
            svg => svg.ShouldStartWith("<svg"), svg => svg.ShouldContain("&lt;b&gt;&quot;QR&quot;"), svg => svg.ShouldNotContain("script"), svg => svg.ShouldNotContain("style="));
}

using EduAbp.Identity.Passwords;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;

namespace EduAbp.Tests.Identity;

public class PasswordTests
{
    [Theory]
    [InlineData("password123")]
    [InlineData("P@ssw0rd2026")]
    [InlineData("1234567890")]
    [InlineData("qwertyuiop")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abcabcabcabc")]
    [InlineData("matkhau12345")]
    [InlineData("Mật khẩu 2026")]
    [InlineData("truonghoc2026")]
    [InlineData("Nguyễn Văn 1988")]
    [InlineData("anhyeuem123")]
    [InlineData("20112026abc")]
    [InlineData("thcscangio!!")]
    public void A_password_of_familiar_pieces_is_common(string password) => CommonPasswords.Contains(password, []).ShouldBeTrue();

    [Theory]
    [InlineData("xxPa33bq.aDNA")]
    [InlineData("XXPA33BQ.ADNA")]
    [InlineData("rjycnfynby")]
    public void A_password_of_the_worlds_list_is_common_however_it_is_written(string password) => CommonPasswords.Contains(password, []).ShouldBeTrue();

    [Theory]
    [InlineData("con mèo tha giày cũ")]
    [InlineData("bánh tét lá cẩm")]
    [InlineData("RungSac.Mau.2026")]
    [InlineData("x7$kQp!2vTzm")]
    [InlineData("Sáng nay trời lộng gió")]
    public void A_sentence_of_ones_own_is_not(string password) => CommonPasswords.Contains(password, []).ShouldBeFalse();

    [Fact]
    public void What_everybody_knows_of_a_person_counts_as_familiar()
    {
        CommonPasswords.Contains("truclinhvy2026", []).ShouldBeFalse();
        CommonPasswords.Contains("truclinhvy2026", ["TrucLinhVy"]).ShouldBeTrue();
    }

    [Fact]
    public async Task Hashing_takes_210_000_rounds_and_answers_alike_without_an_account()
    {
        using var hashing = new PasswordHashing(new ConfigurationBuilder().Build());
        var hash = await hashing.HashAsync("con mèo tha giày cũ", default);

        // Version 3 of Identity's format: marker, PRF, rounds, …
        var bytes = Convert.FromBase64String(hash);
        System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(5)).ShouldBe(210_000);
        (await hashing.VerifyAsync(hash, "con mèo tha giày cũ", default)).ShouldBe(PasswordVerificationResult.Success);
        (await hashing.VerifyAsync(hash, "con mèo tha giày mới", default)).ShouldBe(PasswordVerificationResult.Failed);
        (await hashing.VerifyAsync(null, "con mèo tha giày cũ", default)).ShouldBe(PasswordVerificationResult.Failed);
    }

    [Fact]
    public async Task Whoever_would_wait_too_long_is_sent_away_at_once_and_those_who_were_let_in_are_served()
    {
        // A tenth of a second each is expected at first: three begin within a quarter, the fourth would not.
        using var queue = new AdmissionQueue("test", threads: 1, TimeSpan.FromMilliseconds(250), niceness: 0);
        using var door = new ManualResetEventSlim();
        using var leaving = new CancellationTokenSource();
        var first = queue.RunAsync(() => { door.Wait(); return 1; }, default);
        var left = queue.RunAsync(() => 2, leaving.Token);
        var third = queue.RunAsync(() => 3, default);

        Should.Throw<TooBusyException>(() => { _ = queue.RunAsync(() => 4, default); }).RetryAfterSeconds.ShouldBeGreaterThan(0);

        await leaving.CancelAsync();
        door.Set();
        (await first, await third).ShouldBe((1, 3));
        await Should.ThrowAsync<OperationCanceledException>(() => left);
        (await Should.ThrowAsync<InvalidOperationException>(() => queue.RunAsync<int>(() => throw new InvalidOperationException("x"), default))).Message.ShouldBe("x");
        (await queue.RunAsync(() => 5, default)).ShouldBe(5);
    }
}

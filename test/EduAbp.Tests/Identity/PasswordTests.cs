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
        using var hashing = new PasswordHashing(new ConfigurationBuilder().Build(), TimeProvider.System);
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
        // A tenth of a second each is expected at first: three are done within a third, the fourth would not be.
        using var queue = new AdmissionQueue("test", threads: 1, TimeSpan.FromMilliseconds(350), niceness: 0, new HandClock());
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

    [Fact]
    public async Task Whoever_was_let_in_and_whose_turn_does_not_come_in_time_is_told_so_and_waits_no_longer()
    {
        var clock = new HandClock();
        using var queue = new AdmissionQueue("test", threads: 1, TimeSpan.FromSeconds(8), niceness: 0, clock);
        using var began = new ManualResetEventSlim();
        using var door = new ManualResetEventSlim();
        // Pages come first: the hash that is computed goes on for longer than all of them were expected to take.
        var slow = queue.RunAsync(() => { began.Set(); door.Wait(); return 1; }, default);
        began.Wait();
        var waiting = Enumerable.Range(0, 50).Select(_ => queue.RunAsync(() => 2, default)).ToList();

        clock.Advance(TimeSpan.FromSeconds(7));
        waiting.ShouldAllBe(task => !task.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        foreach (var task in waiting)
            (await Should.ThrowAsync<TooBusyException>(() => task)).RetryAfterSeconds.ShouldBeInRange(8, 16);
        slow.IsCompleted.ShouldBeFalse();
        door.Set();
        (await slow).ShouldBe(1);
        // Who went makes room; and what one hash costs now is known: with 2.5 s each, three more are done in time.
        // The one that measures it is over when the next has begun.
        (await queue.RunAsync(() => 3, default)).ShouldBe(3);
        began.Reset();
        door.Reset();
        var next = queue.RunAsync(() => { began.Set(); door.Wait(); return 4; }, default);
        began.Wait();
        var let = 0;
        Should.Throw<TooBusyException>(() =>
        {
            for (; let < 80; let++)
                _ = queue.RunAsync(() => 5, default);
        });
        let.ShouldBeInRange(1, 8);
        door.Set();
        (await next).ShouldBe(4);
    }

    /// <summary>Time that passes when the test says so, with the timers that wait for it.</summary>
    private sealed class HandClock : TimeProvider
    {
        private readonly Lock _lock = new();
        private readonly List<Due> _timers = [];
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Read(ref _now);

        public void Advance(TimeSpan time)
        {
            Interlocked.Add(ref _now, time.Ticks);
            List<Due> due;
            lock (_lock)
            {
                due = [.. _timers.Where(timer => timer.At <= _now)];
                _timers.RemoveAll(due.Contains);
            }

            due.ForEach(timer => timer.Callback(timer.State));
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new Due(this, callback, state, GetTimestamp() + dueTime.Ticks);
            lock (_lock)
                _timers.Add(timer);
            return timer;
        }

        private sealed class Due(HandClock clock, TimerCallback callback, object? state, long at) : ITimer
        {
            public TimerCallback Callback => callback;

            public object? State => state;

            public long At => at;

            public bool Change(TimeSpan dueTime, TimeSpan period) => false;

            public void Dispose()
            {
                lock (clock._lock)
                    clock._timers.Remove(this);
            }

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}

namespace EduAbp;

/// <summary>There is more to do just now than can be done soon; who asks may come back.</summary>
public sealed class TooBusyException : BusinessException
{
    public TooBusyException(int retryAfterSeconds)
        : base("Kernel:TooBusy")
    {
        RetryAfterSeconds = retryAfterSeconds;
        WithData("Seconds", retryAfterSeconds);
    }

    public int RetryAfterSeconds { get; }
}

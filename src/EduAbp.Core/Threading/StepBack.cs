using System.Runtime.InteropServices;

namespace EduAbp.Threading;

/// <summary>Threads that leave the processor to whoever else wants it.</summary>
public static class StepBack
{
    /// <summary>Starts a thread that keeps no process alive.</summary>
    /// <param name="niceness">By how much it steps back: from 0, not at all, to 19.</param>
    public static void Start(string name, int niceness, Action work)
    {
        var thread = new Thread(() =>
        {
            // .NET sets no priorities of threads on Linux; there each thread has a nice value of its own.
            if (OperatingSystem.IsLinux() && niceness > 0)
                _ = SetPriority(0, 0, niceness);
            work();
        })
        {
            Name = name,
            IsBackground = true,
            Priority = niceness > 0 ? ThreadPriority.BelowNormal : ThreadPriority.Normal,
        };
        thread.Start();
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, uint who, int priority);
}

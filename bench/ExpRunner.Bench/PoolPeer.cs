using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace ExpRunner.Bench;

/// <summary>The process pools of Python, run by a script that prints microseconds per task.</summary>
internal static class PoolPeer
{
    /// <summary>What a pool takes for a task; null where Python or the library is not there.</summary>
    public static double? Run(string kind, int tasks, int workers)
    {
        var start = new ProcessStartInfo("python3", [Script(), kind, $"{tasks}", $"{workers}"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var printed = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return double.TryParse(printed, CultureInfo.InvariantCulture, out var micros) ? micros : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static string Script()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var script = Path.Combine(folder.FullName, "bench", "peers", "pool", "pools.py");
            if (File.Exists(script))
            {
                return script;
            }
        }
        throw new FileNotFoundException("bench/peers/pool/pools.py is not above the program: run the benchmark from its repository.");
    }
}

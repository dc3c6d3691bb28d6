using System.Diagnostics;
using System.Runtime.InteropServices;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.TestWorker;

/// <summary>All that a trial may do to its process.</summary>
internal static partial class Acts
{
    private static readonly List<byte[]> Kept = [];

    public static Task RunAsync(Act act, TrialContext trial, ScoreWriter scores) => act.Do switch
    {
        "draw" => Now(() => Draw(trial, scores)),
        "sleep" => Task.Delay(TimeSpan.FromSeconds(act.Amount), trial.Cancellation),
        "late" => LateAsync(trial),
        "stubborn" => Now(() => Thread.Sleep(TimeSpan.FromSeconds(act.Amount))),
        "spin" => Now(() => Spin(act.Amount)),
        "print" => Now(() => Print(act.Text)),
        "print and sleep" => PrintAndSleepAsync(act, trial),
        "raw bytes" => Now(() => Console.OpenStandardOutput().Write([0xFF, 0xFE, (byte)'x', 0xC3])),
        "flood" => Now(() => Flood(act.Amount)),
        "native print" => Now(() => NativeWrite(1, "native\n"u8.ToArray(), 7)),
        "child prints" => Now(() => Process.Start("/bin/sh", ["-c", "echo from the child; echo and its errors >&2"]).WaitForExit()),
        "child sleeps" => Now(() => scores.Add("child", Process.Start("/bin/sleep", "1000").Id)),
        "child sleeps, so do I" => ChildAsync(trial),
        "ask" => Now(() => scores.Add("answer", Console.ReadLine() ?? "nothing")),
        "log" => Now(() => Log(act, trial)),
        "throw" => Now(() => throw new InvalidOperationException("outer trouble", new FormatException("inner trouble"))),
        "crash" => CrashAsync(),
        "fail fast" => Now(() => Environment.FailFast("had enough")),
        "overflow" => Now(() => scores.Add("depth", Overflow(1))),
        "exit" => Now(() => Environment.Exit((int)act.Amount)),
        "print, then exit" => Now(() =>
        {
            Print(act.Text);
            Environment.Exit((int)act.Amount);
        }),
        "print, wait, print, then exit" => Now(() =>
        {
            Print("first, ");
            Thread.Sleep(TimeSpan.FromMilliseconds(400));
            Print(act.Text);
            Environment.Exit((int)act.Amount);
        }),
        "signal" => SignalAsync((int)act.Amount),
        "fault" => Now(() => scores.Add("length", LengthOf(1))),
        "allocate" => Now(() => Allocate(act.Amount)),
        "allocate native" => Now(() => AllocateNative(act.Amount)),
        "child allocates" => Now(() => Process.Start("/bin/sh", ["-c", $"head -c {act.Amount:0} /dev/zero | tail | sleep 1000"]).WaitForExit()),
        "read beside" => Now(() => scores.Add("text", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, act.Text!)))),
        "write" => Now(() => Write(act, trial)),
        "fill" => Now(() => File.WriteAllBytes(trial.PathOf("filled"), new byte[(long)act.Amount])),
        "read needed" => Now(() => scores.Add("text", File.ReadAllText(Path.Combine(trial.Previous<object>()!.OutPath, act.Text!)))),
        "variable" => Now(() => scores.Add("text", Environment.GetEnvironmentVariable(act.Text!) ?? "")),
        "where" => Now(() => scores.Add("text", Environment.CurrentDirectory)),
        "write and wait" => WriteAndWaitAsync(trial),
        "process" => Now(() => scores.Add("process", Environment.ProcessId)),
        "score" => Now(() => scores.Add("score", Value.ParseJson(act.Text!))),
        "odd scores" => Now(() => AddOddScores(scores)),
        "big score" => Now(() => scores.Add("text", new string('x', (int)act.Amount))),
        "meet" => MeetAsync(act, trial),
        _ => throw new ArgumentException($"There is no act '{act.Do}'."),
    };

    private static Task Now(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    private static void Draw(TrialContext trial, ScoreWriter scores)
    {
        scores.Add("own", trial.Random.NextDouble());
        scores.Add("shared", trial.SharedRandom.NextGaussian());
    }

    /// <summary>Ends by returning, but only because it was told to end.</summary>
    private static async Task LateAsync(TrialContext trial)
    {
        while (!trial.Cancellation.IsCancellationRequested)
        {
            await Task.Delay(5, CancellationToken.None);
        }
    }

    private static void Spin(double seconds)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < seconds;)
        {
        }
    }

    private static void Print(string? text)
    {
        Console.Out.Write($"out {text}");
        Console.Error.Write($"error {text}");
    }

    private static async Task PrintAndSleepAsync(Act act, TrialContext trial)
    {
        Print(act.Text);
        await Task.Delay(TimeSpan.FromSeconds(act.Amount), trial.Cancellation);
    }

    /// <summary>Leaves files of several kinds in the folder of the repetition.</summary>
    private static void Write(Act act, TrialContext trial)
    {
        Directory.CreateDirectory(trial.PathOf("deep/er"));
        File.WriteAllText(trial.PathOf("note.txt"), act.Text);
        File.WriteAllText(trial.PathOf("empty"), "");
        File.WriteAllText(trial.PathOf("deep/er/.hidden ä"), "h");
        File.WriteAllBytes(trial.PathOf("deep/large.bin"), [.. Enumerable.Range(0, (int)act.Amount).Select(i => (byte)(i * 31 >> 3))]);
    }

    /// <summary>Writes the number of its process into a file, and waits to be ended.</summary>
    private static async Task WriteAndWaitAsync(TrialContext trial)
    {
        Print("waiting");
        await File.WriteAllTextAsync(trial.PathOf("process"), $"{Environment.ProcessId}", CancellationToken.None);
        await Task.Delay(TimeSpan.FromSeconds(1000), trial.Cancellation);
    }

    private static void Flood(double bytes)
    {
        var chunk = new byte[64 * 1024];
        Array.Fill(chunk, (byte)'f');
        using var output = Console.OpenStandardOutput();
        for (double written = 0; written < bytes; written += chunk.Length)
        {
            output.Write(chunk);
        }
    }

    private static async Task ChildAsync(TrialContext trial)
    {
        var child = Process.Start("/bin/sleep", "1000");
        await File.WriteAllTextAsync(trial.PathOf("child.pid"), child.Id.ToString(), CancellationToken.None);
        Thread.Sleep(TimeSpan.FromSeconds(1000));
    }

    /// <summary>Logs a value every 20 ms for so many seconds.</summary>
    /// <summary>Keeps its thread: where trials run in the process of the tests, those may take all others for seconds.</summary>
    private static void Log(Act act, TrialContext trial)
    {
        for (var i = 0; i <= act.Amount * 50; i++)
        {
            trial.Log("loss", i == 1 ? double.NaN : 1.0 / (i + 1));
            trial.Cancellation.WaitHandle.WaitOne(act.Amount == 0 ? 0 : 20);
            trial.Cancellation.ThrowIfCancellationRequested();
        }
    }

    private static Task CrashAsync()
    {
        new Thread(() => throw new InvalidOperationException("crashed on a thread of its own")).Start();
        return Task.Delay(Timeout.Infinite);
    }

    private static int Overflow(int depth) => depth == int.MaxValue ? 0 : Overflow(depth + 1) + depth;

    private static Task SignalAsync(int signal)
    {
        Kill(Environment.ProcessId, signal);
        return Task.Delay(Timeout.Infinite);
    }

    private static void Allocate(double bytes)
    {
        for (double taken = 0; taken < bytes; taken += 1 << 20)
        {
            var block = new byte[1 << 20];
            Array.Fill(block, (byte)1);
            Kept.Add(block);
        }
    }

    private static unsafe void AllocateNative(double bytes)
    {
        for (double taken = 0; taken < bytes; taken += 1 << 20)
        {
            NativeMemory.Fill(NativeMemory.Alloc(1 << 20), 1 << 20, 1);
            Thread.Sleep(1);
        }
    }

    private static void AddOddScores(ScoreWriter scores)
    {
        scores.Add("nan", double.NaN);
        scores.Add("infinity", double.NegativeInfinity);
        scores.Add("text", "NaN");
        scores.Add("whole", 9_007_199_254_740_993L);
        scores.Add("tenth", 0.1m);
        scores.Add("yes", true);
        scores.Add("list", (object)new object?[] { 1, new[] { 2.5, double.NaN }, "three", null });
        scores.Add("ümläut \"quoted\"\n", "täxt\u0000\uD83D\uDE00");
    }

    /// <summary>Leaves a mark and waits for those of others: ends only when so many run at once.</summary>
    private static async Task MeetAsync(Act act, TrialContext trial)
    {
        Directory.CreateDirectory(act.Text!);
        await File.WriteAllTextAsync(Path.Combine(act.Text!, trial.ExperimentId.ToString()), "", CancellationToken.None);
        while (Directory.GetFiles(act.Text!).Length < act.Amount)
        {
            await Task.Delay(5, trial.Cancellation);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);

    /// <summary>Reads text at an address that is none.</summary>
    [LibraryImport("libc", EntryPoint = "strlen")]
    private static partial nint LengthOf(nint address);

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint NativeWrite(int descriptor, byte[] bytes, nint count);
}

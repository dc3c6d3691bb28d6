using System.Diagnostics;
using System.Text;

namespace ExpRunner.TestExperiments;

/// <summary>Everything that a trial should not do.</summary>
[Experiment]
public sealed partial class Faulty
{
    [Variation]
    public Fault Fault { get; init; }

    /// <summary>Lines that it prints first.</summary>
    public int Lines { get; init; }

    /// <summary>A command of the shell that it runs first, with its output among its own.</summary>
    public string Shell { get; init; } = "";

    public Dictionary<string, object?>? Fit(TrialContext trial)
    {
        Print();
        switch (Fault)
        {
            case Fault.Throws:
                throw new InvalidOperationException("the outer reason", new ArgumentException("the inner reason"));
            case Fault.ReturnsNull:
                return null;
            case Fault.StackOverflow:
                return new() { ["depth"] = Dive(0) };
            case Fault.FailsFast:
                Environment.FailFast("it failed fast");
                break;
            case Fault.Exits:
                Environment.Exit(7);
                break;
            case Fault.ExitsWithZero:
                Environment.Exit(0);
                break;
            case Fault.ThrowsElsewhere:
                var thread = new Thread(() => throw new InvalidOperationException("on another thread"));
                thread.Start();
                thread.Join();
                Thread.Sleep(Timeout.Infinite);
                break;
            case Fault.FloodsWithoutLineEnds:
                Console.Write(new string('x', 1_000_000));
                break;
            case Fault.WritesInvalidUtf8:
                using (var output = Console.OpenStandardOutput())
                {
                    output.Write([0xFF, 0xFE, 0x80, (byte)'\n']);
                }
                break;
            default:
                break;
        }
        return new()
        {
            ["Number"] = 1.5,
            ["Undefined"] = double.NaN,
            ["Endless"] = double.NegativeInfinity,
            ["Word"] = "text, with \"quotes\"\nand lines",
            ["Flag"] = true,
            ["Nested"] = new Dictionary<string, object?> { ["Inner"] = 2, ["List"] = new object[] { 1, new[] { 2, 3 } } },
            ["Nothing"] = null,
        };
    }

    private void Print()
    {
        for (var line = 0; line < Lines; line++)
        {
            Console.WriteLine($"line {line} ü");
        }
        if (Shell.Length > 0)
        {
            using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Shell]))!;
            shell.WaitForExit();
        }
    }

    private static int Dive(int depth) => depth < 0 ? 0 : Dive(depth + 1) + Encoding.UTF8.GetByteCount(depth.ToString());
}

public enum Fault
{
    None,
    Throws,
    ReturnsNull,
    StackOverflow,
    FailsFast,
    Exits,
    ExitsWithZero,
    ThrowsElsewhere,
    FloodsWithoutLineEnds,
    WritesInvalidUtf8,
}

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Runtime.InteropServices;
using ExpRunner.Reporting;

namespace ExpRunner.Commands;

/// <summary><c>report --watch</c>: the table again whenever results have changed; on a terminal in the place of the one before.</summary>
internal sealed class ReportWatch(TextWriter output, TextWriter errors, IReadOnlyList<string> paths)
{
    private const double UsualSeconds = 2;
    private int _rows;
    private string? _warned;

    /// <summary>The option; how often to look, or null where nobody watches.</summary>
    public static Option<double?> CreateOption() => new("--watch")
    {
        Description = "Show it again whenever results have changed, looking every so many seconds; Ctrl-C ends it",
        HelpName = "SECONDS",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = Seconds,
    };

    /// <summary>Makes the report again and again, until somebody interrupts or it cannot be made.</summary>
    /// <param name="seconds">How often to look.</param>
    /// <param name="report">Makes it once, and gives the exit code.</param>
    public int Run(double seconds, Func<TextWriter, TextWriter, int> report)
    {
        using var stop = new ManualResetEventSlim();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        var (shown, isWaiting) = (default(string), false);
        do
        {
            var mark = Report.Mark(paths);
            if (mark is null && shown is null && !isWaiting)
            {
                errors.WriteLine($"No trial has ended yet in {string.Join(", ", paths.Count == 0 ? [Report.DefaultPath] : paths)}; waiting.");
                isWaiting = true;
            }
            if (mark is not null && mark != shown)
            {
                shown = mark;
                if (Show(report) is var code and not ExitCode.Ok)
                {
                    return code;
                }
            }
        }
        while (!stop.Wait(TimeSpan.FromSeconds(seconds)));
        return ExitCode.Ok;

        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Set();
        }
    }

    private int Show(Func<TextWriter, TextWriter, int> report)
    {
        using var table = new StringWriter();
        using var said = new StringWriter();
        var code = report(table, said);
        if (said.ToString() is var warnings && warnings != _warned)
        {
            // What is said goes above the table, which is written again below it.
            Erase();
            errors.Write(warnings);
            _warned = warnings;
        }
        Erase();
        Write(table.ToString());
        return code;
    }

    private void Erase()
    {
        if (_rows > 0)
        {
            output.Write(_rows < Console.WindowHeight ? string.Create(CultureInfo.InvariantCulture, $"\e[{_rows}A\r\e[J") : "\e[H\e[2J");
            output.Flush();
            _rows = 0;
        }
    }

    private void Write(string table)
    {
        output.Write(table);
        if (Console.IsOutputRedirected)
        {
            output.Write(table.Length > 0 ? "\n" : "");
        }
        else
        {
            _rows = table.TrimEnd('\n').Split('\n').Sum(line => 1 + (Math.Max(0, line.Length - 1) / Math.Max(1, Console.WindowWidth)));
        }
        output.Flush();
    }

    private static double? Seconds(ArgumentResult result)
    {
        if (result.Tokens.Count == 0)
        {
            return UsualSeconds;
        }
        var text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 1e6)
        {
            return seconds;
        }
        result.AddError($"--watch takes a number of seconds above zero, not '{text}'. A path stands before it: report {text} --watch");
        return null;
    }
}

using System.Diagnostics;
using System.Text;

namespace ExpRunner.Programs.Tests.Templates;

/// <summary>The machine's own shell, which says how a command is meant.</summary>
internal static class Shell
{
    /// <summary>What a program prints, with nothing but its arguments given to it.</summary>
    public static string Run(params IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        foreach (var argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }
        using var process = Process.Start(start)!;
        var faults = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal("", faults.Result);
        return output;
    }

    /// <summary>The arguments that the shell makes of each text.</summary>
    public static string[][] Split(IReadOnlyList<string> texts)
    {
        var script = new StringBuilder("set -f\n");
        foreach (var text in texts)
        {
            script.Append("printf '%s\\0' ").Append(text).Append("\nprintf '\\001\\0'\n");
        }
        var output = Run("/bin/sh", "-c", script.ToString());
        return [.. output.Split("\u0001\0")[..^1].Select(arguments => arguments.Split('\0')[..^1])];
    }
}

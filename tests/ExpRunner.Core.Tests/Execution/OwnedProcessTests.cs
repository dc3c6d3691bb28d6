using System.Diagnostics;
using System.Globalization;
using ExpRunner.Execution;

namespace ExpRunner.Tests.Execution;

public sealed class OwnedProcessTests
{
    private static OwnedProcess Shell(string script) => OwnedProcess.Start(new ProcessCommand { FileName = "/bin/sh", Arguments = ["-c", script] });

    [Theory]
    [InlineData("exit 3", "exit code 3")]
    [InlineData("kill -9 $$", "signal 9 (SIGKILL)")]
    [InlineData("kill -11 $$", "signal 11 (SIGSEGV)")]
    [InlineData("exit 255", "exit code 255")]
    public async Task An_end_has_a_reason(string script, string reason)
    {
        using var process = Shell(script);
        Assert.Equal(reason, (await process.Ended).ToString());
    }

    [Fact]
    public async Task What_it_printed_as_errors_is_known_up_to_a_limit()
    {
        using var process = Shell("echo trouble >&2; head -c 100000 /dev/zero >&2");
        await process.Ended;
        Assert.StartsWith("trouble", process.Printed);
        Assert.InRange(process.Printed.Length, 1, 8192);
    }

    [Fact]
    public async Task Its_last_words_are_known_when_it_has_ended()
    {
        for (var round = 0; round < 50; round++)
        {
            using var process = Shell("exec >&-; echo trouble >&2; exit 1");
            process.Output.ReadByte();
            Assert.Equal("trouble", await process.LastWordsAsync());
            Assert.Equal(1, (await process.Ended).ExitCode);
        }
    }

    [Fact]
    public async Task A_program_that_holds_its_errors_open_does_not_hold_up_its_end()
    {
        using var process = Shell("setsid sleep 30 & echo $!; exit 0");
        using var reader = new StreamReader(process.Output, leaveOpen: true);
        var sleeper = int.Parse((await reader.ReadLineAsync(TestContext.Current.CancellationToken))!, CultureInfo.InvariantCulture);
        try
        {
            await process.Ended.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        }
        finally
        {
            Process.GetProcessById(sleeper).Kill();
        }
    }

    [Fact]
    public async Task A_process_that_ignores_the_request_is_killed()
    {
        using var process = Shell("trap '' TERM; echo ready; while :; do sleep 0.1; done");
        process.Output.ReadByte();
        Assert.Equal("signal 9 (SIGKILL)", (await process.EndTreeAsync(TimeSpan.FromMilliseconds(200))).ToString());
        process.SignalTree(9);
    }

    [Fact]
    public async Task Variables_and_arguments_arrive_as_they_are()
    {
        using var process = OwnedProcess.Start(new ProcessCommand
        {
            FileName = "/bin/sh",
            Arguments = ["-c", "printf '%s|' \"$A\" \"$HOME\" \"$@\"", "sh", "two words", "", "*"],
            Environment = new Dictionary<string, string?> { ["A"] = "$b", ["HOME"] = null },
            WorkingDirectory = "/",
        });
        using var reader = new StreamReader(process.Output);
        Assert.Equal("$b||two words||*|", await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }
}

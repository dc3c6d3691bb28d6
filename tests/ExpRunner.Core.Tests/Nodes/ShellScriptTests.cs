using ExpRunner.Execution;
using ExpRunner.Nodes;

namespace ExpRunner.Tests.Nodes;

public sealed class ShellScriptTests
{
    private const string Odd = """
        printf '%s|' "a'b" 'back\slash \n \\' "bang! !! ^x^y" 'do$llar' "$HOME" '`tick`' "é {a,b} ~ * ? [x] % %s #" '; & | < >'
        # a comment's quote
        exit 9
        """;

    [Theory]
    [InlineData("/bin/sh")]
    [InlineData("/bin/bash")]
    [InlineData("/usr/bin/fish")]
    [InlineData("/usr/bin/tcsh")]
    [InlineData("/usr/bin/zsh")]
    [InlineData("/usr/bin/ksh")]
    [InlineData("/bin/busybox", "sh")]
    public async Task Whatever_the_login_shell_is_a_script_means_the_same(string shell, params string[] first)
    {
        Assert.SkipUnless(File.Exists(shell), $"{shell} is not installed");
        var plain = await RunAsync("/bin/sh", "-c", Odd);
        var through = await RunAsync(shell, [.. first, "-c", ShellScript.ForLogin(Odd)]);

        Assert.Equal(plain, through);
        Assert.Equal(plain, await RunAsync(shell, [.. first, "-c", ShellScript.ForLogin(Odd, isEndTold: false)]));
        Assert.Equal(9, through.ExitCode);
        Assert.Contains("|back\\slash \\n \\\\|bang! !! ^x^y|", through.Output);
    }

    [Theory]
    [InlineData("~/a b", "HOME/a b")]
    [InlineData("~", "HOME")]
    [InlineData("~bin/x", "/bin/x")]
    [InlineData("$HOME/x${HOME}y", "HOME/xHOMEy")]
    [InlineData("/a/$(touch /tmp/never)`id`/\"q\"'s'", "/a/$(touch /tmp/never)`id`/\"q\"'s'")]
    [InlineData("a~b/$1/$/${x", "a~b/$1/$/${x")]
    [InlineData("", "")]
    public async Task Of_a_folder_the_home_and_variables_are_expanded_and_nothing_else(string text, string expected)
    {
        var (output, code) = await RunAsync("/bin/sh", "-c", $"folder={ShellScript.Expand(text)}; printf %s \"$folder\"");

        Assert.Equal(expected.Replace("HOME", Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)), output);
        Assert.Equal(0, code);
        Assert.False(File.Exists("/tmp/never"));
    }

    private static async Task<(string Output, int ExitCode)> RunAsync(string program, params string[] arguments)
    {
        using var process = OwnedProcess.Start(new ProcessCommand { FileName = program, Arguments = arguments });
        process.Input.Close();
        var output = await new StreamReader(process.Output).ReadToEndAsync();
        return (output, (await process.Ended).ExitCode);
    }
}

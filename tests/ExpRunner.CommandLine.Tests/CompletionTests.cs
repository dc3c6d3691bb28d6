using ExpRunner.TestKit;

namespace ExpRunner.CommandLine.Tests;

/// <summary>What shells offer at the end of a line, asked of the shells themselves.</summary>
public sealed class CompletionTests(KnnFolder folder)
{
    /// <summary>A line that is being typed, what is offered among others, and what is not.</summary>
    public static TheoryData<string, string, string> Lines => new()
    {
        { "exprun rep", "report", "run" },
        { "exprun report --for", "--format", "--fields" },
        { "exprun report --format ma", "markdown", "csv" },
        { "exprun run sweep.yaml --backend s", "slurm", "pool" },
        { "exprun run sweep.yaml --order ", "shuffle", "--order" },
        { "exprun run sweep.yaml --set M", "Metric=", "K=" },
        { "exprun run sweep.yaml --sweep t", "table", "sweep.yaml" },
        { "exprun run sweep.yaml --stages f", "fit", "table" },
        { "exprun queue re", "resume", "report" },
        { "exprun report --all swee", "sweep.yaml", "False" },
        { "exprun report --html swee", "sweep.yaml", "--sweep" },
        { "exprun report --where \"K < 9\" --sor", "--sort", "--sort-not" },
        { "exprun man exec gr", "grid", "list" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void Bash_offers_what_may_follow(string line, string offered, string other) => Check(Bash(line), offered, other);

    [Theory]
    [InlineData("exprun run --backend=s", "slurm")]
    [InlineData("dotnet exprun report --for", "--format")]
    [InlineData("dotnet-exprun rep", "report")]
    public void Bash_knows_the_other_ways_to_type_it(string line, string offered) => Check(Bash(line), offered, "nonsense");

    [Theory]
    [MemberData(nameof(Lines))]
    public void Fish_offers_what_may_follow(string line, string offered, string other) => Check(Fish(line), offered, other);

    [Theory]
    [InlineData("exprun run --backend=s", "--backend=slurm")]
    [InlineData("dotnet exprun report --for", "--format")]
    [InlineData("dotnet-exprun rep", "report")]
    public void Fish_knows_the_other_ways_to_type_it(string line, string offered) => Check(Fish(line), offered, "nonsense");

    [Theory]
    [MemberData(nameof(Lines))]
    public void Zsh_offers_what_may_follow(string line, string offered, string other) => Check(Zsh(line), offered, other);

    [Fact]
    public void PowerShell_reads_its_script()
    {
        Skip("pwsh");
        File.WriteAllText(folder.In("completion.ps1"), Script("powershell"));

        var finished = folder.Shell(0, "pwsh -NoProfile -Command '. ./completion.ps1; (TabExpansion2 \"exprun rep\" 10).CompletionMatches.CompletionText'");

        Assert.Contains("report", finished.Output);
    }

    [Theory]
    [InlineData("-e Q", "Quadratic")]
    [InlineData("--set La", "Label=")]
    [InlineData("-e Conditional --sweep T", "Table1")]
    [InlineData("lis", "list")]
    public void The_program_of_a_project_completes_its_own_names(string typed, string offered)
    {
        var line = $"TestExperiments {typed}";

        var finished = Built.Run(Built.TestExperiments, folder.Path, $"[suggest:{line.Length}]", line);

        Check(finished.Output.Split('\n'), offered, "nonsense");
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("powershell")]
    public void The_script_of_a_project_is_for_its_program(string shell)
    {
        var script = Built.Run(Built.TestExperiments, folder.Path, "completion", shell);

        Assert.Equal(0, script.ExitCode);
        Assert.Contains("ExpRunner.TestExperiments", script.Output);
        Assert.DoesNotContain("FUNCTION", script.Output);
        Assert.DoesNotContain("complete -o default -F _exprun", script.Output);
    }

    private static void Check(IEnumerable<string> found, string offered, string other)
    {
        string[] words = [.. found.Select(word => word.Trim()).Where(word => word.Length > 0)];
        Assert.Contains(offered, words);
        Assert.DoesNotContain(other, words);
    }

    private static void Skip(string shell) => Assert.SkipUnless(ShellProgram.IsThere(shell), $"There is no {shell} here.");

    private string Script(string shell) => folder.Shell(0, $"dotnet exprun completion {shell}").Output;

    /// <summary>Drives the function as bash does: with the words of the line, split where bash splits them.</summary>
    private string[] Bash(string line) => ShellProgram.Run(folder, "bash", ["--norc", "--noprofile"], $$"""
        {{Script("bash")}}
        line={{ShellProgram.Quoted(line)}}
        COMP_LINE=$line COMP_POINT=${#line} COMPREPLY=()
        spread=${line//=/ = }
        eval "COMP_WORDS=(${spread//</\\<})"
        [[ $line != *[\ =] ]] || COMP_WORDS+=("")
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        spec=$(complete -p "${COMP_WORDS[0]}"); function=${spec##*-F }; function=${function%% *}
        compopt() { :; }
        "$function" "${COMP_WORDS[0]}" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
        (( ${#COMPREPLY[@]} )) || COMPREPLY=($(compgen -f -- "${COMP_WORDS[COMP_CWORD]}"))
        printf '%s\n' "${COMPREPLY[@]}"
        """);

    private string[] Fish(string line)
    {
        Skip("fish");
        return [.. ShellProgram.Run(folder, "fish", ["--no-config"], $"{Script("fish")}\ncomplete -C {ShellProgram.Quoted(line)}\n").Select(found => found.Split('\t')[0])];
    }

    /// <summary>A zsh on a pseudo terminal of a zsh: what it would insert or list is read from what it passes to compadd.</summary>
    private string[] Zsh(string line)
    {
        Skip("zsh");
        File.WriteAllText(folder.In("zsh.script"), Script("zsh"));
        return ShellProgram.Run(folder, "zsh", ["-f"], $$"""
            zmodload zsh/zpty || exit 3
            zpty z zsh -f -i
            zpty -w z 'PS1=; autoload -Uz compinit; compinit -u -D 2>/dev/null; source ./zsh.script; compadd() { local -a found; builtin compadd -O found "$@"; print -l -- found:${^found} >> ./zsh.found.'$$'; builtin compadd "$@"; }; zstyle ":completion:*" menu no; bindkey "^I" complete-word; print rea""dy'
            while zpty -r z shown; do [[ $shown == *ready* ]] && break; done
            : > ./zsh.found.$$
            zpty -w -n z {{ShellProgram.Quoted(line)}}$'\t'
            for i in {1..200}; do [[ -s ./zsh.found.$$ ]] && break; sleep 0.05; done
            sleep 0.2
            zpty -d z
            sed 's/^found://' ./zsh.found.$$
            """);
    }
}

using System.Text.RegularExpressions;
using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests.ProgramSweeps;

/// <summary>Values that are computed, and chains of configs, by the tool.</summary>
public sealed class ChainTests : IDisposable
{
    private const string Chain = """
        defaults: { n: 0, sparsity: 0.3 }
        stages: { go: "./step.sh go {n} {sparsity}" }
        scores: { s: "go has (@int@)" }
        sweeps:
          - { name: warmup, n: 0 }
          - { name: prune, description: A third less each time., repeat: 16, n: "= E[-1].n + 1", sparsity: "= 1 - (1 - E[-1].sparsity) * 0.7" }
          - { name: later, enabled: false, n: 99 }
        """;

    private readonly ProgramFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_chain_of_16_that_is_killed_in_the_middle_goes_on_to_the_same_results()
    {
        using var undisturbed = new ProgramFolder();
        undisturbed.Write("chain.yaml", Chain);
        undisturbed.Tool(0, "run", "chain.yaml", "-j", "1");
        _folder.Write("chain.yaml", Chain);
        _folder.Write("hold-go-8");
        using (var first = _folder.Start("run", "chain.yaml", "-j", "1"))
        {
            await Eventually.HoldsAsync(() => _folder.Ran.Any(line => line.StartsWith("go 8 ", StringComparison.Ordinal)), "the eighth runs");
            first.SignalGroup(Signal.Kill);
            await first.EndAsync();
        }
        await _folder.NothingRunsAsync();
        File.Delete(_folder.At("hold-go-8"));

        var again = _folder.Tool(0, "run", "chain.yaml", "-j", "1");

        Assert.Contains("8 of 17 completed before, 9 to run", again.Error);
        Assert.Equal(undisturbed.Comparable("chain"), _folder.Comparable("chain"));
        Assert.Equal(undisturbed.Ran, [.. _folder.Ran.Take(8), .. _folder.Ran.Skip(9)]);
        Assert.Equal(["0 0.3", "1 0.51", "2 0.657", "3 0.7599"], undisturbed.Ran.Take(4).Select(Rounded));
    }

    [Fact]
    public void Plan_and_check_show_what_expressions_come_to()
    {
        _folder.Write("chain.yaml", Chain);

        var plan = _folder.Tool(0, "plan", "chain.yaml").Output;
        Assert.Contains("  listed prune: 16 configs\n    n=1 sparsity=0.51", plan);
        Assert.Contains("  later: disabled", plan);
        var check = _folder.Tool(0, "check", "chain.yaml").Output;
        Assert.Contains("  prune: 16 configs, each made for itself\n    A third less each time.\n    n: = E[-1].n + 1 -> 1, 2, 3, 4, 5, 6, 7, 8, …\n", check);
        Assert.Contains("  later: 1 config (disabled)\n", check);
    }

    [Fact]
    public void Defaults_and_values_are_computed_in_any_order()
    {
        _folder.Write("order.yaml", """
            defaults: { test1: "= test3 - 1" }
            stages: { go: "./step.sh go {test1} {test2} {test3} {lr}" }
            sweeps: [{ test3: "= test2 - 1", test2: [5, 6], lr: [0.1, "= test1 * 2"] }]
            """);

        _folder.Tool(0, "run", "order.yaml", "-j", "1");
        _folder.Tool(0, "run", "order.yaml", "-j", "1", "--set", "test2=7");

        Assert.Equal(["go 3 5 4 0.1", "go 3 5 4 6", "go 4 6 5 0.1", "go 4 6 5 8", "go 5 7 6 0.1", "go 5 7 6 10"], _folder.Ran);
    }

    [Fact]
    public void A_setting_goes_through_a_chain()
    {
        _folder.Write("chain.yaml", Chain);

        _folder.Tool(0, "run", "chain.yaml", "-j", "1", "--set", "sparsity=0.5", "--sweep", "prune", "--pick", "0,1");

        Assert.Equal(["go 1 0.5", "go 2 0.5"], _folder.Ran);
    }

    [Fact]
    public void Ten_faults_are_told_at_once_with_their_places()
    {
        _folder.Write("faults.yaml", """
            defaults: { lr: 0.1, a: "= b", b: "= a", c: "= (", d: "= lrr" }
            stages: { go: "./step.sh {a} {b} {c} {d} {e} {lr} {none}" }
            sweeps:
              - { e: "= 1 / 0" }
              - { e: "= [1][1]" }
              - { e: "= E[-9].e" }
              - { e: "= E['x'].e" }
              - { e: "= lr.x" }
              - { e: "= 1 + [2]" }
            """);

        var fault = _folder.Tool(2, "check", "faults.yaml").Error;

        Assert.Equal(["1:", "1:", "1:", "2:", "4:", "5:", "6:", "7:", "8:", "9:"], Regex.Matches(fault, @"faults\.yaml:(\d+:)\d+: ").Select(match => match.Groups[1].Value));
        Assert.Contains("a (faults.yaml:1:25) -> b (faults.yaml:1:35) -> a", fault);
    }

    [Fact]
    public void Values_from_scores_wait_for_trials_and_are_skipped_without_them()
    {
        _folder.Write("scores.yaml", """
            stages: { go: "./step.sh go {x} {rate}" }
            tags: [none]
            scores: { s: "go has (@int@)" }
            sweeps:
              - { name: probe, x: [3, 5], rate: 1 }
              - { name: tuned, repeat: 2, x: "= max(trials[0].scores.mean_s, trials[1].scores.mean_s) + run_id", rate: "= x / 10" }
              - { name: last, x: "= trials['tuned'].scores.mean_s * 10", rate: 0 }
            """);
        _folder.Write("fail-go-5");

        var first = _folder.Tool(1, "run", "scores.yaml", "-j", "2");
        Assert.Contains("skipped", first.All);
        Assert.Equal(["go 3 1", "go 5 1"], _folder.Ran.Order(StringComparer.Ordinal));
        File.Delete(_folder.At("fail-go-5"));
        _folder.Forget();
        _folder.Tool(0, "run", "scores.yaml", "-j", "2");

        Assert.Equal(["go 5 0.5", "go 5 1", "go 6 0.6", "go 60 0"], _folder.Ran.Order(StringComparer.Ordinal));
        _folder.Forget();
        _folder.Tool(0, "run", "scores.yaml", "-j", "2");
        Assert.Empty(_folder.Ran);
        Assert.Equal(5, _folder.Results("scores").Count);
    }

    [Fact]
    public void Stages_use_folders_of_trials_that_they_wait_for()
    {
        _folder.Script("train.sh", "#!/bin/sh\necho \"$*\" | sed 's|/[^ ]*/results/||' >> ran.txt\n[ -z \"$3\" ] || cat \"$3/model\" > \"$2/model\" || exit 4\necho \"$1\" >> \"$2/model\"\necho \"lines $(wc -l < $2/model)\"");
        _folder.Write("folders.yaml", """
            stages: { first: "./train.sh {n} {out}", next: "./train.sh {n} {out} {trials[-1].out}" }
            scores: { lines: "lines +(@int@)" }
            sweeps:
              - { n: 0, stages: first }
              - { n: "= E[-1].n + 1", repeat: 3, stages: next }
            """);

        var plan = _folder.Tool(0, "run", "folders.yaml", "--dry-run").Output;
        _folder.Tool(0, "run", "folders.yaml", "-j", "3");

        Assert.Contains("{trials[-1].out}", plan);
        Assert.Equal([1.0, 2, 3, 4], _folder.Results("folders").Select(line => (double)line["scores"]!["lines"]![0]!));
        Assert.Contains("f.yaml:2:11: its stages use {trials[-1].out}, and there is no such entry before the first one.", Refused("{ n: 0 }", "{trials[-1].out}"));
        Assert.Contains("f.yaml:2:41: its stages use {trials.b.out}, and there is no such entry", Refused("{ name: a, stages: b, n: 0 }, { n: 1 }", "{trials.b.out}"));
    }

    [Theory]
    [InlineData("shell: false", "./train.sh {n} {out} {trials['start'].out}")]
    [InlineData("shell: false", "./train.sh {n} \"{out}\" \"{trials['start'].out}\"")]
    [InlineData("shell: true", "./train.sh {n} {out} {trials['start'].out}")]
    [InlineData("shell: true", "./train.sh {n} {out} {trials.start.out}")]
    public void A_trial_whose_folder_is_used_may_be_named_in_quotes(string shell, string command)
    {
        _folder.Script("train.sh", "#!/bin/sh\n[ -z \"$3\" ] || cat \"$3/model\" > \"$2/model\" || exit 4\necho \"$1\" >> \"$2/model\"\necho \"lines $(wc -l < $2/model)\"");
        _folder.Write("named.yaml", $$"""
            {{shell}}
            stages:
              first: ./train.sh {n} {out}
              next: |
                {{command}}
            scores: { lines: "lines +(@int@)" }
            sweeps:
              - { name: start, n: 0, stages: first }
              - { n: [1, 2], stages: next }
            """);

        _folder.Tool(0, "run", "named.yaml", "-j", "2");

        Assert.Equal([1.0, 2, 2], _folder.Results("named").Select(line => (double)line["scores"]!["lines"]![0]!));
        Assert.Contains("f.yaml:1:61: 'missing' is used in 'a'", Refused("{ name: start, n: 0 }", "{trials['start'].out} {missing}"));
    }

    [Fact]
    public void A_value_that_scores_make_impossible_skips_the_trial_with_the_reason()
    {
        _folder.Write("scores.yaml", """
            stages: { go: "./step.sh go {x}" }
            scores: { s: "go has (@int@)" }
            sweeps:
              - { name: probe, x: 3 }
              - { name: tuned, x: "= 1 / (trials['probe'].scores.mean_s - 3)" }
              - { name: other, x: "= trials['probe'].scores.mean_t" }
            """);

        var run = _folder.Tool(1, "run", "scores.yaml");

        Assert.Contains("1 of 3 completed, 2 failed, of them 2 skipped", run.Error);
        Assert.Contains("Its values cannot be computed: 'x': Division by zero.", run.Error);
        Assert.Contains("There is no member 'mean_t'.", File.ReadAllText(_folder.At("results", "scores", "journal.jsonl")));
        Assert.Equal(["go 3"], _folder.Ran);
    }

    [Fact]
    public void What_uses_the_folder_of_a_trial_that_has_changed_runs_again_behind_it()
    {
        _folder.Script("grow.sh", "#!/bin/sh\necho \"$1 $3\" >> ran.txt\n[ -z \"$4\" ] || cp \"$4/model\" \"$2/model\" || exit 4\n[ -n \"$4\" ] || : > \"$2/model\"\necho \"$3\" >> \"$2/model\"\necho \"model $(tr '\\n' - < \"$2/model\")\"");
        WriteGrowing("seed", "second");
        _folder.Tool(0, "run", "grow.yaml", "-j", "3");
        Assert.Equal(["0 seed", "1 first", "2 second"], _folder.Ran);
        Assert.Equal("seed-first-second-", Model());

        Assert.Equal([], RanAgain());
        WriteGrowing("seed", "other");
        Assert.Equal(["2 other"], RanAgain());
        WriteGrowing("grain", "other");
        Assert.Contains("trial 1, which has other commands than when it completed and is not among what is run now", _folder.Tool(1, "run", "grow.yaml", "--sweep", "third").Error);
        Assert.Equal(["0 grain", "1 first", "2 other"], RanAgain());
        Assert.Equal("grain-first-other-", Model());
        Assert.Equal([], RanAgain("--pick", "2"));
        Assert.Equal([], RanAgain("--sweep", "third"));
        Assert.Equal([], RanAgain());
    }

    [Fact]
    public void What_is_computed_from_scores_goes_through_the_stages_of_its_sweep_alone()
    {
        _folder.Write("tuned.yaml", """
            stages: { train: "./step.sh train {n}", test: "./step.sh test {n}" }
            scores: { s: "train has (@int@)" }
            sweeps:
              - { name: probe, n: 3 }
              - { name: tuned, n: "= trials[-1].scores.mean_s + 1", stages: train }
            """);

        _folder.Tool(0, "run", "tuned.yaml");
        _folder.Tool(0, "run", "tuned.yaml", "--stages", "test");

        Assert.Equal(["train 3", "test 3", "train 4"], _folder.Ran);
    }

    /// <summary>Three trials, each with a stage of its own, and each but the first with the folder of the one before.</summary>
    private void WriteGrowing(string seed, string second) => _folder.Write("grow.yaml", $$"""
        stages:
          seed: ./grow.sh {n} {out} {{seed}}
          first: ./grow.sh {n} {out} first {trials[-1].out}
          second: ./grow.sh {n} {out} {{second}} {trials[-1].out}
        scores: { model: "model (.+)" }
        sweeps:
          - { name: warmup, n: 0, stages: seed }
          - { name: next, n: "= E[-1].n + 1", stages: first }
          - { name: third, n: "= E[-1].n + 1", stages: second }
        """);

    private IReadOnlyList<string> RanAgain(params string[] args)
    {
        _folder.Forget();
        _folder.Tool(0, ["run", "grow.yaml", "-j", "3", .. args]);
        return _folder.Ran;
    }

    private string Model() => (string)_folder.Results("grow")[2]["scores"]!["model"]![0]!;

    private string Refused(string sweeps, string use)
    {
        _folder.Write("f.yaml", $"stages: {{ b: \"echo {{n}}\", a: \"echo {{n}} {use}\" }}\nsweeps: [ {sweeps} ]\n");
        return _folder.Tool(2, "check", "f.yaml").Error;
    }

    [Fact]
    public void A_file_of_cool_runner_runs_its_module()
    {
        Directory.CreateDirectory(_folder.At("modules"));
        _folder.Write("modules/example.py", """
            def main(exp):
                exp["ACC"] = exp.sparsity + exp.nested.more
                exp.TEXT = exp.Name
            """);
        _folder.Write("experiment.yaml", """
            Global: { repeat: 1, queue: null }
            Module: modules.example
            Name: base
            sparsity: 0.5
            nested: { more: 1 }
            ---
            Name: first
            ---
            Name: second
            Repeat: 2
            sparsity: parse 0.5 * E[-1].sparsity
            """);

        _folder.Write("sweep.yaml", _folder.Tool(0, "import", "coolrunner", "experiment.yaml").Output.Replace("python -c", "python3 -c"));
        _folder.Tool(0, "run", "sweep.yaml", "-j", "1");

        Assert.Equal([1.5, 1.25, 1.125], _folder.Results("sweep").Select(line => (double)line["scores"]!["ACC"]![0]!));
        Assert.Contains("this looks like cool-runner's experiment.yaml. Turn it into a sweep file: dotnet exprun import coolrunner experiment.yaml", _folder.Tool(2, "check", "experiment.yaml").Error);
    }

    private static string Rounded(string line)
    {
        var words = line.Split(' ');
        return FormattableString.Invariant($"{words[1]} {Math.Round(double.Parse(words[2], System.Globalization.CultureInfo.InvariantCulture), 9)}");
    }
}

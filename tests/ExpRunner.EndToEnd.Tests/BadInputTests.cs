namespace ExpRunner.EndToEnd.Tests;

/// <summary>What is wrong with a command is said before anything runs: what, where, and the way out; nothing is made.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string Help = "\n--help shows the verbs and options.";
    private const string Duration = "' is not a length of time above zero. Write 90, 30s, 5m or 1h30m." + Help;
    private const string Part = "' is no part of a sweep. Write 2/8 for the second of eight parts; the first is 1/8, the last 8/8." + Help;
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--bogus", "There is no option '--bogus'." + Help)]
    [InlineData("--repetition 3", "There is no option '--repetition'. Did you mean '--repetitions'?\n'3' is no verb and belongs to no option. The project's own arguments come after --." + Help)]
    [InlineData("runn", "'runn' is no verb and belongs to no option. Did you mean 'run'? The project's own arguments come after --." + Help)]
    [InlineData("plan --tee", "There is no option '--tee' of plan." + Help)]
    [InlineData("-o", "Required argument missing for option: '-o'." + Help)]
    [InlineData("-e Quadratik", "There is no experiment 'Quadratik'. Did you mean 'Quadratic'? There are: Conditional, Devices, Faulty, Flaky, Pruning, Quadratic, Slow, Stubborn.")]
    [InlineData("-e Quadratic --set Labl=3", "--set Labl=3: Quadratic: Quadratic has no config field 'Labl'. Did you mean 'Label'?")]
    [InlineData("-e Conditional --set Optimizer.Rat=3", "--set Optimizer.Rat=3: Conditional: Sgd or Adam has no config field 'Rat'. Did you mean 'Rate'?")]
    [InlineData("-e Quadratic --set Y=abc", "--set Y=abc: Quadratic: Y: \"abc\" is not an int.")]
    [InlineData("-e Quadratic --set Y=99999999999", "--set Y=99999999999: Quadratic: Y: \"99999999999\" is not an int.")]
    [InlineData("-e Quadratic --set Noise=Normall", "--set Noise=Normall: Quadratic: Noise: 'Normall' is not a Noise; it has None, Normal. Did you mean 'Normal'?")]
    [InlineData("-e Quadratic --set Y", "--set Y: Quadratic: 'Y' does not set anything. Write NAME=VALUE.")]
    [InlineData("-e Quadratic --set Radius=3", "--set Radius=3: Quadratic: Radius is computed from other fields and cannot be set.")]
    [InlineData("-e Quadratic --where Labl==3", "--where: Unknown name 'Labl'. Did you mean 'Label'?\n  Labl==3\n  ^")]
    [InlineData("-e Quadratic --where X>>3", "--where: A value was expected, not '>'.\n  X>>3\n    ^")]
    [InlineData("-e Quadratic --where Label>3", "--where: The text 'plain' and the number 3 have no order; only two numbers or two texts can be compared with < and >.\n  Label>3\n       ^")]
    [InlineData("-e Quadratic --where X", "--where: True or false was expected here, not the number -2.\n  X\n  ^")]
    [InlineData("-e Quadratic --where X>1000", "--where X>1000 leaves no config of Quadratic.")]
    [InlineData("-e Quadratic --pick foo", "--pick foo: there is no experiment 'foo'. There are: Conditional, Devices, Faulty, Flaky, Pruning, Quadratic, Slow, Stubborn.")]
    [InlineData("-e Quadratic --pick Quadrati:3", "--pick Quadrati:3: there is no experiment 'Quadrati'. Did you mean 'Quadratic'? There are: Conditional, Devices, Faulty, Flaky, Pruning, Quadratic, Slow, Stubborn.")]
    [InlineData("-e Quadratic --pick 1,,2", "--pick 1,,2: '' is not a selection of ids. Write 3, 0:10 (the end is left out), 20: or :5, several with commas, and NAME:0:10 for one experiment.")]
    [InlineData("-e Quadratic --pick -1", "--pick -1: not a selection of ids. Write 3, 0:10 (the end is left out), 20: or :5, several with commas, and NAME:0:10 for one experiment.")]
    [InlineData("-e Quadratic --pick 99", "--pick 99 leaves no config of Quadratic.")]
    [InlineData("-e Quadratic --start 99", "--start 99 leaves no config of Quadratic.")]
    [InlineData("-n 0", "--trials 0: not a whole number above zero." + Help)]
    [InlineData("-n -1", "--trials -1: not a whole number above zero." + Help)]
    [InlineData("--repetitions 0", "--repetitions 0: not a whole number above zero." + Help)]
    [InlineData("--repetitions -2", "--repetitions -2: not a whole number above zero." + Help)]
    [InlineData("-j 0", "--workers 0: not a whole number above zero." + Help)]
    [InlineData("-j 1.5", "--workers 1.5: not a whole number above zero." + Help)]
    [InlineData("--max-tries 0", "--max-tries 0: not a whole number above zero." + Help)]
    [InlineData("--max-failures -1", "--max-failures -1: not a whole number above zero." + Help)]
    [InlineData("--start -1", "--start -1: not a whole number from zero." + Help)]
    [InlineData("--shard 0/8", "--shard: '0/8" + Part)]
    [InlineData("--shard 9/8", "--shard: '9/8" + Part)]
    [InlineData("--shard x", "--shard: 'x" + Part)]
    [InlineData("--shard 2/0", "--shard: '2/0" + Part)]
    [InlineData("--shard 99999999999/2", "--shard: '99999999999/2" + Part)]
    [InlineData("--seed -1", "--seed -1: not a whole number from 0 to 18446744073709551615." + Help)]
    [InlineData("--timeout 0", "--timeout: '0" + Duration)]
    [InlineData("--timeout -5", "--timeout: '-5" + Duration)]
    [InlineData("--timeout soon", "--timeout: 'soon" + Duration)]
    [InlineData("--idle-timeout 1..5s", "--idle-timeout: '1..5s" + Duration)]
    [InlineData("--grace 0s", "--grace: '0s" + Duration)]
    [InlineData("--memory 2x", "--memory: '2x' is not a size above zero. Write 65536, 500k, 10m or 1g." + Help)]
    [InlineData("--memory -1g", "--memory: '-1g' is not a size above zero. Write 65536, 500k, 10m or 1g." + Help)]
    [InlineData("-e Quadratic --backend orleans", "--backend orleans: its package is not here. Add it: dotnet add package ExpRunner.Orleans")]
    [InlineData("-e Quadratic --cluster a:1 --detach", "--cluster and --detach: for a cluster. Add --backend orleans.")]
    [InlineData("head --clustering mongo", "--clustering mongo: not one of postgres, folder.")]
    [InlineData("head --connection x", "--connection is where several heads keep their records. Add --clustering postgres or --clustering folder; a head that is alone has --data FOLDER.")]
    [InlineData("head --clustering postgres", "--clustering postgres needs to know where. Give --connection, or --connection-file FILE, or the variable EXPRUN_CLUSTER_CONNECTION.")]
    [InlineData("head --clustering folder --connection x --data y", "--data is for a head that is alone; with --clustering folder records are where --connection says. Leave one of them out.")]
    [InlineData("head --clustering folder --connection x --connection-file y", "--connection and --connection-file name the same thing. Leave one of them out.")]
    [InlineData("head --tls-key x", "--tls-key is the private key of a certificate. Add --tls-certificate FILE.")]
    [InlineData("worker --cluster a:1 --tls-certificate none.pem", "--tls-certificate none.pem: Could not find file '{0}/none.pem'.")]
    [InlineData("worker --cluster a:1 --slots 4", "--slots: '4' may be processors or devices. Write cpus=4; --workers 4 is how many trials run at once.")]
    [InlineData("-e Quadratic --memory 20m", "--memory: 20 MB are less than a worker itself needs. Give at least 64m.")]
    [InlineData("-e Quadratic --memory 1g --backend single", "--memory limits worker processes; --backend single has none. Use --backend pool.")]
    [InlineData("-e Quadratic --isolate --backend single", "--isolate gives each attempt a process of its own; --backend single runs them in this process. Use --backend pool.")]
    [InlineData("-e Quadratic --isolate --first", "--isolate gives each attempt a process of its own; --first runs them in this process. Use --backend pool.")]
    [InlineData("--search foo", "--search foo: not one of grid, random, listed." + Help)]
    [InlineData("--order up", "--order up: not one of inner, outer, shuffle." + Help)]
    [InlineData("--redo some", "--redo some: not one of all, failed, stale." + Help)]
    [InlineData("-e Quadratic --backend pol", "--backend pol: there is no such executor. Did you mean 'pool'? There are: single, pool, ssh, slurm.")]
    [InlineData("-e Quadratic --backend single -j 4", "--workers is for --backend pool; --backend single runs one attempt at a time, in this process.")]
    [InlineData("-e Quadratic --search random", "Random search needs the number of trials: add --trials N.")]
    [InlineData("-e Quadratic --search listed", "Quadratic lists no configs. Write a static method with [Configs], or use --search grid.")]
    [InlineData("-e Conditional --sweep Smal", "--sweep Smal: Conditional has no grid or list of that name. Did you mean 'Small'? It has: Small, Wide, Table1.")]
    [InlineData("-e Quadratic --label {Labl}", "--label {Labl}: there is no config field 'Labl'. Did you mean 'Label'?")]
    [InlineData("-e Quadratic --label {X", "--label {X: the brace at position 0 has no partner. Write {{ or }} for a brace that is meant as one.")]
    [InlineData("-e Quadratic -o /proc/none", "/proc/none/Quadratic: the folder cannot be made: Could not find file '/proc/none'. Choose another with --out.")]
    public void Is_refused_in_words_that_help(string args, string message)
    {
        var finished = _folder.Run(2, args.Split(' '));

        Assert.Equal(message.Replace("{0}", _folder.Path, StringComparison.Ordinal), finished.Error.TrimEnd());
        Assert.Equal("", finished.Output);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var finished = _folder.Run(2, "-e", "Quadratic", "-e", "Nothing", "--set", "Labl=3", "--set", "Y=abc", "--where", "Q > 1", "--pick", "foo", "--sweep", "Bar", "--label", "{zz", "--backend", "swarm");

        Assert.Equal(
            ["--backend swarm", "There is no experiment 'Nothing'", "--pick foo", "--where: Unknown name 'Q'", "--label {zz", "--sweep Bar", "--set Labl=3", "--set Y=abc"],
            finished.Error.Split('\n').Where(line => line.Length > 0 && line[0] != ' ').Select(line => line.Split(": there is", ": the brace", ": Quadratic", ". T", ".")[0]).Select(start => start.Split(" There are")[0]));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void More_random_configs_than_there_are_is_a_warning_and_all_run()
    {
        var finished = _folder.Run(0, "-e", "Slow", "--set", "Milliseconds=5", "--search", "random", "-n", "50", "-q");

        Assert.Equal("Slow has only 20 different configs: --trials 50 cannot be reached.", finished.Error.TrimEnd());
        Assert.Equal(20, _folder.Results("Slow").Count);
    }

    [Theory]
    [InlineData("source")]
    [InlineData("constraint")]
    public void What_the_users_own_code_throws_before_the_first_trial_is_named_with_its_place(string where)
    {
        var finished = Programs.RunWith("EXPRUN_TEST_THROWS", where, Programs.TestExperiments, _folder.Path, "-e", "Conditional");

        Assert.Equal(2, finished.ExitCode);
        Assert.Matches($@"^Conditional: its own code threw InvalidOperationException while the sweep was planned: the {where} broke at .*Conditional\..*\n$", finished.Error);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }
}

file static class Texts
{
    public static string[] Split(this string text, params string[] separators) => text.Split(separators, StringSplitOptions.None);
}

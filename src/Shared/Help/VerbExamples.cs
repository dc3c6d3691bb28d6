namespace ExpRunner.Commands.Help;

/// <summary>The examples that end the help of each verb: what is typed behind the program's name, and what it does. Tests parse all of them and run most.</summary>
internal static class VerbExamples
{
    private static readonly Dictionary<string, (string Line, string What)[]> OfBoth = new()
    {
        ["report"] =
        [
            ("report results", "All trials, a row each, with means and confidence intervals."),
            ("report results --best Accuracy --by Metric", "The best trial for each Metric."),
            ("report results --rows Metric --columns K --value Accuracy --format latex", "A table for a paper: Metric down, K across."),
            ("report results --html report.html --mark Accuracy:max", "One page with tables, plots and failures."),
        ],
        ["compare"] =
        [
            ("compare before after --score Accuracy:max", "Which configs became better or worse, beyond chance."),
            ("compare results --between Metric --score Accuracy:max", "Whether one Metric is better than the other, within one sweep."),
            ("compare before after --fail-on-regression Accuracy:max:1%", "Exit code 1 where Accuracy fell by more than 1%: for a build server."),
        ],
        ["importance"] =
        [
            ("importance results --score Accuracy", "How much of the variance of Accuracy each field explains."),
            ("importance results --where \"K < 9\" --json", "The same for some of the trials, for a script."),
        ],
        ["status"] =
        [
            ("status", "How far the sweeps below results are."),
            ("status laptop server --json", "Two output folders, for a script."),
        ],
        ["attempts"] =
        [
            ("attempts --where \"status != 'completed'\"", "What failed, when, and why."),
            ("attempts results --json", "Every attempt, for a script."),
        ],
        ["collect"] =
        [
            ("collect part1 part2 -o results", "Join the parts that --shard 1/2 and --shard 2/2 made into one sweep."),
            ("collect laptop server --exclude 'tmp*' --dest all", "Gather the trials of many sweeps in all/results.jsonl."),
        ],
        ["watch"] =
        [
            ("watch", "Follow the sweeps below results until Ctrl-C."),
            ("watch results --until-done && echo ready", "Wait until all are done; fails where a trial failed."),
        ],
        ["queue"] =
        [
            ("queue list waiting.yaml", "What waits in a sweep that was started with --queue waiting.yaml."),
            ("queue add waiting.yaml K=7 Metric=cosine --first", "One more trial, before all others."),
        ],
        ["queue add"] = [("queue add waiting.yaml K=7 Metric=cosine", "One more trial, behind all others."), ("queue add waiting.yaml K=9 --first", "The next one to run.")],
        ["queue list"] = [("queue list waiting.yaml", "What waits, in order."), ("queue list waiting.yaml --json", "The same for a script.")],
        ["queue remove"] = [("queue remove waiting.yaml 3", "Trial 3 is not run."), ("queue remove waiting.yaml 2:4", "Neither 2 nor 3.")],
        ["queue move"] = [("queue move waiting.yaml 3 --first", "Trial 3 is the next one."), ("queue move waiting.yaml 2:4 --to 2", "Trials 2 and 3 stand second and third.")],
        ["queue pause"] = [("queue pause waiting.yaml", "What runs goes on, nothing new starts.")],
        ["queue resume"] = [("queue resume waiting.yaml", "New trials start again.")],
        ["queue keep"] = [("queue keep waiting.yaml", "The sweep stays when nothing waits, for trials that are added later.")],
        ["queue close"] = [("queue close waiting.yaml", "The sweep may end.")],
        ["head"] =
        [
            ("head", "A head on this machine, for workers of this machine."),
            ("head --listen 0.0.0.0 --secret-file secret.txt --data /var/lib/exprun", "A head for other machines, which show a secret."),
        ],
        ["worker"] =
        [
            ("worker --cluster head1:30000", "Work on whatever is submitted there, on all processors."),
            ("worker --cluster head1:30000,head2:30000 --slots cpus=8,gpus=0:1 --tags big", "Give eight processors and two gpus, to experiments that ask for 'big' too."),
        ],
        ["cluster"] =
        [
            ("cluster status --cluster head1:30000", "Which sweeps are open, and who works on them."),
            ("cluster cancel 3f2a --cluster head1:30000", "End the sweep of that id."),
        ],
        ["cluster status"] = [("cluster status --cluster head1:30000", "For people."), ("cluster status --cluster head1:30000 --json", "For a script.")],
        ["cluster cancel"] = [("cluster cancel 3f2a --cluster head1:30000", "End the sweep that status shows with this id.")],
        ["nodes"] =
        [
            ("nodes --node me@big 16 gpu", "What a machine that ssh reaches has, and what would run there."),
            ("nodes --cluster cluster.yaml --nodes gpu --json", "The nodes of a file that have the tag 'gpu', for a script."),
        ],
        ["doctor"] =
        [
            ("doctor", "What works on this machine, what does not, and what to do."),
            ("doctor --cluster cluster.yaml --json", "This machine and all nodes of a file, for a script."),
        ],
    };

    /// <summary>Those of the tool, by verb.</summary>
    public static IReadOnlyDictionary<string, (string Line, string What)[]> OfTool { get; } = With(new()
    {
        [""] =
        [
            ("exec grid --cmd './knn.py {K} {Metric}' --vl K 1 3 9 --vl Metric euclid cosine -p Accuracy 'accuracy: (@float@)'", "Run a program for every combination."),
            ("run sweep.yaml", "Run what a sweep file describes."),
            ("report", "Tables of what came out."),
        ],
        ["query"] =
        [
            ("query \"select Metric, max(Accuracy) from Knn_repetitions group by Metric\" results", "The best repetition of each Metric."),
            ("query --schema results", "The tables, and what their columns are called."),
            ("query \"select count(*) as n from Knn\" results --json", "A number for a script."),
        ],
        ["plot"] =
        [
            ("plot lines results --x K --y Accuracy --hue Metric", "In the terminal."),
            ("plot box results --x Metric --y Accuracy -o box.svg --width 85", "A figure as wide as the column of a journal."),
            ("plot heatmap results --x K --y Metric --z Accuracy -o map.html", "A page to point at."),
        ],
        ["filter"] =
        [
            ("filter results/Knn --where \"K > 1\" --sort -scores.mean_Accuracy", "The trials that remain, best first, as JSON lines."),
            ("filter results/Knn --select K,Metric,scores.mean_Accuracy -f csv -o knn.csv", "Some members of each, as CSV."),
            ("filter results/Knn --where \"K == 1\" --json", "One JSON array for a script."),
        ],
        ["serve"] =
        [
            ("serve --open", "The sweeps below results as a page that follows them, in the browser."),
            ("serve results --port 8080 --address '*'", "For other machines; the printed address holds a token."),
        ],
        ["plugin"] = [("plugin add ExpRunner.Orleans", "The engine of clusters."), ("plugin list", "What there is.")],
        ["plugin add"] = [("plugin add ExpRunner.Orleans", "The version that goes with this tool."), ("plugin add ExpRunner.Orleans --source ./packages", "From a folder of packages.")],
        ["plugin list"] = [("plugin list", "Package, version, the tool's version, folder."), ("plugin list --json", "The same for a script.")],
        ["plugin remove"] = [("plugin remove ExpRunner.Orleans", "Its files are deleted.")],
        ["run"] =
        [
            ("run sweep.yaml", "Run what is missing; the same command goes on after an interruption."),
            ("run sweep.yaml --set K=1,3 --repetitions 5 -j 2", "Other values, more repetitions, two programs at once."),
            ("run sweep.yaml --where \"K < 9\" --dry-run", "Show the commands; run nothing."),
            ("run sweep.yaml --redo failed --timeout 5m", "Run again what failed, each for five minutes at most."),
        ],
        ["plan"] = [("plan sweep.yaml", "How many trials, what is done, how long it may take."), ("plan sweep.yaml --set K=1,3 --json", "The same for other values, for a script.")],
        ["prune"] = [("prune sweep.yaml --dry-run", "What today's file no longer asks for; removes nothing."), ("prune sweep.yaml -y", "Remove it, with its folders.")],
        ["check"] = [("check sweep.yaml", "All faults with file, line and column; exit code 2 where there is one."), ("check sweep.yaml other.yaml --json", "What two files hold, for a script.")],
        ["exec"] =
        [
            ("exec grid --cmd './knn.py {K}' --vl K 1 3 9", "Three runs."),
            ("exec random -n 10 --cmd './knn.py {K} {Metric}' --va K 1 99 2 --vl Metric euclid cosine", "Ten of the hundred combinations."),
        ],
        ["exec grid"] =
        [
            ("exec grid --cmd './knn.py {K} {Metric}' --vl K 1 3 9 --vl Metric euclid cosine -p Accuracy 'accuracy: (@float@)'", "Six runs, and a score from a line they print."),
            ("exec grid --cmd './knn.py {K}' --vg K 1 64 2 --repeat 3 -j 2", "K = 1, 2, 4, ... 32, three times each, two at once."),
            ("exec grid --shell --cmd './knn.py {K} | sort > {out}/sorted' --vl K 1 3", "By the shell, because of the pipe."),
        ],
        ["exec random"] =
        [
            ("exec random -n 10 --cmd './knn.py {K}' --va K 1 99 1", "Ten of 98 values, none twice."),
            ("exec random -n 20 --seed 7 -o seed7 --cmd './knn.py {K}' --va K 1 99 1", "Twenty others, the same in every start."),
        ],
        ["exec list"] =
        [
            ("exec list --cmd './knn.py {K} {Metric}' --vl K 1 3 --vl Metric euclid cosine", "Two runs: 1 euclid, 3 cosine."),
            ("exec list --cmd './knn.py {K}' --vl K 1 3 --dry-run", "Show the commands; run nothing."),
        ],
        ["parse"] =
        [
            ("parse -e results/Knn -p Accuracy 'accuracy: (@float@)'", "A column out of the kept output, in results/Knn/output.csv."),
            ("parse -e results/Knn -p Accuracy 'accuracy: (@float@)' -o -", "The same on standard output."),
        ],
        ["import"] = [("import mlrunner params.yaml > sweep.yaml", "A sweep file that runs the same commands."), ("import patas experiment.yaml > sweep.yaml", "From another tool.")],
        ["import mlrunner"] = [("import mlrunner params.yaml > sweep.yaml", "A sweep file that runs the same commands.")],
        ["import patas"] = [("import patas experiment.yaml --cluster cluster.yaml > sweep.yaml", "With the machines of its cluster file.")],
        ["import coolrunner"] = [("import coolrunner experiment.yaml --program './train.sh {lr}' > sweep.yaml", "With a command in the place of the Python module.")],
        ["completion"] =
        [
            ("completion bash >> ~/.bashrc", "For every new bash."),
            ("completion zsh >> ~/.zshrc", "For every new zsh; behind the line with compinit."),
            ("completion fish > ~/.config/fish/conf.d/exprun.fish", "For every new fish."),
            ("completion powershell >> $PROFILE", "For every new PowerShell."),
        ],
        ["schema"] = [("schema > sweep-file.schema.json", "For editors: what sweep files may hold."), ("schema cluster > cluster-file.schema.json", "The same of cluster files.")],
        ["mcp"] = [("mcp --root .", "Agents may look at this folder; their client starts this, not a person."), ("mcp --root . --allow run", "They may run its sweep files, too.")],
        ["man"] = [("man | man -l -", "The page of the tool."), ("man run > exprun-run.1", "The page of a verb, as a file."), ("man exec grid | man -l -", "The page of a verb of a verb.")],
    });

    /// <summary>Those of an experiment project, by verb.</summary>
    public static IReadOnlyDictionary<string, (string Line, string What)[]> OfProject { get; } = With(new()
    {
        [""] = Run(""),
        ["run"] = Run("run "),
        ["list"] = [("list", "Experiments, their fields and what is varied."), ("list --json", "The same for a script.")],
        ["plan"] = [("plan -e KnnExperiment", "How many trials, what is done, how long it may take."), ("plan --set K=1,3 --json", "The same for other values, for a script.")],
        ["prune"] = [("prune --dry-run", "What today's classes no longer ask for; removes nothing."), ("prune -e KnnExperiment -y", "Remove it, with its folders.")],
        ["completion"] =
        [
            ("completion bash >> ~/.bashrc", "For the program that the build made, in every new bash; 'dotnet run' cannot be completed."),
            ("completion fish > ~/.config/fish/conf.d/my-study.fish", "For every new fish."),
        ],
        ["man"] = [("man | man -l -", "The page of this program."), ("man run > run.1", "The page of a verb, as a file.")],
    });

    /// <summary>The verbs from the root on, as keys: <c>queue add</c>.</summary>
    public static string Path(System.CommandLine.Command command) => string.Join(' ', Verbs(command).Reverse());

    private static IEnumerable<string> Verbs(System.CommandLine.Command command)
    {
        for (var at = command; at is not System.CommandLine.RootCommand; at = at.Parents.OfType<System.CommandLine.Command>().First())
        {
            yield return at.Name;
        }
    }

    private static (string, string)[] Run(string verb) =>
    [
        ($"{verb}-e KnnExperiment", "Run what is missing; the same command goes on after an interruption."),
        ($"{verb}--set K=1,3 --repetitions 5", "Other values, more repetitions."),
        ($"{verb}--search random -n 100 --where \"K < 9\" -j 4", "A hundred random configs, in four workers."),
        ($"{verb}--first", "One repetition in this process, with its output: for a debugger."),
    ];

    private static Dictionary<string, (string Line, string What)[]> With(Dictionary<string, (string Line, string What)[]> own)
        => OfBoth.Concat(own).GroupBy(entry => entry.Key).ToDictionary(entries => entries.Key, entries => entries.Last().Value);
}

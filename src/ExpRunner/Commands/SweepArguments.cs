using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Commands;

/// <summary>The options that choose and run trials: their names, help texts and the way to <see cref="SweepOptions"/>.</summary>
internal sealed class SweepArguments
{
    private const long NoLimit = -1;
    private readonly Option<string[]> _experiments = new("--experiment", "-e") { Description = "Experiment to run, by name; repeatable. Without it: all of the project.", HelpName = "NAME" };
    private readonly Option<SearchKind?> _search = Choice<SearchKind>("--search", "What picks configs: grid, random or listed.");
    private readonly Option<UInt128?> _trials = Number("--trials", "-n", "Number of configs; random search needs it.");
    private readonly Option<int?> _repetitions = Positive("--repetitions", [], "How often each config is run; default: as the experiment says.");
    private readonly Option<ulong?> _seed = Seed("--seed", "Sweep seed, from which all randomness of trials comes; default 0.");
    private readonly Option<string?> _backend = new("--backend") { Description = "Where trials run: single (in this process), pool (worker processes), ssh (nodes), slurm or orleans (clusters); default pool.", HelpName = "single|pool|ssh|slurm|orleans" };
    private readonly Option<int?> _workers = Positive("--workers", ["-j"], "Worker processes of the pool; default: as many as there is room for, one a processor.");
    private readonly Option<string?> _slots = Slots();
    private readonly Option<string?> _tags = Tags();
    private readonly Option<string?> _slotVariable = new("--slot-variable") { Description = "Variable in which trials find the ids of their gpus; default CUDA_VISIBLE_DEVICES.", HelpName = "NAME" };
    private readonly Option<bool> _isolate = new("--isolate") { Description = "A fresh worker process for every attempt." };
    private readonly Option<string[]> _set = new("--set") { Description = "Value or choices of a config field: K=3, K=1,3,5, Opt.Rate=0.1, 'Names=[\"x,y\"]'; repeatable.", HelpName = "FIELD=VALUE" };
    private readonly Option<string[]> _sweeps = new("--sweep") { Description = "Named grid or config list to run; repeatable. Without it: all.", HelpName = "NAME" };
    private readonly Option<string?> _stages = new("--stages") { Description = "Run only these stages of programs: train,avg.", HelpName = "NAMES" };
    private readonly Option<string?> _where = new("--where") { Description = "Run only configs for which the expression is true: 'K > 1 && Metric == \"Euclidean\"'.", HelpName = "EXPRESSION" };
    private readonly Option<string?> _pick = new("--pick") { Description = "Run only these ids: 3, 0:10 (end left out), 20:, NAME:0:10, several with commas.", HelpName = "IDS" };
    private readonly Option<UInt128?> _start = Number("--start", null, "Leave out trials with a lower id.");
    private readonly Option<Shard?> _shard = Part();
    private readonly Option<TimeSpan?> _timeout = Duration("--timeout", "Longest run of an attempt: 90, 30s, 5m, 1h30m.");
    private readonly Option<TimeSpan?> _idleTimeout = Duration("--idle-timeout", "Longest silence of an attempt: no line of output, no logged value.");
    private readonly Option<TimeSpan?> _grace = Duration("--grace", "How long an attempt that was told to end may take; default 5s.");
    private readonly Option<TimeSpan?> _lease = Duration("--lease", "How long a runner that shares the folder, or a worker of a cluster, may stand still before others take over its work; default 30s.");
    private readonly Option<long?> _memory = Size("--memory", "Most memory of an attempt and what it starts: 500m, 2g.");
    private readonly Option<int?> _maxTries = Positive("--max-tries", [], "Tries of a repetition in this start; default 1.");
    private readonly Option<bool> _failFast = new("--fail-fast") { Description = "Start nothing new after the first failure." };
    private readonly Option<int?> _maxFailures = Positive("--max-failures", [], "Start nothing new after that many failures.");
    private readonly Option<string> _out = new("--out", "-o") { Description = "Output folder.", HelpName = "FOLDER", DefaultValueFactory = _ => "results" };
    private readonly Option<RedoKind?> _redo = Redone();
    private readonly Option<string?> _label = new("--label") { Description = "Readable links to trial folders, below by-label: '{Metric}-K{K}'.", HelpName = "TEMPLATE" };
    private readonly Option<string?> _queue = new("--queue") { Description = "File with the trials that wait, to be edited while the sweep runs; docs/queue.md.", HelpName = "FILE" };
    private readonly Option<bool> _first = new("--first") { Description = "Run one repetition, in this process, with its output on screen." };
    private readonly Option<TrialOrder?> _order = Choice<TrialOrder>("--order", "Order: inner (all repetitions of a trial, then the next), outer (every trial once, then again) or shuffle; ids do not depend on it.");
    private readonly Option<bool> _noConfigFiles = new("--no-config-files") { Description = "Write no config.json per repetition." };
    private readonly Option<long?> _maxLog = Bound("--max-log", "Most that is kept of an attempt's stdout.log and of its stderr.log, half from the start, half from the end: 500k, 10m, 1g; none keeps all; default 64m.");
    private readonly Option<Durability?> _durability = Choice<Durability>("--durability", "What a finished trial outlives: os (a crash; default), disk (a power cut too) or none (nothing; for benchmarks).");

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="without">The names of options that have no meaning there.</param>
    public void AddTo(Command command, params string[] without)
    {
        Option[] all = [_experiments, _search, _trials, _repetitions, _seed, _backend, _workers, _slots, _tags, _slotVariable, _isolate, _set, _sweeps, _stages, _where, _pick, _start, _shard, _timeout,
            _idleTimeout, _grace, _lease, _memory, _maxTries, _failFast, _maxFailures, _out, _redo, _label, _queue, _first, _order, _noConfigFiles, _maxLog, _durability];
        foreach (var option in all.Where(option => !without.Contains(option.Name)))
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Says what options are for programs, where that differs.</summary>
    public SweepArguments ForPrograms()
    {
        _backend.Description = "Where programs run: pool (in several slots), single (one after the other), ssh (on nodes), slurm or orleans (on clusters); default pool.";
        _workers.Description = "Programs that run at once; default: the slots of the sweep file, or as many as there is room for, one a processor.";
        _timeout.Description = "Longest run of an attempt, all stages together: 90, 30s, 5m, 1h30m.";
        _idleTimeout.Description = "Longest silence of an attempt: no output, no logged value.";
        _first.Description = "Run one repetition, with its output on screen.";
        _stages.Description = "Run only these stages: train,avg; with --redo what follows them too.";
        _maxLog.Description = _maxLog.Description!.Replace("of an attempt's stdout.log and of its stderr.log", "of each log of a stage");
        return this;
    }

    /// <summary>What was typed.</summary>
    public SweepOptions Bind(ParseResult typed) => new()
    {
        Experiments = typed.GetValue(_experiments) ?? [],
        Search = typed.GetValue(_search),
        Trials = typed.GetValue(_trials),
        Repetitions = typed.GetValue(_repetitions),
        Seed = typed.GetValue(_seed) ?? 0,
        Backend = typed.GetValue(_backend),
        Workers = typed.GetValue(_workers),
        Slots = typed.GetValue(_slots),
        Tags = Words(typed.GetValue(_tags)),
        SlotVariable = typed.GetValue(_slotVariable),
        Isolate = typed.GetValue(_isolate),
        Set = typed.GetValue(_set) ?? [],
        Sweeps = typed.GetValue(_sweeps) ?? [],
        Stages = Words(typed.GetValue(_stages)),
        Where = typed.GetValue(_where),
        Pick = typed.GetValue(_pick),
        Start = typed.GetValue(_start) ?? 0,
        Shard = typed.GetValue(_shard),
        Timeout = typed.GetValue(_timeout),
        IdleTimeout = typed.GetValue(_idleTimeout),
        Grace = typed.GetValue(_grace) ?? new SweepOptions().Grace,
        Lease = typed.GetValue(_lease) ?? new SweepOptions().Lease,
        Memory = typed.GetValue(_memory),
        MaxTries = typed.GetValue(_maxTries) ?? 1,
        FailFast = typed.GetValue(_failFast),
        MaxFailures = typed.GetValue(_maxFailures),
        Out = typed.GetValue(_out)!,
        Redo = typed.GetValue(_redo) ?? RedoKind.None,
        Label = typed.GetValue(_label),
        Queue = typed.GetValue(_queue),
        First = typed.GetValue(_first),
        Order = typed.GetValue(_order) ?? TrialOrder.Inner,
        ConfigFiles = !typed.GetValue(_noConfigFiles),
        MaxLog = typed.GetValue(_maxLog) is var most and not null ? most == NoLimit ? null : most : new SweepOptions().MaxLog,
        Durability = typed.GetValue(_durability) ?? Durability.OS,
    };

    /// <summary>Words with commas between.</summary>
    public static string[] Words(string? typed) => typed?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>What a machine gives.</summary>
    public static Option<string?> Slots() => new("--slots") { Description = "What this machine gives to trials, for experiments that say what they need: cpus=8,gpus=0:1:2:3,memory=32g; default: its processors.", HelpName = "RESOURCES" };

    /// <summary>What a machine is or has.</summary>
    public static Option<string?> Tags() => new("--tags") { Description = "What this machine is or has, for experiments that ask for it: big,x86.", HelpName = "WORDS" };

    /// <summary>An option that takes a whole number above zero.</summary>
    public static Option<int?> Positive(string name, string[] aliases, string description) => new(name, aliases)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => int.TryParse(Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : Refuse<int?>(result, $"{name} {Text(result)}: not a whole number above zero."),
    };

    private static Option<UInt128?> Number(string name, string? alias, string description) => new(name, alias is null ? [] : [alias])
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => UInt128.TryParse(Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && (alias is null || number > 0)
            ? number
            : Refuse<UInt128?>(result, $"{name} {Text(result)}: not a whole number {(alias is null ? "from zero" : "above zero")}."),
    };

    private static Option<ulong?> Seed(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => ulong.TryParse(Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : Refuse<ulong?>(result, $"{name} {Text(result)}: not a whole number from 0 to {ulong.MaxValue}."),
    };

    private static Option<Shard?> Part() => new("--shard")
    {
        Description = "Run one of several parts of the sweep: 2/8 is every eighth trial from the second on; exprun collect joins them.",
        HelpName = "K/N",
        CustomParser = result => Parsed(result, "--shard", Shard.Parse),
    };

    private static Option<TimeSpan?> Duration(string name, string description) => Amount<TimeSpan>(name, "TIME", description, DurationText.Parse);

    private static Option<long?> Size(string name, string description) => Amount<long>(name, "SIZE", description, SizeText.Parse);

    private static Option<T?> Amount<T>(string name, string helpName, string description, Func<string, T> parse)
        where T : struct => new(name)
        {
            Description = description,
            HelpName = helpName,
            CustomParser = result => Parsed<T?>(result, name, text => parse(text)),
        };

    private static Option<long?> Bound(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "SIZE",
        CustomParser = result => Text(result) == "none" ? NoLimit : Parsed<long?>(result, name, text => SizeText.Parse(text)),
    };

    /// <summary>An option that takes one of some words.</summary>
    public static Option<T?> Choice<T>(string name, string description)
        where T : struct, Enum => new(name)
        {
            Description = description,
            HelpName = string.Join('|', Enum.GetNames<T>()).ToLowerInvariant(),
            CustomParser = result => ParseChoice<T>(name, result, Enum.GetNames<T>()),
        };

    private static Option<RedoKind?> Redone() => new("--redo")
    {
        Description = "Run again: all (default), failed only, or what older code made (stale).",
        HelpName = "all|failed|stale",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = result => result.Tokens.Count == 0 ? RedoKind.All : ParseChoice<RedoKind>("--redo", result, ["all", "failed", "stale"]),
    };

    private static T? ParseChoice<T>(string name, ArgumentResult result, string[] choices)
        where T : struct, Enum
        => choices.Contains(Text(result), StringComparer.OrdinalIgnoreCase) && Enum.TryParse<T>(Text(result), ignoreCase: true, out var choice)
            ? choice
            : Refuse<T?>(result, $"{name} {Text(result)}: not one of {string.Join(", ", choices).ToLowerInvariant()}.");

    private static T? Parsed<T>(ArgumentResult result, string name, Func<string, T> parse)
    {
        try
        {
            return parse(Text(result));
        }
        catch (FormatException fault)
        {
            return Refuse<T>(result, $"{name}: {fault.Message}");
        }
    }

    private static string Text(ArgumentResult result) => result.Tokens.Count == 0 ? "" : result.Tokens[0].Value;

    private static T? Refuse<T>(ArgumentResult result, string message)
    {
        result.AddError(message);
        return default;
    }
}

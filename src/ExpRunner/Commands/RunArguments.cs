using System.CommandLine;
using ExpRunner.Hosting.Running;

namespace ExpRunner.Hosting.Commands;

/// <summary>The options of everything that runs sweeps: what is run, and how it shows itself.</summary>
internal sealed class RunArguments
{
    private readonly SweepArguments _sweep = new();
    private readonly ClusterArguments _cluster = new();
    private readonly NodeArguments _nodes = new();
    private readonly SlurmArguments _slurm = new();
    private readonly NotifyArguments _notify = new();
    private readonly Option<bool> _detach = new("--detach") { Description = "Leave as soon as the cluster has everything; the same command without it goes on with the sweep." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Print what would run; write nothing." };
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Do not ask before large sweeps." };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "No progress; warnings still show." };
    private readonly Option<bool> _tee = new("--tee") { Description = "Show the output of trials on standard error as well as keeping it; from a pool when an attempt has ended." };
    private readonly Option<bool> _json = new("--json") { Description = "One summary object on standard output instead of tables." };

    private readonly Option<InterruptKind?> _onInterrupt = SweepArguments.Choice<InterruptKind>("--on-interrupt", "What Ctrl-C does: finish (nothing new starts; default), skip (drops what runs, goes on), stop (ends all) or ask.");

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="without">The names of options that have no meaning there.</param>
    public void AddTo(Command command, params string[] without)
    {
        _sweep.AddTo(command, without);
        _cluster.AddTo(command, isRequired: false);
        _nodes.AddTo(command);
        _slurm.AddTo(command);
        _notify.AddTo(command);
        foreach (var option in new Option[] { _detach, _dryRun, _yes, _quiet, _tee, _json, _onInterrupt })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Says what options are for programs, where that differs.</summary>
    public RunArguments ForPrograms()
    {
        _sweep.ForPrograms();
        _tee.Description = "Show what programs print on standard error while they run, as well as keeping it.";
        return this;
    }

    /// <summary>What was typed.</summary>
    public RunSettings Bind(ParseResult typed) => new()
    {
        Sweep = Bind(_slurm.Bind(_nodes.Bind(_sweep.Bind(typed), typed), typed), typed, _cluster.Access(typed)),
        DryRun = typed.GetValue(_dryRun),
        Yes = typed.GetValue(_yes),
        Quiet = typed.GetValue(_quiet),
        Json = typed.GetValue(_json),
        Notify = _notify.Bind(typed),
        OnInterrupt = typed.GetValue(_onInterrupt) ?? InterruptKind.Finish,
    };

    private SweepOptions Bind(SweepOptions options, ParseResult typed, AccessFiles access) => options with
    {
        Tee = typed.GetValue(_tee),
        Cluster = _cluster.Heads(typed),
        SecretFile = access.Secret,
        TlsCertificate = access.Certificate,
        TlsKey = access.Key,
        TlsPin = access.Pin,
        Detach = typed.GetValue(_detach),
    };
}

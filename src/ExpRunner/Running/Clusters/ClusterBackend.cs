using System.Security.Cryptography;
using ExpRunner.Cluster;
using ExpRunner.Cluster.Submitting;
using ExpRunner.Execution;
using ExpRunner.Leases;
using ExpRunner.Programs;
using ExpRunner.Programs.Texts;
using ExpRunner.Sweeps;
using ExpRunner.Workers;

namespace ExpRunner.Hosting.Running;

/// <summary>Brings experiments to a cluster: one that is there, or one of this process alone.</summary>
internal sealed class ClusterBackend(SweepOptions options, Action<string> warn, TimeProvider time) : IAsyncDisposable
{
    private OwnCluster? _own;
    private ICluster? _cluster;

    private IClusterProvider Provider => ClusterEngine.Find(ExecutorChoice.NameOf(options))!;

    /// <summary>The executor of one experiment, ready.</summary>
    /// <exception cref="ExecutorException">The cluster cannot be reached.</exception>
    public async Task<IQueueExecutor> ForAsync(SweepPlan plan, CancellationToken cancel)
    {
        try
        {
            _cluster ??= await ConnectAsync(cancel).ConfigureAwait(false);
        }
        catch (ClusterException fault)
        {
            throw new ExecutorException(fault.Message, fault);
        }
        var terms = TermsOf(plan.Experiment);
        var executor = new ClusterExecutor(_cluster, IdOf(plan, terms), terms, warn, time);
        await executor.StartAsync(cancel).ConfigureAwait(false);
        return executor;
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync().ConfigureAwait(false);
        }
        if (_own is not null)
        {
            await _own.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<ICluster> ConnectAsync(CancellationToken cancel)
    {
        if (options.Cluster is { } heads)
        {
            return await Provider.ConnectAsync(new ClusterAddress(heads, AccessFiles.Of(options).Read()), cancel).ConfigureAwait(false);
        }
        _own = await OwnCluster.StartAsync(Provider, options, warn, time, cancel).ConfigureAwait(false);
        return await Provider.ConnectAsync(_own.Address, cancel).ConfigureAwait(false);
    }

    private SweepTerms TermsOf(Experiment experiment)
    {
        var program = experiment as ProgramSweep;
        return new SweepTerms
        {
            Experiment = experiment.Name,
            Version = ThisProgram.Version,
            CodeIdentity = program is null ? ExperimentRegistry.CodeIdentity : "",
            Program = program is null ? "" : ProgramText.Write(program.Spec),
            SlotVariable = SlotChoice.VariableOf(options, experiment),
            Needs = experiment.Needs,
            Limits = ExecutorChoice.LimitsOf(options, experiment),
            Isolate = options.Isolate,
            Rules = new LeaseRules { Length = options.Lease, Retries = new RetryRules { MaxTries = options.MaxTries } },
            Folder = Path.GetFullPath(options.Out),
            Submitter = $"{Environment.MachineName}/{Environment.ProcessId}",
        };
    }

    /// <summary>
    /// Equal for starts that go on with the same: one folder of results on one machine, one build or one program, one way to run attempts. Another build is
    /// another sweep, because workers of one build cannot work for the other.
    /// </summary>
    private static string IdOf(SweepPlan plan, SweepTerms terms)
    {
        var writer = new FrameWriter();
        writer.Text(Environment.MachineName);
        writer.Text(Path.GetFullPath(plan.Folder));
        TermsText.Write(writer, terms with { Submitter = "", Rules = terms.Rules with { Length = TimeSpan.Zero } });
        return $"{terms.Experiment}-{Convert.ToHexStringLower(SHA256.HashData(writer.Written))[..16]}";
    }
}

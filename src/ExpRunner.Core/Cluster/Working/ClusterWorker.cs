namespace ExpRunner.Cluster.Working;

/// <summary>
/// Runs attempts of all open sweeps that it can serve: those that were opened first have what they can use of the machine, later ones have what is left.
/// Trials run on while no head answers, and what has ended is told until that is acknowledged.
/// </summary>
internal sealed class ClusterWorker(ClusterWorkerOptions options, ICluster cluster)
{
    private readonly ClusterLink _link = new(options.Time, options.Warn, "What runs here runs on, and what ends is kept until it answers.");
    private readonly Dictionary<string, (SweepService Service, Task Work)> _services = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _served = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private volatile SweepService[] _inOrder = [];
    private bool _isStopping;
    private int _failures;

    /// <summary>Works until it is told to end.</summary>
    /// <param name="stop">Begins nothing more; what runs may end, and is told.</param>
    /// <param name="kill">Ends what runs, within the grace period, tells what it can and leaves.</param>
    /// <exception cref="ClusterException">The cluster does not want this worker, or has not answered for too long.</exception>
    public async Task RunAsync(CancellationToken stop, CancellationToken kill)
    {
        using var looking = CancellationTokenSource.CreateLinkedTokenSource(stop, kill);
        using var stopping = stop.UnsafeRegister(static worker => ((ClusterWorker)worker!).EndAll(static service => service.Stop()), this);
        using var killing = kill.UnsafeRegister(static worker => ((ClusterWorker)worker!).EndAll(static service => service.Kill()), this);
        try
        {
            await LookAsync(looking.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (looking.IsCancellationRequested)
        {
            // It was told to end.
        }
        catch
        {
            EndAll(static service => service.Kill());
            throw;
        }
        finally
        {
            await Task.WhenAll(_services.Values.Select(static served => served.Work)).ConfigureAwait(false);
        }
    }

    /// <summary>Has all sweeps look for room, in their order; again where one of them gave some back.</summary>
    private void Share()
    {
        for (var isMore = true; isMore;)
        {
            isMore = false;
            foreach (var service in _inOrder)
            {
                isMore |= service.Share();
            }
        }
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        while (true)
        {
            var wait = options.LookEvery;
            try
            {
                Follow(await cluster.OpenSweepsAsync(cancel).WaitAsync(options.CallLimit, options.Time, cancel).ConfigureAwait(false));
                _failures = 0;
                _link.Answered();
            }
            catch (Exception fault) when (fault is TimeoutException or ClusterException { IsPassing: true })
            {
                _link.Failed(fault is TimeoutException ? $"nothing within {options.CallLimit.TotalSeconds:0.#} s" : fault.Message);
                ThrowIfTooLong(fault);
                wait = ClusterLink.PauseAfter(++_failures);
            }
            await Task.Delay(wait, options.Time, cancel).ConfigureAwait(false);
        }
    }

    private void ThrowIfTooLong(Exception fault)
    {
        if (_link.Silence >= options.Patience)
        {
            throw new ClusterException($"No head of the cluster has answered for {_link.Silence.TotalSeconds:0} s: this worker ends. Last fault: {fault.Message}", fault);
        }
    }

    private void Follow(IReadOnlyList<OpenSweep> open)
    {
        var listed = open.ToDictionary(static sweep => sweep.Id, StringComparer.Ordinal);
        lock (_gate)
        {
            foreach (var (id, (service, work)) in _services.ToArray())
            {
                var sweep = listed.GetValueOrDefault(id);
                service.Hear(sweep);
                if (work.IsCompleted && !(service.IsDeclined && sweep is not null && service.IsOf(sweep)))
                {
                    _services.Remove(id);
                }
            }
            foreach (var sweep in open)
            {
                Serve(sweep);
            }
            var unlisted = _services.Where(served => !listed.ContainsKey(served.Key)).Select(static served => served.Value.Service);
            _inOrder = [.. open.Select(sweep => _services.GetValueOrDefault(sweep.Id).Service).OfType<SweepService>(), .. unlisted];
        }
        Share();
    }

    private void Serve(OpenSweep sweep)
    {
        if (_isStopping || _services.ContainsKey(sweep.Id))
        {
            return;
        }
        // A service that begins anew knows nothing of what the one before it said: it is another worker to the coordinator.
        var times = _served[sweep.Id] = _served.GetValueOrDefault(sweep.Id) + 1;
        var service = new SweepService(sweep, times == 1 ? options.Name : $"{options.Name}.{times}", cluster.Sweep(sweep.Id), options, _link, Share);
        service.Hear(sweep);
        _services.Add(sweep.Id, (service, service.RunAsync()));
    }

    private void EndAll(Action<SweepService> end)
    {
        SweepService[] services;
        lock (_gate)
        {
            _isStopping = true;
            services = [.. _services.Values.Select(static served => served.Service)];
        }
        Array.ForEach(services, end);
        Share();
    }
}

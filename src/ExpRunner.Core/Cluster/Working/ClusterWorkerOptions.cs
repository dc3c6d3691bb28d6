using ExpRunner.Execution;

namespace ExpRunner.Cluster.Working;

/// <summary>How a worker of a cluster works.</summary>
internal sealed record ClusterWorkerOptions
{
    /// <summary>Its name: host, process and something that no other start of it ever has.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Makes an executor for a sweep, whose processes are bound to those devices where the sweep needs some and has one slot then; null: it is not for this
    /// worker, and that is nothing to speak of. An <see cref="ExecutorException"/> says why it cannot run here though it should: that is said once, and
    /// tried again after a while.
    /// </summary>
    public required Func<OpenSweep, IReadOnlyList<string>, IExecutor?> Executors { get; init; }

    /// <summary>What the machine has for attempts, beside devices.</summary>
    public required IRoom Room { get; init; }

    /// <summary>The devices of the machine.</summary>
    public DevicePool Devices { get; init; } = new([]);

    /// <summary>How long a sweep keeps devices at least that another waits for, as far as it has work: to hand them over costs the start of a process.</summary>
    public TimeSpan DeviceTurn { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Takes what a person should know.</summary>
    public Action<string> Warn { get; init; } = _ => { };

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How often it asks which sweeps are open.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>The shortest time from one call for a sweep to the next.</summary>
    public TimeSpan CallGap { get; init; } = TimeSpan.FromMilliseconds(15);

    /// <summary>How long it waits for an answer.</summary>
    public TimeSpan CallLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an executor is kept that has nothing to run.</summary>
    public TimeSpan IdleLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a sweep is set aside that cannot run here.</summary>
    public TimeSpan AsideFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long it goes on telling what has ended when it was told to end at once.</summary>
    public TimeSpan FarewellLimit { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long no head may answer before it gives up; null: it waits for ever.</summary>
    public TimeSpan? Patience { get; init; }
}

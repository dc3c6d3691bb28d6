using ExpRunner.Execution;
using ExpRunner.Programs.Captures;
using ExpRunner.Programs.Templates;
using ExpRunner.Sweeps;

namespace ExpRunner.Programs;

/// <summary>A program as an experiment: what a sweep file, a command line or code says of it, checked and without defaults left open.</summary>
internal sealed record ProgramSpec
{
    /// <summary>The experiment's name.</summary>
    public required string Name { get; init; }

    /// <summary>The parameters in order of declaration: those with defaults first, then those that only sweeps set.</summary>
    public IReadOnlyList<ParameterSpec> Parameters { get; init; } = [];

    /// <summary>The keys that set several parameters at once.</summary>
    public IReadOnlyList<GroupSpec> Groups { get; init; } = [];

    /// <summary>The commands of a trial, in order; at least one.</summary>
    public required IReadOnlyList<StageSpec> Stages { get; init; }

    /// <summary>The products to go through, in order; at least one is enabled.</summary>
    public required IReadOnlyList<SweepSpec> Sweeps { get; init; }

    /// <summary>How often the whole list of sweeps is gone through, where some make entries from those before them.</summary>
    public int Rounds { get; init; } = 1;

    /// <summary>What is read from the output.</summary>
    public CaptureSet Scores { get; init; } = CaptureSet.Empty;

    /// <summary>What it is for, in words.</summary>
    public string? Description { get; init; }

    /// <summary>The longest an attempt may take, all stages together; null: as long as it needs.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How often each config is run.</summary>
    public int Repetitions { get; init; } = 1;

    /// <summary>Variables added to those of the programs, with placeholders.</summary>
    public IReadOnlyList<(string Name, TextTemplate Value)> Environment { get; init; } = [];

    /// <summary>Where the programs run.</summary>
    public required FolderTemplate WorkingDirectory { get; init; }

    /// <summary>A command that each stage's command is put behind; null: none.</summary>
    public CommandTemplate? Wrap { get; init; }

    /// <summary>Files of the working directory that belong to what an attempt leaves behind: they are brought to its folder when its last stage has ended.</summary>
    public IReadOnlyList<FetchTemplate> Fetch { get; init; } = [];

    /// <summary>What each slot binds, such as the number of a device; empty: slots bind nothing.</summary>
    public IReadOnlyList<string> Slots { get; init; } = [];

    /// <summary>The number of slots where <see cref="Slots"/> is empty; null: one a processor.</summary>
    public int? SlotCount { get; init; }

    /// <summary>The variable that holds what the slot binds.</summary>
    public string SlotVariable { get; init; } = SlotShare.UsualVariable;

    /// <summary>What each attempt needs while it runs.</summary>
    public Needs Needs { get; init; } = Needs.Least;
}

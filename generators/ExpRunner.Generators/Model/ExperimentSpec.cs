namespace ExpRunner.Generators.Model;

/// <summary>Everything that generated code for one experiment depends on.</summary>
/// <param name="FileName">The name of the generated file, without what follows the dot.</param>
/// <param name="Namespace">The class's namespace; null for the global one.</param>
/// <param name="Containers">The declarations around the class, from the outside.</param>
/// <param name="Declaration">The class's own declaration.</param>
/// <param name="Name">The experiment's name.</param>
/// <param name="Repetitions">How often each config is run.</param>
/// <param name="Resources">What each attempt needs; null where nothing is said.</param>
/// <param name="Types">The enums and config classes below it, each after those it needs.</param>
/// <param name="Config">The class's own fields.</param>
/// <param name="Program">The programs that are its Fit; null where it has one of its own.</param>
/// <param name="Chain">Its phases.</param>
/// <param name="Scores">What the last phase returns.</param>
/// <param name="Marked">Its constraints, sweep methods and config methods.</param>
internal sealed record ExperimentSpec(
    string FileName,
    string? Namespace,
    EquatableArray<string> Containers,
    string Declaration,
    string Name,
    int Repetitions,
    ResourcesSpec? Resources,
    EquatableArray<DefinitionSpec> Types,
    ObjectSpec Config,
    TrialProgramSpec? Program,
    ChainSpec Chain,
    ScoresSpec Scores,
    EquatableArray<MarkedSpec> Marked)
{
    /// <summary>The lists whose configs come behind others.</summary>
    public EquatableArray<AfterSpec> After { get; init; } = new();

    public string Clr => Config.Clr;
}

/// <summary>A list whose configs come behind others.</summary>
/// <param name="List">Its name.</param>
/// <param name="First">The list that comes first; null: each config comes behind the one before it.</param>
internal sealed record AfterSpec(string List, string? First);

/// <summary>What a marked member is for.</summary>
internal enum Mark
{
    Constraint,
    Sweep,
    Configs,
}

/// <summary>A member marked with an attribute.</summary>
/// <param name="Mark">What it is for.</param>
/// <param name="Name">Its name.</param>
/// <param name="Expression">How C# gets its value, from <c>config</c> or <c>space</c>.</param>
internal sealed record MarkedSpec(Mark Mark, string Name, string Expression);

namespace ExpRunner.Generators.Model;

/// <summary>Every runtime type and member that parsing looks for and emission calls, by name; a test checks that each exists.</summary>
internal static class RuntimeNames
{
    public const string ExperimentAttribute = "ExpRunner.ExperimentAttribute";
    public const string VariationAttribute = "ExpRunner.VariationAttribute";
    public const string VariationRangeAttribute = "ExpRunner.VariationRangeAttribute";
    public const string VariationSourceAttribute = "ExpRunner.VariationSourceAttribute";
    public const string ConstraintAttribute = "ExpRunner.ConstraintAttribute";
    public const string ConfigsAttribute = "ExpRunner.ConfigsAttribute";
    public const string AfterAttribute = "ExpRunner.AfterAttribute";
    public const string SweepAttribute = "ExpRunner.SweepAttribute";
    public const string TagAttribute = "ExpRunner.TagAttribute";
    public const string HasExperimentsAttribute = "ExpRunner.HasExperimentsAttribute";
    public const string ResourcesAttribute = "ExpRunner.ResourcesAttribute";
    public const string ProgramAttribute = "ExpRunner.ProgramExperimentAttribute";
    public const string ScoreAttribute = "ExpRunner.ScoreAttribute";
    public const string TrialProgram = "ExpRunner.TrialProgram";
    public const string TrialFolder = "ExpRunner.TrialFolder";
    public const string Scale = "ExpRunner.Scale";
    public const string TrialContext = "ExpRunner.TrialContext";
    public const string ExperimentInterface = "ExpRunner.IExperiment";
    public const string ExperimentRegistry = "ExpRunner.ExperimentRegistry";
    public const string Experiment = "ExpRunner.Sweeps.Experiment";
    public const string ScoreWriter = "ExpRunner.Sweeps.ScoreWriter";
    public const string SearchSpace = "ExpRunner.Spaces.SearchSpace";
    public const string ObjectType = "ExpRunner.Spaces.ObjectType";
    public const string ConfigType = "ExpRunner.Spaces.ConfigType";
    public const string ConfigTypes = "ExpRunner.Spaces.ConfigTypes";
    public const string Field = "ExpRunner.Spaces.Field";
    public const string FieldValues = "ExpRunner.Spaces.FieldValues";
    public const string Alternative = "ExpRunner.Spaces.Alternative";

    /// <summary>The assembly that holds the runtime: what does not refer to it has no experiments.</summary>
    public const string CoreAssembly = "ExpRunner.Core";

    /// <summary>The assembly and type of the hosting package, which a library of experiments need not reference.</summary>
    public const string HostAssembly = "ExpRunner";
    public const string Host = "ExpRunner.ExpRunnerHost";
    public const string HostRun = "RunAsync";

    /// <summary>Names that generated code itself declares.</summary>
    public const string Generator = "ExpRunner.Generators";
    public const string GeneratedModel = "ExpRunnerModel";
    public const string GeneratedNamespace = "ExpRunner.Generated";
    public const string GeneratedPrograms = "Programs";
    public const string GeneratedRun = "RunAsync";
    public const string GeneratedPrivateRun = "ExpRunnerRunAsync";

    /// <summary>How a trial asks for the one before it, and for all that come first.</summary>
    public static readonly IReadOnlyList<string> AskForPrevious = ["Previous", "AllPrevious"];

    /// <summary>The members that generated code uses, by type.</summary>
    public static readonly IReadOnlyList<(string Type, string Member)> Members =
    [
        (TrialContext, "FitStarts"), (TrialContext, "FitEnded"), (TrialContext, "Cancellation"),
        (ExperimentInterface, "Definition"), (ExperimentRegistry, "Add"), (ScoreWriter, "Add"), (ScoreWriter, "AddAll"), (ScoreWriter, "TakeAsync"),
        (Experiment, "Constraints"), (Experiment, "SweepMethods"), (Experiment, "ConfigMethods"), (Experiment, "After"), (Experiment, "Resources"),
        (ConfigType, "Field"), (Field, "Tag"), (Field, "Computed"), (Field, "Required"), (Field, "Choices"), (Field, "All"), (Field, "Source"), (Field, "Range"),
        (FieldValues, "Pass"), (ObjectType, "Computed"),
        (VariationRangeAttribute, "Step"), (VariationRangeAttribute, "Factor"), (VariationRangeAttribute, "Count"), (VariationRangeAttribute, "Scale"),
        (ProgramAttribute, "Stage"), (ProgramAttribute, "Shell"), (ProgramAttribute, "WorkingDirectory"), (ScoreAttribute, "Stage"), (ScoreAttribute, "Required"),
        (ResourcesAttribute, "Cpus"), (ResourcesAttribute, "Gpus"), (ResourcesAttribute, "Memory"), (ResourcesAttribute, "Tags"),
        (TrialProgram, "RunAsync"), (TrialFolder, "Scores"),
        (ExperimentAttribute, "Name"), (ExperimentAttribute, "Repetitions"), (Scale, "Log"),
        .. AskForPrevious.Select(method => (TrialContext, method)),
        .. ScalarNames.All.Select(scalar => (ConfigTypes, scalar.Factory)),
        .. ScalarNames.All.Select(scalar => (FieldValues, scalar.Factory)),
        .. new[] { "Enum", "Nullable", "Array", "List", "ImmutableArray", "Sequence", "Dictionary", "Converter", "OneOf" }.Select(factory => (ConfigTypes, factory)),
    ];
}

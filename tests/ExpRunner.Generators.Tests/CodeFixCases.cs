namespace ExpRunner.Generators.Tests;

/// <summary>Code with a finding, and what its fix makes of it.</summary>
public static partial class CodeFixCases
{
    /// <summary>Members of an experiment, before and after.</summary>
    public static TheoryData<string, string, string> Members => new()
    {
        { "EXPR024", "[Variation(1, 2)] private int K;", "[Variation(1, 2)] public int K;" },
        { "EXPR024", "[Variation(1, 2)] readonly int K;", "[Variation(1, 2)] public int K;" },
        { "EXPR024", "[Variation(1, 2)] protected internal int K { get; private set; }", "[Variation(1, 2)] public int K { get; set; }" },
        { "EXPR024", "[VariationRange(1, 2)] public int K { private get; set; }", "[VariationRange(1, 2)] public int K { get; set; }" },
        { "EXPR024", "[Variation(1, 2)] static int K;", "[Variation(1, 2)] public int K;" },
        { "EXPR024", "[Variation(1, 2)] public static readonly int K = 1;", "[Variation(1, 2)] public int K = 1;" },
        { "EXPR024", "[Variation(1, 2)] private const int K = 1;", "[Variation(1, 2)] public int K = 1;" },
        { "EXPR024", "[Variation(1, 2), JsonIgnore] public int K;", "[Variation(1, 2)] public int K;" },
        { "EXPR025", "[Variation(1, 2)]\n    [VariationRange(1, 4)]\n    public int K;", "[Variation(1, 2)]\n    public int K;" },
        { "EXPR025", "[VariationRange(1, 4), Variation(1), Tag] public int K;", "[VariationRange(1, 4), Tag] public int K;" },
        { "EXPR031", "[Variation(null, null)] public string? K;", "[Variation(null)] public string? K;" },
        { "EXPR031", "[Variation(Colour.Red, Colour.Rot)] public Colour K; public enum Colour { Red, Rot = Red }", "[Variation(Colour.Red)] public Colour K; public enum Colour { Red, Rot = Red }" },
        { "EXPR031", "[Variation(new[] { 1 }, new[] { 1 })] public int[] K = [];", "[Variation(new[] { 1 })] public int[] K = [];" },
        { "EXPR042", "[VariationRange(0, 1, Count = -3, Scale = Scale.Linear)] public double K;", "[VariationRange(0, 1, Count = 2, Scale = Scale.Linear)] public double K;" },
        { "EXPR043", "[VariationRange(0, 1, Step = -0.1)] public double K;", "[VariationRange(0, 1, Step = 0.1)] public double K;" },
        { "EXPR043", "[VariationRange(\"0\", \"1\", Step = \"-0.10\")] public decimal K;", "[VariationRange(\"0\", \"1\", Step = \"0.10\")] public decimal K;" },
        { "EXPR043", "[VariationRange(\"1\", \"0\", Step = \"0.1\")] public decimal K;", "[VariationRange(\"1\", \"0\", Step = \"-0.1\")] public decimal K;" },
        { "EXPR043", "private const int By = 2; [VariationRange(9, 0, Step = By)] public int K;", "private const int By = 2; [VariationRange(9, 0, Step = -By)] public int K;" },
        { "EXPR043", "[VariationRange(9, 0, Step = 1 + 1)] public int K;", "[VariationRange(9, 0, Step = -(1 + 1))] public int K;" },
        { "EXPR046", "[VariationRange(\"0.2\", \"0.1\", Count = 3)] public decimal K;", "[VariationRange(\"0.1\", \"0.2\", Count = 3)] public decimal K;" },
        { "EXPR046", "[VariationRange(max: 1, min: 2)] public int K;", "[VariationRange(max: 2, min: 1)] public int K;" },
        { "EXPR050", "[Constraint] private static bool Holds() => true;", "[Constraint] private bool Holds() => true;" },
        { "EXPR050", "[Constraint] private object Holds() => true;", "[Constraint] private bool Holds() => true;" },
        { "EXPR050", "[Constraint] public static bool Holds => true;", "[Constraint] public bool Holds => true;" },
        { "EXPR051", "[Configs] private object Table() => new[] { new Digits() };", "[Configs] private static IEnumerable<Digits> Table() => new[] { new Digits() };" },
        { "EXPR051", "[Configs] IEnumerable<Digits> Table() { yield return new(); }", "[Configs] static IEnumerable<Digits> Table() { yield return new(); }" },
        { "EXPR052", "[Sweep] internal static SearchSpace Small() => null!;", "[Sweep] internal static SearchSpace Small(SearchSpace space) => null!;" },
        { "EXPR052", "[Sweep] public object Small(SearchSpace space) => space;", "[Sweep] public static SearchSpace Small(SearchSpace space) => space;" },
    };

    /// <summary>Members with a finding that no mechanical change repairs.</summary>
    public static TheoryData<string, string> Unclear => new()
    {
        { "EXPR024", "[Variation(1, 2)] public static int K; private static int Next() => K + 1;" },
        { "EXPR024", "[Variation(1, 2)] public int K => 1;" },
        { "EXPR024", "private enum Colour { Red } [Variation(1, 2)] private Colour K;" },
        { "EXPR043", "[VariationRange(0, 1, Step = 0)] public double K;" },
        { "EXPR043", "[VariationRange(9, 0, Step = 1)] public byte? K;" },
        { "EXPR046", "[VariationRange(1, 1)] public int K;" },
        { "EXPR050", "[Constraint] private bool Holds(int k) => k > 0;" },
        { "EXPR050", "[Constraint] private int Holds() => 1;" },
        { "EXPR050", "public Inner Nested = new(); public sealed class Inner { public int K; [Constraint] private bool Holds() => K > 0; }" },
        { "EXPR051", "public int K; [Configs] private IEnumerable<Digits> Table() => [new() { K = K }];" },
        { "EXPR051", "[Configs] private static IEnumerable<int> Table() => [1];" },
        { "EXPR052", "[Sweep] private static SearchSpace Small(int k) => null!;" },
        { "EXPR010", "public int Fit;" },
        { "EXPR014", "public T Pre<T>() => default!;" },
        { "EXPR020", "[Variation(\"a\")] public Random K = new();" },
        { "EXPR023", "public (double Loss, double fit_time) Post() => default;" },
        { "EXPR026", "[Variation(typeof(int))] public int K;" },
        { "EXPR026", "[Variation(typeof(IDisposable))] public IDisposable K = null!;" },
        { "EXPR030", "[Variation(\"soon\")] public TimeSpan K;" },
        { "EXPR030", "[VariationRange(\"one\", \"2\")] public decimal K;" },
        { "EXPR033", "[VariationRange(double.NaN, 1)] public double K;" },
        { "EXPR041", "[VariationRange(0, 8, Factor = 2)] public double K;" },
        { "EXPR044", "[VariationRange(1, 8, Factor = 0)] public int K;" },
        { "EXPR044", "[VariationRange(1, 8, Factor = 1)] public int K;" },
        { "EXPR053", "[VariationSource(\"Nowhere\")] public int K; private static readonly int[] Sizes = [1];" },
        { "EXPR053", "[VariationSource(nameof(Sizes))] public int K; private static int[] Sizes(int most) => [most];" },
        { "EXPR053", "[VariationSource(nameof(Sizes))] public int K; private static int Sizes => 1;" },
    };

    /// <summary>Files with a finding that no mechanical change repairs.</summary>
    public static TheoryData<string, string[]> UnclearFiles => new()
    {
        { "EXPR060", ["[Experiment, ProgramExperiment(\"true\")] public partial class A { public int Fit() => 1; public int FitCore() => 2; }"] },
        { "EXPR062", ["[Experiment, ProgramExperiment(\"echo {Nothing}\")] public partial class A { public int Rate; }"] },
        { "EXPR062", ["[Experiment, ProgramExperiment(\"echo \\\"{Rte}\\\"\")] public partial class A { public int Rate; }"] },
        { "EXPR002", ["[Experiment] public abstract partial class Digits { public abstract int Fit(); }"] },
        { "EXPR002", ["[Experiment] public partial class Digits<T> { public int Fit() => 1; }"] },
        { "EXPR003", ["[Experiment] public partial class Digits(string text) { public int Fit() => text.Length; }"] },
        { "EXPR053", ["[Experiment] public partial class Digits { [VariationSource(nameof(Sizes))] public int K; internal int[] Sizes => [1]; public int Fit() => K; }", "public static class Other { public static int[] Sizes(Digits digits) => digits.Sizes; }"] },
    };

    /// <summary>Files, before and after.</summary>
    public static TheoryData<string, string, string> Files => new()
    {
        { "EXPR062", "[Experiment, ProgramExperiment(@\"echo [Rte] {seed}\")] public partial class A { public int Rate; }", "[Experiment, ProgramExperiment(@\"echo [Rate] {seed}\")] public partial class A { public int Rate; }" },
        { "EXPR009", "[Experiment, Resources(Cpus = -2.5)] public partial class A { public int Fit() => 1; }", "[Experiment, Resources(Cpus = 1)] public partial class A { public int Fit() => 1; }" },
        { "EXPR009", "[Experiment, Resources(Memory = \"much\", Gpus = 1)] public partial class A { public int Fit() => 1; }", "[Experiment, Resources(Gpus = 1)] public partial class A { public int Fit() => 1; }" },
        { "EXPR065", "[Resources(Gpus = 1)] public partial class A { public int Fit() => 1; }", "[Experiment]\n[Resources(Gpus = 1)] public partial class A { public int Fit() => 1; }" },
        { "EXPR065", "[Experiment, Score(\"loss\", \"(x)\")] public partial class A { public int Fit() => 1; }", "[Experiment] public partial class A { public int Fit() => 1; }" },
        { "EXPR001", "public class Outer\n{\n    internal struct Middle\n    {\n        [Experiment] internal sealed record Inner\n        {\n            public int Fit() => 1;\n        }\n    }\n}\n", "public partial class Outer\n{\n    internal partial struct Middle\n    {\n        [Experiment] internal sealed partial record Inner\n        {\n            public int Fit() => 1;\n        }\n    }\n}\n" },
        { "EXPR002", "[Experiment]\nfile partial class Digits { public int Fit() => 1; }\n", "[Experiment]\npartial class Digits { public int Fit() => 1; }\n" },
        { "EXPR002", "[Experiment]\npublic static partial class Digits { public static int Fit() => 1; }\n", "[Experiment]\npublic partial class Digits { public static int Fit() => 1; }\n" },
        { "EXPR002", "public partial class Outer\n{\n    [Experiment] private protected partial class Digits { public int Fit() => 1; }\n}\n", "public partial class Outer\n{\n    [Experiment] internal partial class Digits { public int Fit() => 1; }\n}\n" },
        { "EXPR002", "partial class Outer\n{\n    [Experiment] partial class Digits { public int Fit() => 1; }\n}\n", "partial class Outer\n{\n    [Experiment] internal partial class Digits { public int Fit() => 1; }\n}\n" },
        { "EXPR010", "[Experiment] public partial class Digits;\n", "[Experiment] public partial class Digits\n{\n    public double Fit() => throw new NotImplementedException();\n}\n" },
        { "EXPR010", "[Experiment]\npublic partial class Digits { }\n", "[Experiment]\npublic partial class Digits {\n    public double Fit() => throw new NotImplementedException();\n}\n" },
        { "EXPR010", "[Experiment]\npublic partial class Digits\n{\n  public int Pre() => 1;\n}\n", "[Experiment]\npublic partial class Digits\n{\n  public int Pre() => 1;\n\n  public double Fit() => throw new NotImplementedException();\n}\n" },
        { "EXPR010", "[Experiment]\r\npublic partial class Digits\r\n{\r\n    public int Pre() => 1; // first\r\n}\r\n", "[Experiment]\r\npublic partial class Digits\r\n{\r\n    public int Pre() => 1; // first\r\n\r\n    public double Fit() => throw new NotImplementedException();\r\n}\r\n" },
    };
}

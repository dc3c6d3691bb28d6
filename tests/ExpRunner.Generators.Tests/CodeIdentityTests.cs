using ExpRunner.Generators.Tests.Kit;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Tests;

/// <summary>The identity of an experiment's code changes with the code that it reaches, and only with that.</summary>
public sealed class CodeIdentityTests
{
    private static readonly Lazy<string> Original = new(() => CodeSample.Identity());

    [Fact]
    public void A_command_is_reached_and_what_is_varied_is_not()
    {
        const string code = "[ExpRunner.Experiment, ExpRunner.ProgramExperiment(\"echo {K}\")] public partial class Sample { [ExpRunner.Variation(1, 2)] public int K { get; init; } }";
        var original = CodeSample.IdentityOf(code);

        Assert.StartsWith("code-", original);
        Assert.Equal(original, CodeSample.IdentityOf(code.Replace("(1, 2)", "(1, 2, 3)")));
        Assert.NotEqual(original, CodeSample.IdentityOf(code.Replace("echo", "printf")));
    }

    [Fact]
    public void What_attempts_need_is_not_reached()
    {
        const string code = "[ExpRunner.Experiment] public partial class Sample { public int K { get; init; } public int Fit() => K; }";
        var original = CodeSample.IdentityOf(code);

        Assert.StartsWith("code-", original);
        Assert.Equal(original, CodeSample.IdentityOf(code.Replace("Experiment]", "Experiment, ExpRunner.Resources(Gpus = 1)]")));
    }

    [Fact]
    public void The_identity_is_of_the_code_and_the_same_in_every_build()
    {
        Assert.StartsWith("code-", Original.Value);
        Assert.Equal(Original.Value, CodeSample.Identity());
    }

    [Theory]
    [InlineData("// a comment", "// another comment\n\n")]
    [InlineData("=> x + 51;", "=> x\n   + 51;")]
    [InlineData("public static int Answer() => 27;", "public static int Answer() => 28;")]
    [InlineData("public static int Answer() => 27;", "public static int Answer() => 27; public static Func<int> More() { var n = 1; return () => n; }")]
    [InlineData("x => x + 26", "x => x + 27")]
    [InlineData("x => x + 91", "x => x + 92")]
    [InlineData("private const int Bias", "private int AlsoNotReached(int n) => new[] { 1 }.Select(x => x + n).Select(x => x * 2).Sum();\n    private const int Bias")]
    [InlineData("public static int Unused() => 15;", "public static int Unused() => 16;")]
    [InlineData("=> 18;", "=> 19;")]
    [InlineData("[Variation(1, 2)] public int K { get; init; } = 1;", "[Variation(1, 2, 3)] public int K { get; init; } = 1;")]
    [InlineData("bool Fits() => K < 100", "bool Fits() => K < 101")]
    public void Code_that_is_not_reached_may_change(string from, string to) => Assert.Equal(Original.Value, CodeSample.Identity((from, to)));

    [Theory]
    [InlineData("Table[K];", "Table[K] + 1;")]
    [InlineData("k + 13", "k + 14")]
    [InlineData("Bias = 10", "Bias = 11")]
    [InlineData("Start = 20", "Start = 21")]
    [InlineData("34, 35]", "34, 36]")]
    [InlineData("x => x * 2", "x => x * 4")]
    [InlineData("twice = x => x * 2;\n        Func<int, int> thrice = x => x * 3;", "twice = x => x * 3;\n        Func<int, int> thrice = x => x * 2;")]
    [InlineData("twice(1) + thrice(2)", "thrice(1) + twice(2)")]
    [InlineData("return 71", "return 72")]
    [InlineData("yield return 81", "yield return 82")]
    [InlineData("=> x + 51", "=> x + 52")]
    [InlineData("result + 61", "result + 62")]
    [InlineData("=> 17;", "=> 18;")]
    [InlineData("b.X + 19", "b.X + 20")]
    [InlineData("value, 21", "value, 22")]
    [InlineData("x + 22", "x + 23")]
    [InlineData("- size + 23", "- size + 24")]
    [InlineData("\"24\"", "\"25\"")]
    [InlineData("n + 25", "n + 26")]
    [InlineData("Depth { get; init; } = 12", "Depth { get; init; } = 13")]
    [InlineData("=> 29;", "=> 30;")]
    [InlineData("=> 0.11", "=> 0.12")]
    [InlineData("=> 0.14", "=> 0.15")]
    [InlineData("int K { get; init; } = 1;", "int K { get => field + 1; init; } = 1;")]
    [InlineData("Lib.Numbers.One()", "Lib.Numbers.Two()")]
    public void Code_that_is_reached_may_not(string from, string to) => Assert.NotEqual(Original.Value, CodeSample.Identity((from, to)));

    [Fact]
    public void Debug_and_release_differ()
        => Assert.NotEqual(Original.Value, CodeSample.Of(OptimizationLevel.Release, CodeSample.Library).CodeIdentity);

    [Fact]
    public void A_called_library_counts_as_a_whole()
    {
        var edited = CodeSample.Of(OptimizationLevel.Debug, CodeSample.Library.Replace("=> 2", "=> 3")).CodeIdentity;

        Assert.StartsWith("code-", edited);
        Assert.NotEqual(Original.Value, edited);
    }

    [Fact]
    public void A_module_initialiser_of_ones_own_is_reached()
    {
        const string initialiser = "public static class Starts { [System.Runtime.CompilerServices.ModuleInitializer] public static void Now() => Environment.SetEnvironmentVariable(\"a\", \"1\"); }\npublic interface IShape";
        var with = CodeSample.Identity(("public interface IShape", initialiser));

        Assert.StartsWith("code-", with);
        Assert.NotEqual(Original.Value, with);
        Assert.NotEqual(with, CodeSample.Identity(("public interface IShape", initialiser.Replace("\"1\"", "\"2\""))));
    }

    [Theory]
    [InlineData("typeof(Deeper).GetMethod(\"Down\")!.Invoke(null, [k])!.GetHashCode()")]
    [InlineData("Activator.CreateInstance(Type.GetType(\"Plain\")!)!.GetHashCode()")]
    [InlineData("(int)System.Linq.Expressions.Expression.Constant(k).NodeType")]
    [InlineData("(int)Native.getpid()")]
    [InlineData("Native.Changeable")]
    public void Where_code_is_found_while_running_every_edit_counts(string expression)
    {
        var edit = ("=> Deeper.Down(k);", $"=> {expression};\n    private static class Native {{ [System.Runtime.InteropServices.DllImport(\"c\")] public static extern int getpid(); public static int Changeable; }}");

        var whole = CodeSample.Identity(edit);

        Assert.StartsWith("modules-", whole);
        Assert.Equal(whole, CodeSample.Identity(edit));
        Assert.NotEqual(whole, CodeSample.Identity(edit, ("Answer() => 27", "Answer() => 28")));
    }

    [Fact]
    public void The_version_of_the_module_changes_with_every_edit()
        => Assert.NotEqual(CodeSample.Of().ModuleVersion, CodeSample.Of(("Answer() => 27", "Answer() => 28")).ModuleVersion);
}

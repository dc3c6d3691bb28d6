using System.Reflection;
using System.Runtime.Loader;
using ExpRunner.Sweeps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ExpRunner.Generators.Tests.Kit;

/// <summary>An experiment that reaches code in all the ways C# has, compiled with edits, and the identity of the code that it reaches.</summary>
internal static class CodeSample
{
    public const string Library = "namespace Lib; public static class Numbers { public static int One() => 1; public static int Two() => 2; }";

    private static readonly string Code = Golden.Read(Path.Combine("..", "Kit", "CodeSample.txt"));

    /// <summary>The identity after edits; each must apply.</summary>
    public static string Identity(params (string From, string To)[] edits) => Of(edits).CodeIdentity;

    public static Experiment Of(params (string From, string To)[] edits) => Of(OptimizationLevel.Debug, Library, edits);

    public static Experiment Of(OptimizationLevel level, string library, params (string From, string To)[] edits)
    {
        var code = Code;
        foreach (var (from, to) in edits)
        {
            Assert.Contains(from, code);
            code = code.Replace(from, to);
        }
        var context = new AssemblyLoadContext("sample", isCollectible: true);
        var image = Emit(Optimized(Sources.Compile(library, name: "Lib"), level));
        context.LoadFromStream(new MemoryStream(image));
        return Load(Optimized(Sources.Compile(code, name: "Sample", more: MetadataReference.CreateFromImage(image)), level), context);
    }

    /// <summary>The identity of an experiment named Sample.</summary>
    public static string IdentityOf(string code)
        => Load(Optimized(Sources.Compile(code, name: "Sample"), OptimizationLevel.Debug), new AssemblyLoadContext("sample", isCollectible: true)).CodeIdentity;

    private static Experiment Load(CSharpCompilation compilation, AssemblyLoadContext context)
    {
        var assembly = Generation.Of(compilation).Load(context);
        var model = assembly.GetType("Sample")!.GetNestedType("ExpRunnerModel", BindingFlags.NonPublic)!;
        return (Experiment)model.GetField("Definition")!.GetValue(null)!;
    }

    private static CSharpCompilation Optimized(CSharpCompilation compilation, OptimizationLevel level)
        => compilation.WithOptions(compilation.Options.WithOptimizationLevel(level).WithDeterministic(true));

    private static byte[] Emit(Compilation compilation)
    {
        using var stream = new MemoryStream();
        Assert.True(compilation.Emit(stream, cancellationToken: TestContext.Current.CancellationToken).Success);
        return stream.ToArray();
    }
}

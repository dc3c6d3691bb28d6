using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using ExpRunner.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ExpRunner.Generators.Tests.Kit;

/// <summary>One run of generator and analyzer over a compilation.</summary>
internal sealed class Generation
{
    private readonly Compilation _output;

    private Generation(Compilation output, GeneratorDriverRunResult result)
    {
        _output = output;
        Files = result.Results.Single().GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());
        Assert.Null(result.Results.Single().Exception);
    }

    /// <summary>The generated files by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    public static Generation Of(Compilation compilation, params (string Name, string Value)[] properties)
    {
        var driver = CSharpGeneratorDriver.Create(
            [new ExperimentGenerator().AsSourceGenerator()],
            parseOptions: Sources.Options,
            optionsProvider: new BuildProperties(properties));
        var ran = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return new(output, ran.GetRunResult());
    }

    /// <summary>What the compiler and our analyzer say; hidden messages and missing documentation of the user's own code left out, and the size of each space, which is no mistake, unless it is asked for.</summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(bool withSizes = false)
    {
        var analyzed = _output.WithAnalyzers([new ExperimentAnalyzer(), new ExperimentHints()], options: null);
        var all = await analyzed.GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. all.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden && (withSizes || diagnostic.Id != Rules.Size.Id) && !IsUsersDocumentation(diagnostic))];
    }

    /// <summary>What our analyzer says; its own failures show as AD0001.</summary>
    public async Task<ImmutableArray<Diagnostic>> FindingsAsync()
        => await _output.WithAnalyzers([new ExperimentAnalyzer(), new ExperimentHints()], options: null).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

    public MetadataReference ToReference() => MetadataReference.CreateFromImage(Image());

    /// <summary>The compiled assembly, loaded, its experiments registered.</summary>
    public Assembly Load(AssemblyLoadContext? context = null)
    {
        var assembly = (context ?? AssemblyLoadContext.Default).LoadFromStream(new MemoryStream(Image()));
        System.Runtime.CompilerServices.RuntimeHelpers.RunModuleConstructor(assembly.ManifestModule.ModuleHandle);
        return assembly;
    }

    private static bool IsUsersDocumentation(Diagnostic diagnostic)
        => diagnostic.Id == "CS1591" && diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == false;

    private byte[] Image()
    {
        using var stream = new MemoryStream();
        var emitted = _output.Emit(stream, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        return stream.ToArray();
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ExpRunner.Generators.Tests.Kit;

/// <summary>Makes compilations as an experiment project would.</summary>
internal static class Sources
{
    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public static CSharpParseOptions Options { get; } = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    private static MetadataReference[] Platform { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "mscorlib.dll" or "netstandard.dll" or "ExpRunner.Core.dll" or "ExpRunner.Programs.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpCompilation Compile(string source, OutputKind kind = OutputKind.DynamicallyLinkedLibrary, string name = "Sample", params MetadataReference[] more)
        => Compile([("Sample.cs", source)], kind, name, more);

    public static CSharpCompilation Compile((string Path, string Text)[] files, OutputKind kind = OutputKind.DynamicallyLinkedLibrary, string name = "Sample", params MetadataReference[] more)
        => CSharpCompilation.Create(
            name,
            [Parse("GlobalUsings.cs", GlobalUsings), .. files.Select(file => Parse(file.Path, file.Text))],
            [.. Platform, .. more],
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    public static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, Options, path);
}

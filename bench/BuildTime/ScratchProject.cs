using System.Reflection;

namespace ExpRunner.BuildTime;

/// <summary>A project that is made to be built, in a folder of its own.</summary>
internal sealed class ScratchProject
{
    private const string Properties = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
        """;

    private ScratchProject(string folder) => Folder = folder;

    public string Folder { get; }

    public string Name => Path.GetFileName(Folder);

    /// <summary>The folder that generated sources are written to, where that is asked for.</summary>
    public string Generated => Path.Combine(Folder, "generated");

    public static ScratchProject Write(string root, string name, int classes, Kind kind)
    {
        var project = new ScratchProject(Directory.CreateDirectory(Path.Combine(root, name)).FullName);
        project.File(name + ".csproj", $"{Properties}\n{(kind == Kind.Experiments ? References() : "")}</Project>\n");
        for (var i = 0; i < classes; i++)
        {
            project.File($"C{i}.cs", SampleClass.Text(i, kind == Kind.Experiments));
        }
        var numbers = Enumerable.Range(0, classes);
        if (kind == Kind.JsonContext)
        {
            var marks = string.Concat(numbers.Select(i => $"[JsonSerializable(typeof(C{i}))]\n"));
            project.File("Context.cs", $"using System.Text.Json.Serialization;\nnamespace Scratch;\n{marks}public partial class Context : JsonSerializerContext;\n");
        }
        if (kind != Kind.Experiments)
        {
            var type = kind == Kind.JsonContext ? ", Context.Default.C{0}" : "";
            var uses = numbers.Select(i => $"length += System.Text.Json.JsonSerializer.Serialize(new C{i}(){type.Replace("{0}", $"{i}")}).Length;");
            project.File("Program.cs", $"using Scratch;\nvar length = 0;\n{string.Join('\n', uses)}\nConsole.WriteLine(length);\n");
        }
        return project;
    }

    public void Restore() => Build("restore");

    /// <summary>Removes what an earlier build left, what restoring left excepted.</summary>
    public void Clean()
    {
        foreach (var folder in new[] { Path.Combine(Folder, "bin"), Path.Combine(Folder, "obj", "Debug"), Generated }.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Builds in processes of its own: no compiler that is warm from another build.</summary>
    public string Build(string verb = "build", params string[] more)
        => Dotnet.Run(Folder, verb == "build" ? ["build", "--no-restore", "-nodeReuse:false", "-p:UseSharedCompilation=false", .. more] : [verb, .. more]);

    private void File(string name, string text) => System.IO.File.WriteAllText(Path.Combine(Folder, name), text);

    /// <summary>What a reference to the package gives: the assemblies, the generator, the analyzer, what the entry point needs.</summary>
    private static string References()
    {
        var generators = typeof(ScratchProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Generators").Value;
        var assemblies = Directory.GetFiles(AppContext.BaseDirectory, "*.dll").Where(file => Path.GetFileNameWithoutExtension(file) != typeof(ScratchProject).Assembly.GetName().Name);
        return $"""
              <ItemGroup>
                <CompilerVisibleProperty Include="ExpRunnerEntryPoint;IsTestProject" />
                <Analyzer Include="{generators}" />
                {string.Join("\n    ", assemblies.Order(StringComparer.Ordinal).Select(file => $"<Reference Include=\"{file}\" />"))}
              </ItemGroup>

            """;
    }
}

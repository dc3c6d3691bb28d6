using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>The tests that share the packages.</summary>
[CollectionDefinition(PackageConsumers.Collection)]
public sealed class PackagesCollection : ICollectionFixture<PackageConsumers>;

/// <summary>The packages, packed once, and a folder outside the repository with projects that know nothing but them.</summary>
public sealed class PackageConsumers : IDisposable
{
    /// <summary>The collection of tests that share the packages.</summary>
    internal const string Collection = "packages";

    private const string VersionInSources = "0.1.0";

    /// <summary>What a restore says where a package is not there or its source does not answer.</summary>
    private static readonly string[] Unobtainable = ["NU1101", "NU1102", "NU1301"];
    private static readonly string[] Projects = ["Library", "App", "OwnMain", "Checked", "Rebuilt", "Everywhere", "Earlier"];

    private readonly string _root = Directory.CreateTempSubdirectory("exprun-packages-").FullName;
    private readonly Dictionary<string, string> _environment;

    /// <summary>Builds below artifacts/pack, where no other build is disturbed, and packs that.</summary>
    public PackageConsumers()
    {
        _environment = new()
        {
            ["NUGET_PACKAGES"] = Folder("cache"),
            // What others made is not downloaded again.
            ["NUGET_FALLBACK_PACKAGES"] = Programs.NuGetPackageRoot,
            // A node that outlives its build would keep our pipes open.
            ["MSBUILDDISABLENODEREUSE"] = "1",
            // Every build leaves two empty folders in its temporary folder, so it gets one that goes with the test; no server may stay in it.
            ["TMPDIR"] = Directory.CreateDirectory(Folder("tmp")).FullName,
            ["UseSharedCompilation"] = "false",
            ["EXPRUN_PLUGINS"] = Folder("plugins"),
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        };
        Packed = Build();
        if (Packed.ExitCode == 0)
        {
            Packed = Pack(RuntimeInformation.RuntimeIdentifier);
        }
        HasImages = Packed.ExitCode == 0;
        if (Unobtainable.Any(code => Packed.All.Contains(code, StringComparison.Ordinal)))
        {
            Packed = Pack("");
        }
        File.WriteAllText(Folder("nuget.config"), """
            <configuration>
              <packageSources>
                <add key="packed" value="feed" />
              </packageSources>
            </configuration>
            """);
        Copy(Path.Combine("samples", "Smallest"), "Smallest");
        Array.ForEach(Projects, project => Copy(Path.Combine("tests", "ExpRunner.EndToEnd.Tests", "Consumers", project), project));
        Directory.CreateDirectory(Folder("Plugged"));
        PackedPlugin = new(() => Programs.Execute("dotnet", Programs.RepositoryRoot, _environment,
            "pack", Path.Combine("tests", "ExpRunner.TestPlugin"), "--output", Feed, "--configuration", Programs.Configuration, "--no-build", $"-p:Version={Version}", "-p:IsPackable=true"));
        File.WriteAllText(Folder("All.slnx"), $"<Solution>{string.Concat(Projects[..5].Select(project => $"<Project Path=\"{project}/{project}.csproj\" />"))}</Solution>");
        Others = new(() => Dotnet(".", "build", "All.slnx"));
        BothFrameworks = new(() => Dotnet("Everywhere", "build"));
    }

    /// <summary>A version no other run has, so that no cache can answer for it.</summary>
    internal string Version { get; } = $"{VersionInSources}-test.{DateTime.UtcNow:yyyyMMddHHmmss}.{Environment.ProcessId}";

    /// <summary>Whether the packages hold images for this system: the compiler for them is a package that nothing else here needs, so that it may be out of reach.</summary>
    internal bool HasImages { get; }

    /// <summary>How packing went.</summary>
    internal Finished Packed { get; }

    /// <summary>How building all but the smallest project went.</summary>
    internal Lazy<Finished> Others { get; }

    /// <summary>How building the project for two frameworks went.</summary>
    internal Lazy<Finished> BothFrameworks { get; }

    /// <summary>How packing a plug-in of the tool went.</summary>
    internal Lazy<Finished> PackedPlugin { get; }

    internal string Feed => Folder("feed");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>A path in the folder of the projects.</summary>
    internal string Folder(params string[] parts) => Path.Combine([_root, .. parts]);

    /// <summary>Runs dotnet in a project's folder.</summary>
    internal Finished Dotnet(string folder, params string[] args) => Programs.Execute("dotnet", Folder(folder), _environment, args);

    /// <summary>Runs a program in a project's folder.</summary>
    internal Finished Execute(string program, string folder, params string[] args) => Programs.Execute(program, Folder(folder), _environment, args);

    /// <summary>Starts a program in a project's folder.</summary>
    internal Process Begin(string program, string folder, params string[] args) => Programs.Begin(program, Folder(folder), _environment, args);

    /// <summary>Packs one project of the repository, as it was built for the packages.</summary>
    internal Finished PackAgain(string project, string folder, params string[] options) => Programs.Execute(
        "dotnet", Programs.RepositoryRoot, _environment, ["pack", project, "--no-build", "--configuration", Programs.Configuration, "--output", Folder(folder), .. BuildOptions, .. options]);

    private static string[] BuildOptions => ["-p:ContinuousIntegrationBuild=true", "-p:AllFrameworks=true", $"-p:ArtifactsPath={Path.Combine(Programs.RepositoryRoot, "artifacts", "pack")}"];

    /// <summary>The first half of eng/pack.sh, without the version, which is another one each time: what has not changed is not built again.</summary>
    private Finished Build() => Programs.Execute(
        "dotnet", Programs.RepositoryRoot, new Dictionary<string, string>(_environment.Where(variable => !variable.Key.StartsWith("NUGET", StringComparison.Ordinal))),
        ["build", Path.Combine("eng", "Packages.slnf"), "--configuration", Programs.Configuration, "--nologo", "--verbosity", "quiet", "-p:RunAnalyzers=false", .. BuildOptions]);

    private Finished Pack(string systems) => Programs.Execute(
        "bash", Programs.RepositoryRoot, new Dictionary<string, string>(_environment) { ["READY_TO_RUN"] = systems },
        "eng/pack.sh", Feed, Version, "--configuration", Programs.Configuration, "--no-build");

    private void Copy(string source, string target)
    {
        Directory.CreateDirectory(Folder(target));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Programs.RepositoryRoot, source)).Where(file => Path.GetExtension(file) is ".cs" or ".csproj"))
        {
            File.WriteAllText(Folder(target, Path.GetFileName(file)), File.ReadAllText(file).Replace($"Version=\"{VersionInSources}\"", $"Version=\"{Version}\"", StringComparison.Ordinal));
        }
    }
}

using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>What a user has who has the packages and nothing of this repository.</summary>
[Collection(PackageConsumers.Collection)]
public sealed partial class PackageTests(PackageConsumers consumers)
{
    [Theory]
    [InlineData("ExpRunner", "README.md", "analyzers/dotnet/cs/ExpRunner.Generators.CodeFixes.dll", "analyzers/dotnet/cs/ExpRunner.Generators.dll", "build/ExpRunner.targets", "buildTransitive/ExpRunner.targets", "icon.png", "lib/net10.0/ExpRunner.dll", "lib/net10.0/ExpRunner.xml", "lib/net8.0/ExpRunner.dll", "lib/net8.0/ExpRunner.xml")]
    [InlineData("ExpRunner.Core", "README.md", "icon.png", "lib/net10.0/ExpRunner.Core.dll", "lib/net10.0/ExpRunner.Core.xml", "lib/net8.0/ExpRunner.Core.dll", "lib/net8.0/ExpRunner.Core.xml")]
    [InlineData("ExpRunner.Programs", "README.md", "icon.png", "lib/net10.0/ExpRunner.Programs.dll", "lib/net10.0/ExpRunner.Programs.xml", "lib/net8.0/ExpRunner.Programs.dll", "lib/net8.0/ExpRunner.Programs.xml")]
    [InlineData("ExpRunner.Reporting", "README.md", "icon.png", "lib/net10.0/ExpRunner.Reporting.dll", "lib/net10.0/ExpRunner.Reporting.xml", "lib/net8.0/ExpRunner.Reporting.dll", "lib/net8.0/ExpRunner.Reporting.xml", "third-party/echarts/LICENSE", "third-party/echarts/LICENSE-d3", "third-party/echarts/NOTICE")]
    public void A_package_holds_its_files_and_no_others(string package, params string[] files)
    {
        var content = Content(package).Where(entry => !entry.EndsWith(".nuspec", StringComparison.Ordinal) && !entry.StartsWith("runtimes/", StringComparison.Ordinal));

        Assert.Equal(files, content.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("ExpRunner")]
    [InlineData("ExpRunner.Core")]
    [InlineData("ExpRunner.Programs")]
    [InlineData("ExpRunner.Reporting")]
    public void A_package_holds_images_of_its_own_assembly_alone(string package)
    {
        Assert.SkipUnless(consumers.HasImages, "The compiler of images is out of reach.");

        var images = Content(package).Where(entry => entry.StartsWith("runtimes/", StringComparison.Ordinal));

        Assert.Equal([$"runtimes/{RuntimeInformation.RuntimeIdentifier}/lib/net10.0/{package}.dll"], images);
    }

    [Fact]
    public void A_portable_program_runs_from_the_images_and_the_library_of_a_package_stays_plain()
    {
        Assert.SkipUnless(consumers.HasImages, "The compiler of images is out of reach.");
        BuildsWithoutWarnings(consumers.Others.Value);

        var loaded = RunBuilt("OwnMain", "where").Output.Trim().Split('\n');

        var folder = Path.Combine("runtimes", RuntimeInformation.RuntimeIdentifier, "lib", "net10.0");
        Assert.Equal([folder, folder], loaded.Select(file => Path.GetRelativePath(consumers.Folder("OwnMain", "bin", "Debug", "net10.0"), Path.GetDirectoryName(file)!)));
        Assert.All(loaded, file => Assert.True(IsImage(File.OpenRead(file)), file));
        Assert.False(IsImage(new MemoryStream(ReadBytes("ExpRunner.Core", "lib/net10.0/ExpRunner.Core.dll"))));
    }

    [Fact]
    public void The_package_of_the_tool_holds_programs_and_no_documentation_of_apis()
    {
        var content = Content("ExpRunner.Tool").ToList();

        Assert.Contains("tools/net10.0/any/dotnet-exprun.dll", content);
        Assert.Equal(["tools/net10.0/any/DotnetToolSettings.xml"], content.Where(entry => entry.EndsWith(".xml", StringComparison.Ordinal)));
        Assert.Contains("<Command Name=\"dotnet-exprun\"", Read("ExpRunner.Tool", "tools/net10.0/any/DotnetToolSettings.xml"));
    }

    [Theory]
    [InlineData("ExpRunner", "ExpRunner.Core", "ExpRunner.Programs", "ExpRunner.Reporting", "Spectre.Console", "System.CommandLine")]
    [InlineData("ExpRunner.Programs", "ExpRunner.Core", "YamlDotNet")]
    [InlineData("ExpRunner.Reporting", "ExpRunner.Core")]
    [InlineData("ExpRunner.Core", "MathNet.Numerics")]
    [InlineData("ExpRunner.Tool")]
    [InlineData("ExpRunner.Templates")]
    public void A_package_names_what_it_needs_for_each_framework(string package, params string[] needs)
    {
        var description = System.Xml.Linq.XDocument.Parse(Read(package, $"{package}.nuspec"));
        var names = description.Descendants().Where(element => element.Name.LocalName == "dependency").ToList();

        var frameworks = description.Descendants().Where(element => element.Name.LocalName == "group").ToList();
        Assert.All(frameworks, framework => Assert.Equal(needs, framework.Elements().Select(element => element.Attribute("id")!.Value).Order(StringComparer.Ordinal)));
        Assert.Equal(needs.Length == 0 ? [] : ["net10.0", "net8.0"], frameworks.Select(framework => framework.Attribute("targetFramework")!.Value).Order(StringComparer.Ordinal));
        Assert.Equal(needs.Length * 2, names.Count);
        Assert.All(names.Where(element => element.Attribute("id")!.Value.StartsWith("ExpRunner", StringComparison.Ordinal)), own => Assert.Equal(consumers.Version, own.Attribute("version")!.Value));
    }

    [Fact]
    public void The_smallest_project_builds_without_warnings_and_runs_and_the_installed_tool_reports_it()
    {
        BuildsWithoutWarnings(consumers.Dotnet("Smallest", "build", "--no-incremental"));

        var run = Succeeds(consumers.Dotnet("Smallest", "run", "--no-build"));
        Assert.Contains("Estimate", run.Output);
        Assert.Equal(3, File.ReadAllLines(consumers.Folder("Smallest", "results", "Pi", "results.jsonl")).Length);

        Succeeds(consumers.Dotnet("Smallest", "tool", "install", "ExpRunner.Tool", "--tool-path", consumers.Folder("tools"), "--version", consumers.Version));
        var tool = consumers.Folder("tools", "dotnet-exprun");
        Assert.Contains("Estimate", Succeeds(consumers.Execute(tool, "Smallest", "report")).Output);
        var rows = JsonNode.Parse(Succeeds(consumers.Execute(tool, "Smallest", "report", "results/Pi", "--format", "json")).Output)!.AsArray();
        Assert.Equal([100, 1000, 10000], rows.Select(row => row!["Points"]!.GetValue<int>()));
        Assert.InRange(rows[2]!["mean_Error"]!.GetValue<double>(), 0, 0.05);
    }

    [Fact]
    public void The_installed_tool_queries_with_its_native_library_and_names_whose_it_is()
    {
        Directory.CreateDirectory(consumers.Folder("Asking", "results", "E"));
        File.WriteAllText(consumers.Folder("Asking", "results", "E", "results.jsonl"), """{"experiment":"E","experiment_id":0,"K":7,"status":"completed","scores":{"A":[1,2]} }""" + "\n");
        Succeeds(consumers.Dotnet("Asking", "tool", "install", "ExpRunner.Tool", "--tool-path", consumers.Folder("Asking", "tools"), "--version", consumers.Version));

        var asked = Succeeds(consumers.Execute(consumers.Folder("Asking", "tools", "dotnet-exprun"), "Asking", "query", "select K, mean_A from E", "-f", "csv"));

        Assert.Equal("K,mean_A\n7,1.5\n", asked.Output);
        var notices = Read("ExpRunner.Tool", "THIRD-PARTY-NOTICES.txt");
        var native = Content("ExpRunner.Tool").Select(Path.GetFileNameWithoutExtension).Where(name => name!.EndsWith("e_sqlite3", StringComparison.Ordinal) && !name.StartsWith("SQLitePCLRaw", StringComparison.Ordinal)).Distinct();
        Assert.NotEmpty(native);
        var own = Content("ExpRunner.Tool").Where(entry => entry.EndsWith(".dll", StringComparison.Ordinal)).Select(entry => Path.GetFileNameWithoutExtension(entry)!).Where(name => !name.Contains("ExpRunner", StringComparison.OrdinalIgnoreCase) && !name.Contains("exprun", StringComparison.Ordinal));
        Assert.All(own.Concat(native!).Distinct(), name => Assert.Contains(name!.Replace("lib", "", StringComparison.Ordinal).Replace("SQLitePCLRaw", "", StringComparison.Ordinal).Replace("MathNet.", "Math.NET ", StringComparison.Ordinal), notices));
    }

    [Fact]
    public void A_plug_in_is_added_to_the_installed_tool_from_a_package_and_used()
    {
        Succeeds(consumers.Dotnet("Plugged", "tool", "install", "ExpRunner.Tool", "--tool-path", consumers.Folder("Plugged", "tools"), "--version", consumers.Version));
        Succeeds(consumers.PackedPlugin.Value);
        var tool = consumers.Folder("Plugged", "tools", "dotnet-exprun");

        var added = Succeeds(consumers.Execute(tool, "Plugged", "plugin", "add", "exprunner.testplugin", "--version", consumers.Version));
        Assert.StartsWith($"ExpRunner.TestPlugin {consumers.Version} is added: {consumers.Folder("plugins")}", added.Error);
        Assert.Contains($"ExpRunner.TestPlugin {consumers.Version} for ", Succeeds(consumers.Execute(tool, "Plugged", "plugin", "list")).Output);

        var run = Succeeds(consumers.Execute(tool, "Plugged", "exec", "grid", "--cmd", "echo has {a}", "--vl", "a", "1", "2", "--backend", "loopback"));
        Assert.Contains("2 of 2 completed", run.Error);
    }

    [Fact]
    public void Build_targets_run_and_report_experiments()
    {
        var run = Succeeds(consumers.Dotnet("Smallest", "build", "-t:RunExperiments", "-p:ExpRunnerArgs=-o by-target --set Points=50%2C60 --repetitions 3"));
        Assert.Contains("6 of 6 completed", run.Output);

        var report = Succeeds(consumers.Dotnet("Smallest", "build", "-t:ReportExperiments", "-p:ExpRunnerArgs=by-target --format csv"));
        Assert.Contains("n,mean_Estimate", report.Output);
    }

    [Fact]
    public void A_failing_run_fails_its_target()
        => Assert.NotEqual(0, consumers.Dotnet("Smallest", "build", "-t:RunExperiments", "-p:ExpRunnerArgs=-e Nobody").ExitCode);

    [Fact]
    public void A_project_that_wants_no_entry_point_gets_none()
    {
        var build = consumers.Dotnet("Smallest", "build", "-p:ExpRunnerEntryPoint=false", "--no-incremental", "-p:IntermediateOutputPath=obj/none/", "-o", "none");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("CS5001", build.Output);
    }

    [Fact]
    public void Experiments_of_a_library_are_found_by_the_program_that_references_it()
    {
        BuildsWithoutWarnings(consumers.Others.Value);

        Assert.Contains("Halving: 3 configs x 2 repetitions", RunBuilt("App", "list").Output);
        var run = RunBuilt("App", "-e", "Halving", "--set", "Note=from the program");
        Assert.Contains("6 of 6 completed", run.Error);
    }

    [Fact]
    public void An_own_main_runs_the_command_line_and_finds_the_experiments_of_a_library_too()
    {
        BuildsWithoutWarnings(consumers.Others.Value);

        var list = RunBuilt("OwnMain", "list").Output;
        Assert.Contains("Tripling: 3 configs", list);
        Assert.Contains("Halving: 3 configs", list);
        var run = RunBuilt("OwnMain", "-j", "2");
        Assert.Contains("Tripling: 3 of 3 completed", run.Error);
        Assert.Contains("Halving: 6 of 6 completed", run.Error);
    }

    [Fact]
    public void An_own_main_calls_the_library_which_starts_it_again_as_workers()
    {
        BuildsWithoutWarnings(consumers.Others.Value);

        Assert.Equal("3 completed", RunBuilt("OwnMain", "from-code", "by-code").Output.Trim());
        Assert.Equal(3, File.ReadAllLines(consumers.Folder("OwnMain", "by-code", "Tripling", "results.jsonl")).Length);
    }

    [Fact]
    public void A_test_project_that_references_experiments_keeps_its_own_entry_point()
    {
        BuildsWithoutWarnings(consumers.Others.Value);

        Assert.Contains("Total: 1, Errors: 0, Failed: 0", RunBuilt("Checked", []).Output);
    }

    private static void BuildsWithoutWarnings(Finished build)
        => Assert.True(Succeeds(build).Output.Contains("0 Warning(s)", StringComparison.Ordinal), build.All);

    private static Finished Succeeds(Finished finished)
    {
        Assert.True(finished.ExitCode == 0, finished.All);
        return finished;
    }

    private Finished RunBuilt(string project, params string[] args)
        => Succeeds(consumers.Execute(Built(project), project, args));

    private string Built(string project) => consumers.Folder(project, "bin", "Debug", "net10.0", project);

    private IEnumerable<string> Content(string package)
    {
        using var archive = Open(package);
        return [.. archive.Entries.Select(entry => entry.FullName).Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml")];
    }

    private static bool IsImage(Stream assembly)
    {
        using var file = new PEReader(assembly);
        return file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }

    private string Read(string package, string file) => new StreamReader(new MemoryStream(ReadBytes(package, file))).ReadToEnd();

    private byte[] ReadBytes(string package, string file)
    {
        using var archive = Open(package);
        return ReadBytes(archive, file);
    }

    private static byte[] ReadBytes(ZipArchive archive, string file)
    {
        using var content = archive.GetEntry(file)!.Open();
        var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    private ZipArchive Open(string package)
    {
        Succeeds(consumers.Packed);
        return ZipFile.OpenRead(Path.Combine(consumers.Feed, $"{package}.{consumers.Version}.nupkg"));
    }
}

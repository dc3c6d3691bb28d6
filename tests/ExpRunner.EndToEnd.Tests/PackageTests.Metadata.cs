using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace ExpRunner.EndToEnd.Tests;

public sealed partial class PackageTests
{
    public static TheoryData<string> Packages => ["ExpRunner", "ExpRunner.Core", "ExpRunner.Programs", "ExpRunner.Reporting", "ExpRunner.Tool", "ExpRunner.Templates"];

    public static TheoryData<string, string> Libraries
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var package in (string[])["ExpRunner", "ExpRunner.Core", "ExpRunner.Programs", "ExpRunner.Reporting"])
            {
                all.Add(package, "net8.0");
                all.Add(package, "net10.0");
            }
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_says_what_it_is(string package)
    {
        var said = XDocument.Parse(Read(package, $"{package}.nuspec")).Descendants().GroupBy(element => element.Name.LocalName).ToDictionary(all => all.Key, all => all.First().Value);

        Assert.Equal("MIT", said["license"]);
        Assert.Equal("README.md", said["readme"]);
        Assert.StartsWith("# ExpRunner", Read(package, said["readme"]));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], ReadBytes(package, said["icon"])[..4]);
        Assert.InRange(ReadBytes(package, said["icon"]).Length, 100, 10_000);
        Assert.Equal("ExpRunner contributors", said["authors"]);
        Assert.Contains("experiments", said["tags"].Split(' '));
        Assert.StartsWith("ExpRunner", said["title"]);
        Assert.True(said["description"].Length > 60, said["description"]);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Symbols_belong_to_the_assembly_and_name_no_folder_of_the_machine_that_packed_it(string package, string framework)
    {
        using var assembly = new PEReader(new MemoryStream(ReadBytes(package, $"lib/{framework}/{package}.dll")));
        var entries = assembly.ReadDebugDirectory();
        var codeView = assembly.ReadCodeViewDebugDirectoryData(entries.Single(entry => entry.Type == DebugDirectoryEntryType.CodeView));

        Assert.Contains(entries, entry => entry.Type == DebugDirectoryEntryType.Reproducible);
        Assert.StartsWith("/_/", codeView.Path);
        using var archive = ZipFile.OpenRead(Path.Combine(consumers.Feed, $"{package}.{consumers.Version}.snupkg"));
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(ReadBytes(archive, $"lib/{framework}/{package}.pdb")));
        var reader = symbols.GetMetadataReader();
        Assert.Equal(codeView.Guid, new Guid(reader.DebugMetadataHeader!.Id.AsSpan(0, 16)));
        var sources = reader.Documents.ToDictionary(document => reader.GetString(reader.GetDocument(document).Name), document => IsEmbedded(reader, document));
        Assert.All(sources.Keys, source => Assert.StartsWith("/_/", source));
        Assert.All(sources, source => Assert.Equal(source.Key.StartsWith("/_/artifacts/", StringComparison.Ordinal), source.Value));
    }

    [Fact]
    public void A_clone_of_a_public_repository_names_it_in_packages_and_symbols()
    {
        string project = Path.Combine("src", "ExpRunner.Core", "ExpRunner.Core.csproj");
        foreach (var file in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", project])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(consumers.Folder("clone", file))!);
            File.Copy(Path.Combine(Programs.RepositoryRoot, file), consumers.Folder("clone", file));
        }
        Succeeds(consumers.Execute("git", "clone", "init", "--quiet"));
        Succeeds(consumers.Execute("git", "clone", "add", "--all"));
        Succeeds(consumers.Execute("git", "clone", "-c", "user.name=Some Body", "-c", "user.email=some@body.org", "commit", "--quiet", "--message", "Begin"));
        Succeeds(consumers.Execute("git", "clone", "remote", "add", "origin", "https://github.com/somebody/something.git"));
        Succeeds(consumers.Dotnet("clone", "restore", project));

        // What a package says is found out in the build for all frameworks, and what symbols say in that for one of them.
        var nuspec = Ask("-t:_InitializeNuspecRepositoryInformationProperties", "-p:AllFrameworks=true", "-getProperty:RepositoryUrl,PackageProjectUrl");
        var symbols = Ask("-t:PrepareForBuild;GenerateSourceLinkFile", "-p:ContinuousIntegrationBuild=true", "-getProperty:SourceLink,RepositoryUrl");

        Assert.Equal("https://github.com/somebody/something.git", (string?)nuspec["RepositoryUrl"]);
        Assert.Equal("https://github.com/somebody/something", (string?)nuspec["PackageProjectUrl"]);
        Assert.Contains("https://raw.githubusercontent.com/somebody/something/", File.ReadAllText(consumers.Folder("clone", "src", "ExpRunner.Core", (string)symbols["SourceLink"]!)));

        JsonNode Ask(params string[] what) => JsonNode.Parse(Succeeds(consumers.Dotnet("clone", ["msbuild", project, .. what])).Output)!["Properties"]!;
    }

    [Fact]
    public void A_public_member_that_an_earlier_version_had_and_this_one_lacks_fails_the_pack()
    {
        Succeeds(consumers.Packed);
        Succeeds(consumers.Dotnet("Earlier", "pack", "--output", consumers.Folder("earlier")));

        var pack = consumers.PackAgain("src/ExpRunner.Programs", "later", "-p:PackageValidationBaselineVersion=0.0.1", $"-p:PackageBaselines={consumers.Folder("earlier")}/");

        Assert.True(pack.ExitCode != 0 && pack.All.Contains("CP0001: Type 'ExpRunner.Programs.Gone' exists", StringComparison.Ordinal), pack.All);
    }

    private static bool IsEmbedded(MetadataReader reader, DocumentHandle document)
        => reader.GetCustomDebugInformation(document).Any(info => reader.GetGuid(reader.GetCustomDebugInformation(info).Kind) == new Guid("0E8A571B-6926-466E-B4AD-8AB04611F5FE"));
}

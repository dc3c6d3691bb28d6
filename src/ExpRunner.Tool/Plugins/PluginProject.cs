using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;

namespace ExpRunner.Tool.Plugins;

/// <summary>Makes a plug-in of a package: a project that references it and nothing else is published, with all that it depends on.</summary>
/// <param name="folder">Where plug-ins are.</param>
/// <param name="package">The package.</param>
/// <param name="version">Its version.</param>
/// <param name="source">A folder or feed to look for packages in beside those that are configured; null: none.</param>
internal sealed partial class PluginProject(PluginFolder folder, string package, string version, string? source)
{
    private const string Core = "ExpRunner.Core", OwnFramework = "Microsoft.NETCore.App";

    /// <summary>What the tool is built for, which plug-ins are to be as well.</summary>
    private static readonly string Framework = "net" + new FrameworkName(AppContext.TargetFrameworkName!).Version;

    /// <summary>Makes it.</summary>
    /// <exception cref="PluginException">It cannot be made.</exception>
    public async Task<Plugin> MakeAsync(CancellationToken cancel)
    {
        var making = Path.Combine(folder.Root, $".new-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(making);
            await File.WriteAllTextAsync(Path.Combine(making, Plugin.Project + ".csproj"), Text(), cancel);
            var published = Path.Combine(making, "published");
            var (exitCode, output) = await DotnetSdk.RunAsync(making, Arguments(published), cancel);
            return exitCode == 0 ? folder.Take(published, Checked(published)) : throw new PluginException($"{package} {version} cannot be added: {Fault(output)}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new PluginException($"{package} {version} cannot be added to {folder.Root}: {fault.Message} {PluginFolder.Variable} names another folder.");
        }
        finally
        {
            if (Directory.Exists(making))
            {
                Directory.Delete(making, recursive: true);
            }
        }
    }

    private string Text() => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>{Framework}</TargetFramework>
            <EnableDefaultItems>false</EnableDefaultItems>
            <SatelliteResourceLanguages>en</SatelliteResourceLanguages>
            <ExpRunnerEntryPoint>false</ExpRunnerEntryPoint>
            <GenerateRuntimeConfigurationFiles>true</GenerateRuntimeConfigurationFiles>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="{package}" Version="[{version}]" />
          </ItemGroup>
        </Project>
        """;

    /// <summary>Feeds are configured where the user is, and no build files there are meant for this project; no build server stays behind.</summary>
    private IEnumerable<string> Arguments(string published) =>
    [
        "publish", Plugin.Project + ".csproj", "--configuration", "Release", "--output", published, "--nologo", "--verbosity", "quiet", "-nodeReuse:false", "-tl:off",
        "-p:UseSharedCompilation=false", "-p:ImportDirectoryBuildProps=false", "-p:ImportDirectoryBuildTargets=false", "-p:ImportDirectoryPackagesProps=false",
        $"-p:RestoreRootConfigDirectory={Escaped(Environment.CurrentDirectory)}",
        .. source is null ? Array.Empty<string>() : [$"-p:RestoreAdditionalProjectSources={Escaped(Directory.Exists(source) ? Path.GetFullPath(source) : source)}"],
    ];

    /// <summary>The package's name as it calls itself.</summary>
    private string Checked(string published)
    {
        if (Plugin.FrameworksOf(published).FirstOrDefault(framework => framework != OwnFramework) is { } framework)
        {
            throw new PluginException($"{package} {version} cannot be added: it needs the framework {framework}, and exprun runs without it. Reference the package in an experiment project.");
        }
        var libraries = Plugin.LibrariesIn(published);
        var core = libraries.Any(library => Plugin.IsNamed(library.Name, Core)) ? FileVersionInfo.GetVersionInfo(Path.Combine(published, Core + ".dll")).ProductVersion
            : throw new PluginException($"{package} {version} is no plug-in: it does not build on {Core}.");
        return core == PluginFolder.ToolVersion ? libraries.First(library => Plugin.IsNamed(library.Name, package)).Name
            : throw new PluginException($"{package} {version} is made for version {core} of ExpRunner, and this exprun is {PluginFolder.ToolVersion}. Leave --version out, or update the tool.");
    }

    /// <summary>The first fault that was printed, without the place in a project that nobody wrote.</summary>
    private static string Fault(string output)
    {
        string[] faults = [.. Faults().Matches(output).Select(fault => fault.Groups["text"].Value.Trim()).Distinct()];
        var more = faults.Length > 1 ? $" ({faults.Length - 1} more like it.)" : "";
        return faults.Length > 0 ? faults[0] + more : string.Join(' ', output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).TakeLast(3));
    }

    private static string Escaped(string value) => value.Replace("%", "%25").Replace(";", "%3B");

    [GeneratedRegex(@"(^|\s)error (?<text>[A-Z]+[0-9]+: .*?)(\s\[[^\]\n]*\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex Faults();
}

using System.IO.Compression;

namespace ExpRunner.EndToEnd.Tests.Clusters;

/// <summary><c>exprun plugin</c>, and what the tool says where one is missing or cannot be used.</summary>
public sealed class PluginTests : IDisposable
{
    private const string AddCommand = "exprun plugin add ExpRunner.Orleans";
    private readonly SweepFolder _folder = new();
    private readonly PluginPlace _plugins = new();

    public void Dispose()
    {
        _folder.Dispose();
        _plugins.Dispose();
    }

    [Theory]
    [InlineData("head")]
    [InlineData("worker", "--cluster", "127.0.0.1:1")]
    [InlineData("cluster", "status", "--cluster", "127.0.0.1:1")]
    public void Without_an_engine_the_roles_say_how_to_add_one(params string[] args)
        => Assert.Equal($"This program has no cluster engine. Add it: {AddCommand}\n", Tool(2, args).Error);

    [Theory]
    [InlineData("exec", "grid", "--cmd", "true", "--backend", "orleans")]
    [InlineData("exec", "grid", "--cmd", "true", "--backend", "orleans", "--cluster", "127.0.0.1:1")]
    public void Without_an_engine_a_sweep_says_how_to_add_one(params string[] args)
        => Assert.Equal($"--backend orleans: its package is not here. Add it: {AddCommand}\n", Tool(2, args).Error);

    [Fact]
    public void A_plug_in_of_another_version_of_the_tool_is_named_and_not_used()
    {
        _plugins.Put("0.0.1");

        var error = Tool(2, "head").Error;

        Assert.Contains($"The plug-in ExpRunner.TestPlugin is here for version 0.0.1 of exprun, and this is {PluginPlace.ToolVersion}. Add it: {AddCommand}", error);
        Assert.Contains($"for 0.0.1, not for this exprun, {PluginPlace.ToolVersion}:", Tool(0, "plugin", "list").Output);
    }

    [Fact]
    public void A_plug_in_that_cannot_be_loaded_is_named_with_its_folder()
    {
        var folder = _plugins.Put();
        File.WriteAllText(Path.Combine(folder, "ExpRunner.TestPlugin.dll"), "nothing");

        Assert.Contains($"The plug-in ExpRunner.TestPlugin in {folder} cannot be loaded: ", Tool(2, "head").Error);
        Tool(0, "exec", "grid", "--cmd", "true");
    }

    [Fact]
    public void Plug_ins_are_listed_and_removed()
    {
        Assert.Equal($"There is no plug-in in {_plugins.Path}.\n", Tool(0, "plugin", "list").Error);
        var folder = _plugins.Put();

        Assert.Equal($"ExpRunner.TestPlugin {PluginPlace.ToolVersion} for {PluginPlace.ToolVersion}: {folder}\n", Tool(0, "plugin", "list").Output);
        Tool(0, "plugin", "remove", "exprunner.testplugin");

        Assert.False(Directory.Exists(folder));
        Assert.Contains("There is no plug-in exprunner.testplugin", Tool(1, "plugin", "remove", "exprunner.testplugin").Error);
    }

    [Fact]
    public void A_package_that_no_source_has_is_one_message()
    {
        Directory.CreateDirectory(_folder.File("feed"));
        File.WriteAllText(_folder.File("nuget.config"), """<configuration><packageSources><clear /><add key="own" value="feed" /></packageSources></configuration>""");

        var error = Tool(1, "plugin", "add", "Nobody.Has.This").Error;

        Assert.StartsWith($"Nobody.Has.This {PluginPlace.ToolVersion} cannot be added: NU1101: ", error);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_plugins.Path));
    }

    [Fact]
    public void A_package_that_needs_another_framework_is_refused()
    {
        Directory.CreateDirectory(_folder.File("feed"));
        using (var package = ZipFile.Open(_folder.File("feed/Needy.1.0.0.nupkg"), ZipArchiveMode.Create))
        {
            using (var described = new StreamWriter(package.CreateEntry("Needy.nuspec").Open()))
            {
                described.Write("""
                    <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
                      <metadata>
                        <id>Needy</id><version>1.0.0</version><authors>test</authors><description>test</description>
                        <dependencies><group targetFramework="net10.0" /></dependencies>
                        <frameworkReferences><group targetFramework="net10.0"><frameworkReference name="Microsoft.AspNetCore.App" /></group></frameworkReferences>
                      </metadata>
                    </package>
                    """);
            }
            package.CreateEntry("lib/net10.0/_._");
        }
        File.WriteAllText(_folder.File("nuget.config"), """<configuration><packageSources><clear /><add key="own" value="feed" /></packageSources></configuration>""");
        var environment = new Dictionary<string, string>(_plugins.Environment) { ["NUGET_PACKAGES"] = _folder.File("cache") };

        var added = Programs.Execute("dotnet", _folder.Path, environment, "exec", Programs.Tool, "plugin", "add", "Needy", "--version", "1.0.0");

        Assert.Equal("Needy 1.0.0 cannot be added: it needs the framework Microsoft.AspNetCore.App, and exprun runs without it. Reference the package in an experiment project.\n", added.Error);
        Assert.Equal(1, added.ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_plugins.Path));
    }

    [Theory]
    [InlineData("", "cannot be started: ")]
    [InlineData("echo 'The command could not be loaded. No .NET SDKs were found.' >&2; exit 145", "There is no .NET SDK beside ")]
    public void Without_an_sdk_adding_says_what_it_needs(string dotnet, string what)
    {
        var host = _folder.File("dotnet");
        if (dotnet.Length > 0 && !OperatingSystem.IsWindows())
        {
            File.WriteAllText(host, $"#!/bin/sh\n{dotnet}\n");
            File.SetUnixFileMode(host, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
        var environment = new Dictionary<string, string>(_plugins.Environment) { ["DOTNET_HOST_PATH"] = host };

        var added = Programs.Execute("dotnet", _folder.Path, environment, "exec", Programs.Tool, "plugin", "add", "ExpRunner.Orleans");

        Assert.True(added.ExitCode == 1, added.All);
        Assert.Contains(what, added.Error);
        Assert.Contains("plugin add restores packages with the .NET SDK. Install it", added.Error);
    }

    [Theory]
    [InlineData("'../evil' is no package's name.", "add", "../evil")]
    [InlineData("'1.0;x' is no version.", "add", "ExpRunner.Orleans", "--version", "1.0;x")]
    [InlineData("'a\"b' is no package's name.", "remove", "a\"b")]
    public void What_cannot_be_a_name_or_a_version_is_refused(string message, params string[] args)
        => Assert.Contains(message, Tool(2, ["plugin", .. args]).Error);

    private Finished Tool(int expected, params string[] args)
    {
        var finished = Programs.Execute("dotnet", _folder.Path, _plugins.Environment, ["exec", Programs.Tool, .. args]);
        Assert.True(finished.ExitCode == expected, $"expected exit code {expected}: {string.Join(' ', args)}\n{finished.All}");
        return finished;
    }
}

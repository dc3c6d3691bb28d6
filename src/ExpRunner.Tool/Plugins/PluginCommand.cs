using System.CommandLine;
using System.Text.RegularExpressions;
using ExpRunner.Commands;
using ExpRunner.Values;

namespace ExpRunner.Tool.Plugins;

/// <summary><c>plugin add|list|remove</c>.</summary>
internal static partial class PluginCommand
{
    public static Command Create() => new("plugin", "Add what the tool does not bring itself, such as the engine of clusters: ExpRunner.Orleans.") { Add(), List(), Remove() };

    private static Command Add()
    {
        var package = Package();
        var version = new Option<string>("--version") { Description = "Its version; default: that of the tool.", HelpName = "VERSION", DefaultValueFactory = _ => PluginFolder.ToolVersion };
        var source = new Option<string?>("--source") { Description = "Folder or feed to look for packages in, beside those that NuGet is configured for here.", HelpName = "SOURCE" };
        version.Validators.Add(typed => Refuse(typed, Version(), "is no version"));
        var command = new Command("add", "Restore a package with all it depends on, by the .NET SDK, into the folder of plug-ins.") { package, version, source };
        command.SetAction((typed, cancel) => GuardedAsync(async () =>
        {
            var project = new PluginProject(PluginFolder.Own(), typed.GetValue(package)!, typed.GetValue(version)!, typed.GetValue(source));
            var plugin = await project.MakeAsync(cancel);
            await Console.Error.WriteLineAsync($"{plugin.Package} {plugin.Version} is added: {plugin.Folder}");
        }));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Show the plug-ins: package, version, the version of exprun they are for, folder.");
        var json = FormatOption.Json("One array on standard output");
        command.Options.Add(json);
        command.SetAction((typed, _) => GuardedAsync(() =>
        {
            var folder = PluginFolder.Own();
            if (typed.GetValue(json))
            {
                JsonOutput.Write(Console.Out, folder.All.Select(ToJson));
                return Task.CompletedTask;
            }
            if (folder.All.Count == 0)
            {
                Console.Error.WriteLine($"There is no plug-in in {folder.Root}.");
            }
            foreach (var plugin in folder.All)
            {
                Console.Out.WriteLine($"{plugin.Package} {plugin.Version ?? "?"} for {plugin.ToolVersion}{(plugin.ToolVersion == PluginFolder.ToolVersion ? "" : $", not for this exprun, {PluginFolder.ToolVersion}")}: {plugin.Folder}");
            }
            return Task.CompletedTask;
        }));
        return command;
    }

    private static Value ToJson(Plugin plugin) => Value.Object(
        ("package", Value.Of(plugin.Package)),
        ("version", Value.Of(plugin.Version)),
        ("tool_version", Value.Of(plugin.ToolVersion)),
        ("usable", Value.Of(plugin.ToolVersion == PluginFolder.ToolVersion)),
        ("folder", Value.Of(plugin.Folder)));

    private static Command Remove()
    {
        var package = Package();
        var command = new Command("remove", "Remove a plug-in, for whichever version of the tool it is there.") { package };
        command.SetAction((typed, _) => GuardedAsync(() =>
        {
            var folder = PluginFolder.Own();
            var removed = folder.All.Where(plugin => Plugin.IsNamed(plugin.Package, typed.GetValue(package)!)).ToList();
            if (removed.Count == 0)
            {
                throw new PluginException($"There is no plug-in {typed.GetValue(package)} in {folder.Root}. exprun plugin list shows those that are.");
            }
            removed.ForEach(plugin => Directory.Delete(plugin.Folder, recursive: true));
            return Task.CompletedTask;
        }));
        return command;
    }

    private static Argument<string> Package()
    {
        var package = new Argument<string>("PACKAGE") { Description = "Name of the package: ExpRunner.Orleans." };
        package.Validators.Add(typed => Refuse(typed, Name(), "is no package's name"));
        return package;
    }

    /// <summary>Both become part of a project and of paths.</summary>
    private static void Refuse(System.CommandLine.Parsing.SymbolResult typed, Regex rule, string fault)
    {
        foreach (var token in typed.Tokens.Where(token => !rule.IsMatch(token.Value)))
        {
            typed.AddError($"'{token.Value}' {fault}.");
        }
    }

    private static async Task<int> GuardedAsync(Func<Task> action)
    {
        try
        {
            await action();
            return ExitCode.Ok;
        }
        catch (Exception fault) when (fault is PluginException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return ExitCode.Failure;
        }
    }

    [GeneratedRegex(@"^\w+([.-]\w+)*$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[0-9]+(\.[0-9]+){1,3}(-[0-9A-Za-z.-]+)?$")]
    private static partial Regex Version();
}

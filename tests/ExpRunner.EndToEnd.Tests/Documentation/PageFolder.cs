namespace ExpRunner.EndToEnd.Tests.Documentation;

/// <summary>The folder in which a page's commands run, in order, with a <c>dotnet</c> that knows the tool and the programs as they were built.</summary>
internal sealed class PageFolder : IDisposable
{
    private const string Shell = """
        exprun() { command dotnet exec "$TOOL" "$@"; }
        dotnet() {
            verb=$1; shift
            case $verb in
                exprun) exprun "$@" ;;
                run)
                    project=$PROJECT
                    while [ $# -gt 0 ]; do
                        case $1 in
                            --project) project=$(basename "$2"); shift 2 ;;
                            -c) shift 2 ;;
                            --) shift; break ;;
                            *) break ;;
                        esac
                    done
                    if [ "$project" = ExpRunner.Tool ]; then exprun "$@"; else command dotnet exec "$BUILT/$project/$CONFIGURATION/$project.dll" "$@"; fi ;;
                fsi) command dotnet fsi "$@" ;;
                *) echo "dotnet $verb is nothing that a page's test runs" >&2; return 64 ;;
            esac
        }
        """;

    private readonly SweepFolder _folder = new();
    private readonly Dictionary<string, string> _environment;

    /// <param name="project">The project that <c>dotnet run</c> runs: the folder is that of its sample, as it were.</param>
    public PageFolder(string project)
    {
        File.CreateSymbolicLink(At("samples"), Path.Combine(Programs.RepositoryRoot, "samples"));
        _environment = new()
        {
            ["TOOL"] = Programs.Tool,
            ["PROJECT"] = project,
            ["BUILT"] = Path.Combine(Programs.RepositoryRoot, "artifacts", "bin"),
            ["CONFIGURATION"] = Programs.Configuration.ToLowerInvariant(),
            ["COLUMNS"] = "160",
            ["LC_ALL"] = "C.UTF-8",
        };
    }

    public void Dispose() => _folder.Dispose();

    public string At(params string[] parts) => _folder.File(parts);

    /// <summary>Runs one command of a page.</summary>
    public Finished Run(string command) => Programs.Execute("/bin/sh", _folder.Path, _environment, "-c", Shell + "\n" + command);

    /// <summary>Starts a command and presses Ctrl-C, so to speak, when the first repetition has ended.</summary>
    public async Task<Finished> InterruptAsync(string command)
    {
        using var program = new RunningProgram(Programs.Begin("setsid", _folder.Path, _environment, "/bin/sh", "-c", Shell + "\n" + command));
        await program.SaysAsync("DONE ");
        program.SignalGroup(Signal.Interrupt);
        return await program.EndAsync();
    }
}

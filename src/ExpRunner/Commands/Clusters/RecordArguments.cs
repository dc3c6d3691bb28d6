using System.CommandLine;
using ExpRunner.Hosting.Running;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Commands;

/// <summary>The options of where a head keeps its records: for itself, or where other heads find them.</summary>
internal sealed class RecordArguments
{
    private readonly Option<string?> _data = new("--data") { Description = "Folder for the records of a head that is alone; default: head.", HelpName = "FOLDER" };
    private readonly Option<string?> _clustering = new("--clustering") { Description = "By what several heads are one cluster: a database of PostgreSQL, or a folder that all reach.", HelpName = "postgres|folder" };
    private readonly Option<string?> _connection = new("--connection") { Description = "The database, 'Host=…;Database=…;Username=…', or the folder.", HelpName = "CONNECTION" };
    private readonly Option<string?> _connectionFile = new("--connection-file") { Description = $"File with the connection; default: the variable {HiddenText.Connection}.", HelpName = "FILE" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _data, _clustering, _connection, _connectionFile })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>By what heads are one cluster; null: this one is alone.</summary>
    public string? Clustering(ParseResult typed) => typed.GetValue(_clustering);

    /// <summary>Where the records are.</summary>
    /// <exception cref="SweepException">That is not said, or said twice.</exception>
    public string Connection(ParseResult typed)
    {
        var problems = new List<string>();
        var connection = typed.GetValue(_clustering) is { } clustering ? Shared(typed, clustering, problems) : Own(typed, problems);
        return problems.Count == 0 ? connection : throw new SweepException(problems);
    }

    private string Own(ParseResult typed, List<string> problems)
    {
        if (typed.GetValue(_connection) is not null || typed.GetValue(_connectionFile) is not null)
        {
            problems.Add("--connection is where several heads keep their records. Add --clustering postgres or --clustering folder; a head that is alone has --data FOLDER.");
        }
        return Path.GetFullPath(typed.GetValue(_data) ?? "head");
    }

    private string Shared(ParseResult typed, string clustering, List<string> problems)
    {
        if (clustering is not ("postgres" or "folder"))
        {
            problems.Add($"--clustering {clustering}: not one of postgres, folder.");
        }
        if (typed.GetValue(_data) is not null)
        {
            problems.Add($"--data is for a head that is alone; with --clustering {clustering} records are where --connection says. Leave one of them out.");
        }
        if (typed.GetValue(_connection) is not null && typed.GetValue(_connectionFile) is not null)
        {
            problems.Add("--connection and --connection-file name the same thing. Leave one of them out.");
        }
        var connection = typed.GetValue(_connection) ?? HiddenText.Read("--connection-file", typed.GetValue(_connectionFile), HiddenText.Connection, problems);
        if (string.IsNullOrEmpty(connection) && problems.Count == 0)
        {
            problems.Add($"--clustering {clustering} needs to know where. Give --connection, or --connection-file FILE, or the variable {HiddenText.Connection}.");
        }
        return connection is null || clustering != "folder" ? connection ?? "" : Path.GetFullPath(connection);
    }
}

using ExpRunner.Programs.Fluent;
using ExpRunner.Programs.Running;
using ExpRunner.Programs.Templates;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner;

/// <summary>One of the commands of a <see cref="ProgramExperiment"/>, ready to be executed by itself: nothing of it is recorded.</summary>
public sealed class ProgramCommand
{
    private readonly CommandGrid _grid;
    private readonly TemplateValues _values;

    internal ProgramCommand(CommandGrid grid, long index, IReadOnlyList<long> indexes, Value config)
    {
        (_grid, Index, Indexes, Values) = (grid, index, indexes, new ConfigValues(config));
        _values = TemplateValues.OfConfig(config);
    }

    /// <summary>Its number among all combinations, from 0; the experiment_id that a sweep of the same declarations gives it.</summary>
    public long Index { get; }

    /// <summary>The number of all combinations.</summary>
    public long Count => _grid.Count;

    /// <summary>The number of the value in each of <see cref="ProgramExperiment.Dimensions"/>, from 0.</summary>
    public IReadOnlyList<long> Indexes { get; }

    /// <summary>The values chosen, by parameter.</summary>
    public ConfigValues Values { get; }

    /// <summary>The program and its arguments, each as it is passed.</summary>
    /// <exception cref="SweepException">A placeholder stands for what only a sweep knows, or a value is one that no argument can hold.</exception>
    public IReadOnlyList<string> Arguments => field ??= Filled(_grid.Command.Expand);

    /// <summary>The variables that are set for it beside those of this process.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Environment
        => field ??= Filled(values => _grid.Environment.Select(variable => KeyValuePair.Create(variable.Name, variable.Value.Expand(values))).ToArray());

    /// <summary>The absolute folder it runs in.</summary>
    public string WorkingDirectory => _grid.Folder;

    /// <summary>Runs it to its end; it reads nothing, and what it leaves running in its process group ends with it.</summary>
    /// <param name="timeout">
    /// The longest it may run: then it and all that it started are told to end and, five seconds later, ended. Null: what the experiment says;
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>: as long as it needs.
    /// </param>
    /// <param name="sinks">Take all that it prints, line by line as it comes, both streams; null: nobody. They are neither flushed nor closed.</param>
    /// <param name="onLine">Is called with each line, one call at a time, on a thread of its own.</param>
    /// <param name="cancel">Ends it and all that it started.</param>
    /// <returns>What became of it; a program that fails or cannot be started is no exception.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled, and nothing of it runs any more.</exception>
    /// <exception cref="SweepException">As <see cref="Arguments"/>.</exception>
    public Task<CommandResult> ExecuteAsync(TimeSpan? timeout = null, IReadOnlyList<TextWriter>? sinks = null, Action<OutputLine>? onLine = null, CancellationToken cancel = default)
    {
        var limit = timeout ?? _grid.Timeout;
        ArgumentOutOfRangeException.ThrowIfLessThan(limit ?? default, System.Threading.Timeout.InfiniteTimeSpan, nameof(timeout));
        return KeptThread.RunAsync(thread => new CommandRun(this, new CommandOutput(sinks ?? [], onLine), limit < TimeSpan.Zero ? null : limit, thread, cancel).Run());
    }

    /// <summary>The command as a person would type it to a shell, in <see cref="WorkingDirectory"/>.</summary>
    public override string ToString() => ShellText.Of(Environment.Select(variable => (variable.Key, variable.Value)), Arguments);

    private T Filled<T>(Func<TemplateValues, T> fill)
    {
        try
        {
            return fill(_values);
        }
        catch (TemplateException fault)
        {
            throw new SweepException(fault.Message, fault);
        }
    }
}

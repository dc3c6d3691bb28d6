using System.CommandLine;

namespace ExpRunner.Hosting.Commands;

/// <summary>The options that say what is asked of Slurm.</summary>
internal sealed class SlurmArguments
{
    private readonly Option<string?> _partition = new("--partition") { Description = "Partition of Slurm; default: the cluster's default one.", HelpName = "NAME" };
    private readonly Option<string?> _time = new("--time") { Description = "Time limit of each task of Slurm, as Slurm writes it: 90 (minutes), 1:30:00, 2-12; a sweep may take longer. Default: the partition's.", HelpName = "LIMIT" };
    private readonly Option<string[]> _sbatch = new("--sbatch") { Description = "Further option of sbatch, as one word; repeatable: --sbatch=--account=abc.", HelpName = "OPTION" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_partition);
        command.Options.Add(_time);
        command.Options.Add(_sbatch);
    }

    /// <summary>What was typed.</summary>
    public SweepOptions Bind(SweepOptions options, ParseResult typed)
        => options with { Partition = typed.GetValue(_partition), TimeLimit = typed.GetValue(_time), SbatchOptions = typed.GetValue(_sbatch) ?? [] };
}

namespace ExpRunner;

/// <summary>
/// Makes a program the <c>Fit</c> of an experiment: <c>[ProgramExperiment("python3 train.py --lr {Lr} [EarlyStop]")]</c>. Several are stages, run in order.
/// </summary>
/// <remarks>
/// <c>{EarlyStop}</c> is the value of a config field, <c>[EarlyStop]</c> the option <c>--early-stop value</c>, for a bool the switch or nothing;
/// <c>[--earlyStop=EarlyStop]</c> says what the option is called. <c>{out}</c>, <c>{name}</c>,
/// <c>{experiment_id}</c>, <c>{run_id}</c>, <c>{attempt}</c>, <c>{seed}</c>, <c>{slot}</c> and <c>{time}</c> are known as well.
/// </remarks>
/// <param name="command">The command, split into arguments as a shell splits it; no shell runs it.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class ProgramExperimentAttribute(string command) : Attribute
{
    /// <summary>The command with its placeholders.</summary>
    public string Command => command;

    /// <summary>Its name in logs and messages, as <c>train</c> in <c>train.stdout.log</c>; <c>cmd</c>, of the second command <c>cmd2</c>, if left out.</summary>
    public string? Stage { get; set; }

    /// <summary>Whether <c>/bin/sh</c> runs the command; values are quoted for the place where they stand.</summary>
    public bool Shell { get; set; }

    /// <summary>Where the program runs, relative to where the sweep was started, which is meant if it is left out; a leading <c>~</c> and variables are put in.</summary>
    public string? WorkingDirectory { get; set; }
}

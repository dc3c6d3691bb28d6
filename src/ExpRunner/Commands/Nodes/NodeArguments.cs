using System.CommandLine;
using System.CommandLine.Parsing;

namespace ExpRunner.Hosting.Commands;

/// <summary>The options that name nodes.</summary>
internal sealed class NodeArguments
{
    private readonly Option<string[]> _node = new("--node")
    {
        Description = "Node that ssh reaches, the attempts it runs at once, and its tags; repeatable: --node me@big:2222 16 gpu.",
        HelpName = "user@host:port WORKERS TAG…",
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _onNodes = new("--nodes") { Description = "Only nodes with these tags, + for and, commas for or: 'gpu+x86,big'; a node's name counts as a tag.", HelpName = "TAGS" };

    private readonly Option<bool> _deploy = new("--deploy") { Description = "Send the experiment to nodes that lack it, once for each build, and the .NET runtime where there is none." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_node);
        command.Options.Add(_onNodes);
        command.Options.Add(_deploy);
    }

    /// <summary>What was typed.</summary>
    public SweepOptions Bind(SweepOptions options, ParseResult typed) => options with { Nodes = [.. Groups(typed)], OnNodes = typed.GetValue(_onNodes), Deploy = typed.GetValue(_deploy) };

    /// <summary>The parser has the words of all nodes in one list: what stands behind which --node only the command line says.</summary>
    private List<string> Groups(ParseResult typed)
    {
        var groups = new List<string>();
        var isOpen = false;
        foreach (var token in typed.Tokens)
        {
            if (token.Type != TokenType.Argument)
            {
                isOpen = token.Type == TokenType.Option && token.Value == _node.Name;
                groups.AddRange(isOpen ? [""] : []);
            }
            else if (isOpen)
            {
                groups[^1] = $"{groups[^1]} {token.Value}".Trim();
            }
        }
        return groups;
    }
}

using ExpRunner.Values;

namespace ExpRunner.Programs.SweepFiles.Yaml;

/// <summary>A part of a YAML file that knows where it stands.</summary>
internal abstract class YamlNode(FilePlace place)
{
    private Value? _value;

    /// <summary>Where it begins.</summary>
    public FilePlace Place { get; } = place;

    /// <summary>The same without places; made once, so that what aliases share is shared.</summary>
    public Value Value => _value ??= ToValue();

    /// <summary>The number of nodes in it, those behind aliases counted each time.</summary>
    public abstract long Size { get; }

    /// <summary>What it is, for messages: <c>a list</c>, <c>the number 3</c>.</summary>
    public abstract string Kind { get; }

    private protected abstract Value ToValue();
}

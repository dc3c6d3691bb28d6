using System.Reflection;

namespace ExpRunner.Sweeps;

/// <summary>Walks from methods to all that they can reach in one module and describes each method and type once, in the order in which they are met.</summary>
internal sealed class CodeWalk
{
    private readonly Queue<Func<string>> _left = new();
    private readonly HashSet<(Module, int)> _met = [];

    public CodeWalk(Module module)
    {
        Names = new CodeNames(module, Meet, Meet);
    }

    public CodeNames Names { get; }

    public void Add(MethodBase method) => Names.Of(method);

    /// <summary>The descriptions, until nothing new is met.</summary>
    public IEnumerable<string> Run()
    {
        while (_left.TryDequeue(out var describe))
        {
            yield return describe();
        }
    }

    private void Meet(MethodBase method)
    {
        if (_met.Add((method.Module, method.MetadataToken)))
        {
            _left.Enqueue(() => ReachedMethod.Describe(method, Names));
        }
    }

    private void Meet(Type type)
    {
        if (_met.Add((type.Module, type.MetadataToken)))
        {
            _left.Enqueue(() => ReachedType.Describe(type, Names));
        }
    }
}

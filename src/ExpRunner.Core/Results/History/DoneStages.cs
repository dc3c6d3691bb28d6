using System.Text;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>The stages that repetitions completed, by the numbers of the repetitions; nothing of those that are of one piece.</summary>
internal sealed class DoneStages
{
    private const int All = -1;
    private readonly Dictionary<int, List<(int Name, int Attempt, UInt128? Key)>> _done = [];
    private readonly Dictionary<(int Repetition, int Name), int> _freshAfter = [];

    /// <summary>The names as they are written in journals, quotes included; a stage has its place as its number.</summary>
    private readonly List<byte[]> _names = [];

    /// <summary>Whether a stage is done.</summary>
    public bool Contains(int repetition, UInt128 key) => _done.TryGetValue(repetition, out var stages) && stages.Exists(stage => stage.Key == key);

    /// <summary>An attempt ran a stage; of one that a redo forgot it does not count. What the last attempt made of a stage is what is there now.</summary>
    /// <param name="repetition">The repetition.</param>
    /// <param name="attempt">The attempt.</param>
    /// <param name="quotedName">The stage.</param>
    /// <param name="key">Its key; null: it did not complete.</param>
    public void Add(int repetition, int attempt, ReadOnlySpan<byte> quotedName, UInt128? key)
    {
        var name = NumberOf(quotedName);
        if (attempt <= Math.Max(_freshAfter.GetValueOrDefault((repetition, All)), _freshAfter.GetValueOrDefault((repetition, name))))
        {
            return;
        }
        if (!_done.TryGetValue(repetition, out var stages))
        {
            _done[repetition] = stages = [];
        }
        if (!stages.Exists(stage => stage.Name == name && stage.Attempt > attempt))
        {
            stages.RemoveAll(stage => stage.Name == name);
            stages.Add((name, attempt, key));
        }
    }

    /// <summary>What attempts up to that one completed no longer counts.</summary>
    /// <param name="repetition">The repetition.</param>
    /// <param name="upTo">The attempt.</param>
    /// <param name="names">The stages; null: all.</param>
    public void Forget(int repetition, int upTo, IReadOnlyList<string>? names)
    {
        if (names is null)
        {
            ForgetOne(repetition, upTo, All);
            Remove(repetition, stage => stage.Attempt <= upTo);
            return;
        }
        foreach (var name in names)
        {
            var number = NumberOf(Encoding.UTF8.GetBytes(Value.Of(name).ToJson()));
            ForgetOne(repetition, upTo, number);
            Remove(repetition, stage => stage.Name == number && stage.Attempt <= upTo);
        }
    }

    private void Remove(int repetition, Predicate<(int Name, int Attempt, UInt128? Key)> forgotten)
    {
        if (_done.TryGetValue(repetition, out var stages) && stages.RemoveAll(forgotten) > 0 && stages.Count == 0)
        {
            _done.Remove(repetition);
        }
    }

    private void ForgetOne(int repetition, int upTo, int name)
        => _freshAfter[(repetition, name)] = Math.Max(upTo, _freshAfter.GetValueOrDefault((repetition, name)));

    private int NumberOf(ReadOnlySpan<byte> quotedName)
    {
        for (var i = 0; i < _names.Count; i++)
        {
            if (quotedName.SequenceEqual(_names[i]))
            {
                return i;
            }
        }
        _names.Add(quotedName.ToArray());
        return _names.Count - 1;
    }
}

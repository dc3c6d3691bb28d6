using System.Diagnostics.CodeAnalysis;
using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>What of a capacity is free, while attempts of several kinds take from it and give back. Any thread may call.</summary>
internal sealed class CapacityPool
{
    private readonly Lock _gate = new();
    private readonly Capacity _capacity;
    private readonly HashSet<SlotShare> _taken = new(ReferenceEqualityComparer.Instance);
    private readonly bool[] _busy;

    // Thousandths are whole numbers: what is given back is exactly what was taken.
    private long _thousandths;
    private long _memory;
    private int _gpus;

    public CapacityPool(Capacity capacity)
    {
        _capacity = capacity;
        _busy = new bool[capacity.Gpus.Count];
        _thousandths = capacity.Cpus is { } cpus ? Thousandths(cpus) : long.MaxValue;
        _memory = capacity.Memory ?? long.MaxValue;
        _gpus = capacity.Gpus.Count;
    }

    /// <summary>Takes what an attempt needs; false: it is not free now, or never was there.</summary>
    public bool TryTake(Needs needs, [NotNullWhen(true)] out SlotShare? share)
    {
        share = null;
        lock (_gate)
        {
            if (Thousandths(needs.Cpus) > _thousandths || needs.Memory > _memory || needs.Gpus > _gpus || needs.Tags.Except(_capacity.Tags).Any())
            {
                return false;
            }
            share = new SlotShare { Cpus = needs.Cpus, Gpus = TakeGpus(needs.Gpus), Memory = needs.Memory };
            Count(share, -1);
            _taken.Add(share);
            return true;
        }
    }

    /// <summary>Gives back what was taken.</summary>
    /// <exception cref="ArgumentException">It was not taken here, or is back already.</exception>
    public void Return(SlotShare share)
    {
        lock (_gate)
        {
            if (!_taken.Remove(share))
            {
                throw new ArgumentException("This share was not taken from this pool, or was given back before.", nameof(share));
            }
            Count(share, 1);
            foreach (var gpu in share.Gpus)
            {
                _busy[IndexOf(gpu)] = false;
            }
        }
    }

    /// <summary>The first free ones, so that slots keep neighbouring devices.</summary>
    private string[] TakeGpus(int count)
    {
        var taken = new string[count];
        for (int i = 0, next = 0; next < count; i++)
        {
            if (!_busy[i])
            {
                _busy[i] = true;
                taken[next++] = _capacity.Gpus[i];
            }
        }
        return taken;
    }

    private void Count(SlotShare share, int sign)
    {
        _thousandths += _capacity.Cpus is null ? 0 : sign * Thousandths(share.Cpus);
        _memory += _capacity.Memory is null ? 0 : sign * share.Memory;
        _gpus += sign * share.Gpus.Count;
    }

    private int IndexOf(string gpu)
    {
        var index = 0;
        while (_capacity.Gpus[index] != gpu)
        {
            index++;
        }
        return index;
    }

    /// <summary>Processors as they are counted.</summary>
    public static long Thousandths(double cpus) => (long)Math.Round(cpus * 1000);
}

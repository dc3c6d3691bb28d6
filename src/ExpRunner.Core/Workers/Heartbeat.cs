using ExpRunner.Execution;

namespace ExpRunner.Workers;

/// <summary>
/// The far end's sign of life, on a thread of its own: tells that it is there, and where the other end has not been heard of for too long, ends the process
/// and all it started. Where the process was stopped for a while, that time does not count.
/// </summary>
internal sealed class Heartbeat(FarTerms terms, WorkerInbox inbox, WorkerOutbox outbox, WorkerHandles handles, int processId, TimeProvider time)
{
    private readonly ProcessMemory _memory = new(time);
    private TimeSpan _silent;
    private long _heard;

    public void Start() => new Thread(Beat, maxStackSize: 256 * 1024) { IsBackground = true, Name = "ExpRunner heartbeat" }.Start();

    private void Beat()
    {
        while (true)
        {
            Thread.Sleep(terms.Beat);
            inbox.ReadAside(TimeSpan.Zero);
            var heard = inbox.Heard;
            _silent = heard == _heard ? _silent + terms.Beat : TimeSpan.Zero;
            _heard = heard;
            if (_silent >= terms.Silence)
            {
                handles.KillGroup();
            }
            outbox.TellAlive(terms.TellsMemory ? _memory.Of(processId) : 0);
        }
    }
}

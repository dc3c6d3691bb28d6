using System.Text;

namespace ExpRunner.Workers;

/// <summary>The far end: a process that runs the attempts it is sent, one after the other, until its input ends.</summary>
internal static class WorkerProgram
{
    private const int Misused = 2;
    private static readonly TimeSpan FarewellLimit = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Works until told to end and returns the exit code. Where the input ends without a word, the process ends at once and by force, and all it started too.
    /// </summary>
    public static int Run(WorkerOptions options)
    {
        var handles = WorkerHandles.Take();
        var inbox = new WorkerInbox(handles, options.Time);
        var outbox = new WorkerOutbox(handles, options.Time);
        Hello? hello;
        try
        {
            hello = inbox.ReadHello();
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException)
        {
            using var error = handles.Open(WorkerHandles.Error);
            error.Write(Encoding.UTF8.GetBytes("This starts a worker, which ExpRunner does itself: see --backend pool.\n"));
            return Misused;
        }
        if (hello is not null)
        {
            Work(options, hello, handles, inbox, outbox);
            return 0;
        }
        outbox.Greet(GreetingOf(options));
        return Misused;
    }

    private static void Work(WorkerOptions options, Hello hello, WorkerHandles handles, WorkerInbox inbox, WorkerOutbox outbox)
    {
        handles.LeadGroup();
        handles.Mark = hello.Far?.Mark;
        var output = new TrialOutput(handles, hello.Spool, hello.MaxLog, outbox.Warn);
        output.Open();
        options.UseConsole(handles.Open(WorkerHandles.Output), handles.Open(WorkerHandles.Error));
        if (hello.Rehearses)
        {
            Rehearsal.Run(options.Time);
        }
        inbox.Needed = hello.Far is null ? null : new NeededFiles();
        outbox.Greet(GreetingOf(options));
        if (hello.Far is { } far)
        {
            new Heartbeat(far, inbox, outbox, handles, options.ProcessId, options.Time).Start();
        }
        new WorkerLoop(options, hello, inbox, outbox, output, hello.Far is null ? null : new OutgoingFiles(outbox, hello.MaxLog)).Run();
        handles.Unmark();
        new Thread(() => EndLate(handles)) { IsBackground = true }.Start();
    }

    /// <summary>A thread the user's code left behind must not keep a worker alive that nobody talks to.</summary>
    private static void EndLate(WorkerHandles handles)
    {
        Thread.Sleep(FarewellLimit);
        handles.KillGroup();
    }

    private static Greeting GreetingOf(WorkerOptions options) => new()
    {
        Version = options.Version,
        CodeIdentity = options.CodeIdentity,
        Host = options.Host,
        ProcessId = options.ProcessId,
    };
}

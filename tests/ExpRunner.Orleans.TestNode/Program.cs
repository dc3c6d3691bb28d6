using System.Diagnostics;
using System.Globalization;
using ExpRunner.Orleans;
using ExpRunner.Orleans.TestNode;

// head PORT FOLDER [durable]: until its input ends. work HEADS SWEEP NAME MOST: until the sweep is finished.
// shared-head PORT CONNECTION: a head of several, whose records are in a database.
// drive HEADS SWEEP COUNT: submits, says "ready", takes all results and tells how many came a second.
switch (args[0])
{
    case "head":
        await using (await OrleansHead.StartAsync(new HeadOptions { Port = int.Parse(args[1], CultureInfo.InvariantCulture), Folder = args[2], IsDurable = args.Length > 3, Warn = Console.Error.WriteLine }, default))
        {
            Console.WriteLine("ready");
            await Console.In.ReadToEndAsync();
        }
        break;
    case "shared-head":
        await using (await OrleansHead.StartAsync(new HeadOptions { Port = int.Parse(args[1], CultureInfo.InvariantCulture), Postgres = args[2], Warn = Console.Error.WriteLine }, default))
        {
            Console.WriteLine("ready");
            await Console.In.ReadToEndAsync();
        }
        break;
    case "work":
        var patience = TimeSpan.FromMinutes(1);
        await using (var cluster = await OrleansCluster.ConnectAsync(new LinkOptions { Heads = args[1], Patience = patience }, default))
        {
            Console.WriteLine("ready");
            await new NodeWorker(cluster.Sweep(args[2]), args[3], int.Parse(args[4], CultureInfo.InvariantCulture)).RunAsync(default);
        }
        break;
    case "drive":
        await using (var cluster = await OrleansCluster.ConnectAsync(new LinkOptions { Heads = args[1] }, default))
        {
            var (driver, count, clock) = (new NodeDriver(cluster.Sweep(args[2])), int.Parse(args[3], CultureInfo.InvariantCulture), Stopwatch.StartNew());
            await driver.SubmitAsync(count);
            Console.WriteLine("ready");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"submitted {count / clock.Elapsed.TotalSeconds:0} a second"));
            await driver.TakeAsync(1);
            clock.Restart();
            await driver.TakeAsync(count);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ended {count / clock.Elapsed.TotalSeconds:0} a second"));
            clock.Restart();
            await driver.CloseAsync();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"closed in {clock.Elapsed.TotalSeconds:0.0} s, {driver.Failures} calls made again"));
        }
        break;
    default:
        throw new ArgumentException(args[0]);
}

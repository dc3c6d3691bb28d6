using ExpRunner.Serving;

if (ServeOptions.Read(Console.In) is not { } options)
{
    Console.Error.WriteLine("error: This program is started by: dotnet exprun serve");
    return 2;
}
return await Server.RunAsync(options, Console.In, Console.Out, Console.Error);

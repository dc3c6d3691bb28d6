using ExpRunner;
using ExpRunner.PageCode;

return args is ["narrow"] ? await Narrowing.PrintAsync() : await ExpRunnerHost.RunAsync(args);

using ExpRunner;
using ExpRunner.Orleans.TestNode;

// What stands behind "node" is without experiments; all else is the command line of an experiment project.
if (args is not ["node", .. var words])
{
    return await ExpRunnerHost.RunAsync(args);
}
await NodeProgram.RunAsync(words);
return 0;

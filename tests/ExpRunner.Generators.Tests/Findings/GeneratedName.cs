// EXPR007 line 4 'ExpRunnerModel': 'ExpRunnerModel' is a name that ExpRunner gives to a generated member; rename yours
[Experiment]
public partial class Clash
{
    public static int ExpRunnerModel => 1;
    public void Fit() { }
}

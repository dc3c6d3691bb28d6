namespace ExpRunner.Reporting.Tests;

/// <summary>Lines of results.jsonl the tests share.</summary>
internal static class SampleResults
{
    /// <summary>Six trials: completed, with NaN, failed, one repetition; nested and conditional fields.</summary>
    public static readonly string[] Knn =
    [
        """{"experiment":"Knn","experiment_id":0,"K":1,"Metric":"Euclidean","Opt":{"kind":"Sgd","lr":1e-5},"Data":"digits.csv","out_path":"results/Knn/0","repetitions":3,"status":"completed","scores":{"Accuracy":[0.97,0.98,0.99],"mean_Accuracy":0.98,"std_Accuracy":0.00816,"fit_time":[0.11,0.12,0.15],"mean_fit_time":0.1267,"std_fit_time":0.017}}""",
        """{"experiment":"Knn","experiment_id":2,"K":5,"Metric":"Euclidean","Opt":{"kind":"Sgd","lr":0.1},"Data":"digits.csv","out_path":"results/Knn/2","repetitions":3,"status":"failed","error":"boom, at line 3","scores":{}}""",
        """{"experiment":"Knn","experiment_id":1,"K":3,"Metric":"Cosine","Opt":{"kind":"Adam","lr":0.01,"beta":0.9},"Data":"digits.csv","out_path":"results/Knn/1","repetitions":2,"status":"completed","scores":{"Accuracy":[0.5,"NaN"],"mean_Accuracy":"NaN","std_Accuracy":"NaN","fit_time":[1.5,12.25],"mean_fit_time":6.875,"std_fit_time":5.375}}""",
        """{"experiment":"Knn","experiment_id":3,"K":9,"Metric":"Cosine","Opt":{"kind":"Adam","lr":0.001,"beta":0.99},"Data":"digits.csv","out_path":"results/Knn/3","repetitions":3,"status":"timeout","run_ids":[1],"error":"took more than 10 s","scores":{"Accuracy":[0.75],"fit_time":[9.5]}}""",
        """{"experiment":"Knn","experiment_id":4,"K":3,"Metric":"Euclidean","Opt":{"kind":"Sgd","lr":0.1},"Data":"digits.csv","out_path":"results/Knn/4","repetitions":2,"status":"completed","scores":{"Accuracy":[0.875,0.625],"mean_Accuracy":0.75,"std_Accuracy":0.125,"fit_time":[0.25,0.5],"mean_fit_time":0.375,"std_fit_time":0.125}}""",
    ];

    /// <summary>Text that quoting, tables, LaTeX, spreadsheets and terminals trip over.</summary>
    public static readonly string[] Hostile =
    [
        """{"experiment":"Hostile & Co","experiment_id":0,"a|b":"x,y","text":"say \"hi\"","=cmd":"=1+cmd|' /C calc'!A0","scores":{"note":["50% of $5_a^b~{c}\\d <br> #1"],"ok":[true]}}""",
        """{"experiment":"Hostile & Co","experiment_id":1,"a|b":"p|q`*[r]","text":"two\nlines\tand a tab","=cmd":"+1","scores":{"note":["@sum"],"ok":[false,true]}}""",
        """{"experiment":"Hostile & Co","experiment_id":2,"a|b":" padded ","text":"\u001b[31mred\u202e","=cmd":"-1","scores":{"note":["ä 日本 é"],"ok":["Infinity"]}}""",
        """{"experiment":"Hostile & Co","experiment_id":3,"a|b":"","text":null,"=cmd":-1,"list":[1,"a,b"],"scores":{"note":["a","b"],"ok":["-Infinity"]}}""",
    ];

    /// <summary>An experiment beside <see cref="Knn"/>, with other fields and scores.</summary>
    public static readonly string[] Other =
    [
        """{"experiment":"Other","experiment_id":0,"learning-rate":0.5,"status":"completed","scores":{"loss":[12345.678]}}""",
        """{"experiment":"Other","experiment_id":1,"learning-rate":0.25,"status":"completed","scores":{"loss":[-0.004]}}""",
    ];
}

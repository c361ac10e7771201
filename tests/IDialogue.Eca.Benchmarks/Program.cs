using BenchmarkDotNet.Running;
using IDialogue.Eca.Benchmarks;
using IDialogue.Eca.Benchmarks.Ratios;

var ratios = new Dictionary<string, Action>(StringComparer.Ordinal)
{
    ["serialization"] = SerializationRatios.Print,
    ["memory"] = MemoryRatios.Print,
    ["writing"] = WritingRatios.Print,
    ["salesforce"] = SalesforceRatios.Print,
    ["build"] = BuildRatios.Print,
};

try
{
    // "ratios" prints what docs/performance.md shows, all of it or some parts; everything else is for BenchmarkDotNet.
    if (args is ["ratios", .. var parts])
    {
        foreach (var part in parts.Length > 0 ? parts : [.. ratios.Keys])
        {
            ratios[part]();
        }
    }
    else
    {
        BenchmarkSwitcher.FromAssembly(typeof(Fleet).Assembly).Run(args);
    }
}
finally
{
    Fleet.DeleteAll();
}

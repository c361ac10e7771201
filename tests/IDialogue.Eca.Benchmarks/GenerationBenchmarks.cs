using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;

namespace IDialogue.Eca.Benchmarks;

/// <summary>Apps generated onto disk, against merely writing the same files.</summary>
[InProcess]
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Monitoring, warmupCount: 3, iterationCount: 15, invocationCount: 1)]
public class GenerationBenchmarks
{
    private Fleet? fleet;

    /// <summary>How many apps.</summary>
    [Params(1, 100, 1_000, 10_000)]
    public int Apps { get; set; }

    /// <summary>Whether one policy file holds them all; otherwise each has its own.</summary>
    [Params(true, false)]
    public bool OneFile { get; set; }

    /// <summary>Writes the policy files.</summary>
    [GlobalSetup]
    public void MakeFleet() => fleet = new Fleet(Apps, OneFile);

    /// <summary>The same bytes to the same number of files.</summary>
    [Benchmark(Baseline = true)]
    public void Bare() => fleet!.WriteBare();

    /// <summary>From policy files to the package's files and their manifest.</summary>
    [Benchmark]
    public string Generate() => fleet!.Generate();
}

using System.Diagnostics;

namespace IDialogue.Eca.Benchmarks.Ratios;

/// <summary>What some work cost.</summary>
/// <param name="Milliseconds">Median of the runs.</param>
internal sealed record Measured(double Milliseconds)
{
    /// <summary>
    /// Runs two pieces of work in turn, so that whatever else the machine does falls on both; the first runs are not counted.
    /// </summary>
    public static (Measured Ours, Measured Theirs) InTurn(int rounds, Action ours, Action theirs, int warmups = 1)
    {
        var times = (Ours: new List<double>(), Theirs: new List<double>());
        for (var round = -warmups; round < rounds; round++)
        {
            var first = Time(ours);
            var second = Time(theirs);
            if (round >= 0)
            {
                times.Ours.Add(first);
                times.Theirs.Add(second);
            }
        }

        return (new(Median(times.Ours)), new(Median(times.Theirs)));
    }

    private static double Time(Action work)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }
}

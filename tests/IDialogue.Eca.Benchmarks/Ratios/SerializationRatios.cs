namespace IDialogue.Eca.Benchmarks.Ratios;

/// <summary>
/// One policy record to bytes, against <see cref="System.Xml.Serialization.XmlSerializer"/> and against copying the bytes.
/// </summary>
internal static class SerializationRatios
{
    /// <summary>So many at once that the clock can tell, and so few that other work seldom falls between.</summary>
    private const int Records = 1_000;

    private const int Rounds = 501;
    private const int Warmups = 500;

    public static void Print()
    {
        var work = new SerializationBenchmarks();
        var (library, framework) = Measured.InTurn(Rounds, () => Repeat(work.Library), () => Repeat(work.Framework), Warmups);
        var (again, copy) = Measured.InTurn(Rounds, () => Repeat(work.Library), () => Repeat(work.Copy), Warmups);
        RatioTable.Begin("a policy record to bytes", "library", "other");
        RatioTable.Gain("XmlSerializer, time", Nanoseconds(library), Nanoseconds(framework), "ns", atLeast: 6);
        RatioTable.Gain("XmlSerializer, allocated", Allocated(work.Library), Allocated(work.Framework), "B", atLeast: 10);
        RatioTable.Cost("copying the bytes, time", Nanoseconds(again), Nanoseconds(copy), "ns", atMost: 6);
        RatioTable.Cost("copying the bytes, allocated", Allocated(work.Library), Allocated(work.Copy), "B");
    }

    private static double Nanoseconds(Measured all) => all.Milliseconds * 1_000_000 / Records;

    private static double Allocated(Func<byte[]> work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Repeat(work);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Records;
    }

    private static void Repeat(Func<byte[]> work)
    {
        for (var i = 0; i < Records; i++)
        {
            work();
        }
    }
}

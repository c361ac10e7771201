using System.Globalization;

namespace IDialogue.Eca.Benchmarks.Ratios;

/// <summary>Apps generated onto disk, against merely writing the same bytes to the same number of files.</summary>
internal static class WritingRatios
{
    private const double MaxRatio = 1.5;

    public static void Print()
    {
        RatioTable.Begin("one policy file", "generated", "bare writing");
        foreach (var apps in new[] { 1, 100, 1_000, 10_000 })
        {
            Print(apps, isOneFile: true, fleet => fleet.WriteBare(), apps == 10_000 ? MaxRatio : null);
        }

        RatioTable.Begin("a policy file for each app", "generated", "bare reading and writing");
        foreach (var apps in new[] { 100, 1_000, 10_000 })
        {
            Print(apps, isOneFile: false, fleet => fleet.ReadAndWriteBare(), apps == 10_000 ? MaxRatio : null);
        }
    }

    private static void Print(int apps, bool isOneFile, Action<Fleet> bare, double? atMost)
    {
        var fleet = new Fleet(apps, isOneFile);
        var (ours, theirs) = Measured.InTurn(apps == 10_000 ? 7 : 21, () => fleet.Generate(), () => bare(fleet), warmups: 2);
        RatioTable.Cost(
            string.Create(CultureInfo.InvariantCulture, $"{apps:#,0} app{(apps == 1 ? "" : "s")}"),
            ours.Milliseconds,
            theirs.Milliseconds,
            "ms",
            atMost);
    }
}

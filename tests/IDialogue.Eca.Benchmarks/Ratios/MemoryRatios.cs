using System.Globalization;

namespace IDialogue.Eca.Benchmarks.Ratios;

/// <summary>What an app costs of memory, in large packages and in small ones.</summary>
internal static class MemoryRatios
{
    public static void Print()
    {
        RatioTable.Begin("allocated for each app", "as many apps", "1,000 apps");
        var thousand = PerApp(1_000);
        foreach (var apps in new[] { 100, 10_000 })
        {
            RatioTable.Cost(
                string.Create(CultureInfo.InvariantCulture, $"{apps:#,0} apps"), PerApp(apps), thousand, "KB", apps == 10_000 ? 1.1 : null);
        }
    }

    private static double PerApp(int apps)
    {
        var fleet = new Fleet(apps, isOneFile: true);
        fleet.Generate();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        fleet.Generate();
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / 1024.0 / apps;
    }
}

using System.Globalization;
using CsCheck;

namespace IDialogue.Eca.Testing;

/// <summary>Attacks on the product: few in a test run, and as many as there is time for in <c>.ci/attack</c>, which counts them.</summary>
public static class Attack
{
    /// <summary>The category of tests that <c>.ci/attack</c> runs.</summary>
    public const string Category = "Attack";

    /// <summary>Runs an attack with random inputs.</summary>
    public static void WithEach<T>(Gen<T> inputs, Action<T> attack, long count = 1000) =>
        inputs.Sample(
            input =>
            {
                attack(input);
                return true;
            },
            writeLine: TestContext.Out.WriteLine,
            iter: count);

    /// <summary>Repeats an attack, and tells how often.</summary>
    public static void Repeat(Action<int> attack, int count)
    {
        var time = Environment.GetEnvironmentVariable("CsCheck_Time") is { } seconds
            ? TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture))
            : TimeSpan.Zero;
        var end = DateTime.UtcNow + time;
        var done = 0;
        while (done < count || DateTime.UtcNow < end)
        {
            attack(done++);
        }

        TestContext.Out.WriteLine(FormattableString.Invariant($"Passed {done} iterations."));
    }
}

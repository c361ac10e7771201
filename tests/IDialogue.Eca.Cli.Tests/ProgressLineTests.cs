using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Cli.Output;

namespace IDialogue.Eca.Cli.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ProgressLineTests : IDisposable
{
    private readonly StringWriter errors = new();
    private readonly ManualClock clock = new();

    [Test]
    public void Nobody_sees_it_without_a_terminal() => ProgressLine.For(Host(isTerminal: false)).Should().BeNull();

    [Test]
    public void What_is_quick_shows_nothing()
    {
        using (var line = ProgressLine.For(Host(isTerminal: true))!)
        {
            line.Report("a");
        }

        errors.ToString().Should().BeEmpty();
    }

    [Test]
    public void What_takes_long_is_counted_and_wiped_at_the_end()
    {
        using (var line = ProgressLine.For(Host(isTerminal: true))!)
        {
            line.Report("a");
            clock.Now += TimeSpan.FromSeconds(1);
            line.Report("b");
            line.Report("c");
            clock.Now += TimeSpan.FromSeconds(1);
            line.Report("d");
        }

        errors.ToString().Should().Be("\rReading folders: 2\rReading folders: 4\r\u001b[K");
    }

    public void Dispose() => errors.Dispose();

    private ToolHost Host(bool isTerminal) => new()
    {
        FileSystem = new MockFileSystem(),
        Output = errors,
        Errors = errors,
        OpenOutput = () => Stream.Null,
        OpenInput = () => Stream.Null,
        Start = (_, _, _) => null,
        EnvironmentVariables = new Dictionary<string, string>(),
        Clock = clock,
        IsErrorTerminal = isTerminal,
        Width = () => 80,
    };

    private sealed class ManualClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}

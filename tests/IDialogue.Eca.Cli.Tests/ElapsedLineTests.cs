using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Cli.Output;

namespace IDialogue.Eca.Cli.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ElapsedLineTests : IDisposable
{
    private readonly StringWriter errors = new();
    private readonly TickingClock clock = new();

    [Test]
    public void Nothing_counts_without_a_terminal() => ElapsedLine.For(Host(isTerminal: false)).Should().BeNull();

    [Test]
    public void A_quick_program_shows_nothing()
    {
        using (ElapsedLine.For(Host(isTerminal: true)))
        {
        }

        errors.ToString().Should().BeEmpty();
    }

    [Test]
    public void Seconds_are_counted_and_wiped_before_a_line_and_at_the_end()
    {
        using (var line = ElapsedLine.For(Host(isTerminal: true))!)
        {
            clock.Tick();
            clock.Tick();
            line.Clear();
            errors.Write("a line of the program\n");
            clock.Tick();
        }

        clock.Tick();
        errors.ToString().Should().Be(
            "\rRunning for 1 s\rRunning for 2 s\r\u001b[Ka line of the program\n\rRunning for 3 s\r\u001b[K");
    }

    public void Dispose()
    {
        errors.Dispose();
        clock.Dispose();
    }

    private ToolHost Host(bool isTerminal) => new()
    {
        FileSystem = new MockFileSystem(),
        Output = TextWriter.Null,
        Errors = errors,
        OpenOutput = () => Stream.Null,
        OpenInput = () => Stream.Null,
        Start = (_, _, _) => null,
        EnvironmentVariables = new Dictionary<string, string>(),
        Clock = clock,
        IsErrorTerminal = isTerminal,
        Width = () => 80,
    };

    /// <summary>A clock of one timer, a second a tick.</summary>
    private sealed class TickingClock : TimeProvider, ITimer
    {
        private TimerCallback? tick;
        private long seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => seconds;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (dueTime, period).Should().Be((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)));
            tick = callback;
            return this;
        }

        public void Tick()
        {
            seconds++;
            tick!(null);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

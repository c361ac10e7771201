using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Tests.Packaging;

public sealed class FolderLockTests
{
    private readonly string folder = $"/{Guid.NewGuid():N}/out";
    private readonly DiagnosticBag diagnostics = new();

    [Test]
    public void A_canceled_run_stops_waiting()
    {
        using var mine = FolderLock.Take(folder, diagnostics);
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        Elsewhere(() => Failure(() => FolderLock.Take(folder, diagnostics, TimeSpan.FromMinutes(10), source.Token)))
            .Should().BeOfType<OperationCanceledException>();
    }

    [Test]
    public void Somebody_else_waits_and_is_told_when_that_takes_too_long()
    {
        using var mine = FolderLock.Take(folder, diagnostics);

        Elsewhere(() => FolderLock.Take(folder + "/", diagnostics, TimeSpan.FromMilliseconds(20))).Should().BeNull();

        diagnostics.ToResult<object>(null).Diagnostics.Should().ContainSingle().Which.Code.Should().Be("ECA0149");
    }

    [Test]
    public void The_next_one_has_it_at_once()
    {
        FolderLock.Take(folder, diagnostics)!.Dispose();

        Elsewhere(() => Taken(folder)).Should().BeTrue();
    }

    [Test]
    public void Other_folders_are_free()
    {
        using var mine = FolderLock.Take(folder, diagnostics);

        Elsewhere(() => Taken(folder + "2")).Should().BeTrue();
    }

    [Test]
    public void A_run_that_was_killed_holds_nothing()
    {
        Elsewhere(() => FolderLock.Take(folder, diagnostics)).Should().NotBeNull("its thread ends without letting go");

        Taken(folder).Should().BeTrue();
    }

    private bool Taken(string of)
    {
        using var taken = FolderLock.Take(of, diagnostics, TimeSpan.FromSeconds(5));
        return taken is not null;
    }

    private static Exception? Failure(Action act)
    {
        try
        {
            act();
            return null;
        }
        catch (OperationCanceledException exception)
        {
            return exception;
        }
    }

    /// <summary>A lock belongs to a thread.</summary>
    private static T Elsewhere<T>(Func<T> take)
    {
        var result = default(T);
        var thread = new Thread(() => result = take());
        thread.Start();
        thread.Join();
        return result!;
    }
}

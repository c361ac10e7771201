using System.IO.Abstractions;
using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Tests.Packaging;

public sealed class FolderLockTests
{
    private readonly string folder = $"/{Guid.NewGuid():N}/out";
    private readonly DiagnosticBag diagnostics = new();
    private readonly MockFileSystem disk = new();

    [Test]
    public void A_canceled_run_stops_waiting()
    {
        using var mine = FolderLock.Take(disk, folder, diagnostics);
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        Elsewhere(() => Failure(() => FolderLock.Take(disk, folder, diagnostics, TimeSpan.FromMinutes(10), source.Token)))
            .Should().BeOfType<OperationCanceledException>();
    }

    [Test]
    public void Somebody_else_waits_and_is_told_when_that_takes_too_long()
    {
        using var mine = FolderLock.Take(disk, folder, diagnostics);

        Elsewhere(() => FolderLock.Take(disk, folder + "/", diagnostics, TimeSpan.FromMilliseconds(20))).Should().BeNull();

        diagnostics.ToResult<object>(null).Diagnostics.Should().ContainSingle().Which.Code.Should().Be("ECA0149");
    }

    [Test]
    public void The_next_one_has_it_at_once()
    {
        FolderLock.Take(disk, folder, diagnostics)!.Dispose();

        Elsewhere(() => Taken(folder)).Should().BeTrue();
    }

    [Test]
    public void Other_folders_are_free()
    {
        using var mine = FolderLock.Take(disk, folder, diagnostics);

        Elsewhere(() => Taken(folder + "2")).Should().BeTrue();
    }

    [Test]
    public void A_run_that_was_killed_holds_nothing()
    {
        Elsewhere(() => FolderLock.Take(disk, folder, diagnostics)).Should().NotBeNull("its thread ends without letting go");

        Taken(folder).Should().BeTrue();
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Links need rights there.")]
    public void A_folder_has_one_lock_under_all_its_names()
    {
        var real = Directory.CreateTempSubdirectory("eca-lock-").FullName;
        var link = real + "-link";
        Directory.CreateSymbolicLink(link, real);
        try
        {
            var findings = new DiagnosticBag();
            using var mine = FolderLock.Take(new FileSystem(), Path.Combine(real, "Out"), findings);

            Elsewhere(() => FolderLock.Take(new FileSystem(), Path.Combine(link, "out"), findings, TimeSpan.FromMilliseconds(20)))
                .Should().BeNull();
        }
        finally
        {
            Directory.Delete(link);
            Directory.Delete(real, recursive: true);
        }
    }

    private bool Taken(string of)
    {
        using var taken = FolderLock.Take(disk, of, diagnostics, TimeSpan.FromSeconds(5));
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

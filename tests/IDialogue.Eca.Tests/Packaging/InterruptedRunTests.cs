using System.IO.Abstractions.TestingHelpers;
using System.Text;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Tests.Packaging;

/// <summary>A run that is killed, or that the system refuses a file, at every point of its way.</summary>
[Category(Attack.Category)]
public sealed class InterruptedRunTests
{
    private const int UnusedProcess = 2_000_000_000;

    private static readonly (string Path, string Content)[] First = [("kept/a", "1"), ("kept/b", "1"), ("gone/c", "1"), ("gone/d", "1")];

    private static readonly (string Path, string Content)[] Second = [("kept/a", "2"), ("kept/b", "2"), ("new/e", "2"), ("new/f", "2")];

    private static readonly (string Path, string Content)[] Third = [("kept/a", "3"), ("new/e", "3"), ("other/g", "3")];

    private readonly MockFileSystem disk = new();

    private string Folder => disk.Path.GetFullPath("out");

    [Test]
    public void The_next_run_finishes_wherever_a_run_was_killed()
    {
        var expected = Outcome([First, Second]);

        ForEachPoint(First, Second, killed =>
        {
            Write(killed, Second).IsSuccess.Should().BeTrue();
            Files(killed).Should().Equal(expected);
        });
    }

    [Test]
    public void A_next_run_with_other_input_ends_as_if_no_run_had_been_killed()
    {
        var expected = Outcome([First, Third]);

        ForEachPoint(First, Second, killed =>
        {
            Write(killed, Third).IsSuccess.Should().BeTrue();
            Files(killed).Should().Equal(expected);
        });
    }

    [Test]
    public void A_new_package_is_finished_and_cleaned_like_one_that_replaces_another()
    {
        ForEachPoint([], First, killed =>
        {
            new PackageWriter(killed).Clean(Folder).IsSuccess.Should().BeTrue();
            Files(killed).Should().BeEmpty();
        });
    }

    [Test]
    public void Each_file_that_is_refused_leaves_all_as_it_was()
    {
        var before = Outcome([First]);
        var moves = 0;
        FullDisk refusing;
        do
        {
            var written = DiskWith(First);
            refusing = new FullDisk(written, freeMoves: moves);
            var result = new PackageWriter(refusing).Write(ToFiles(Second), Folder, "input");
            if (result.IsSuccess)
            {
                break;
            }

            result.Diagnostics.Should().ContainSingle().Which.Code.Should().Be("ECA0047");
            Files(written).Should().Equal(before, "move {0} was refused", moves);
            written.AllDirectories.Should().NotContain(written.Path.Combine(Folder, "new"));
            moves++;
        }
        while (true);

        moves.Should().BeGreaterThan(Second.Length, "the manifest and the journal are moved, too");
    }

    [Test]
    public void A_file_that_was_edited_after_the_kill_is_not_overwritten()
    {
        var killed = KilledBetweenTwoFiles();
        killed.File.WriteAllText(At("kept/b"), "edited");
        var before = Files(killed);

        var result = Write(killed, Second);

        var finding = result.Diagnostics.Should().ContainSingle().Which;
        finding.Code.Should().Be("ECA0196");
        finding.Location!.Value.File.Should().Be(At("kept/b"));
        Files(killed).Should().Equal(before);

        // As the finding says.
        killed.File.Delete(At(".eca-journal"));
        Write(killed, Second).Diagnostics.Should().ContainSingle().Which.Code.Should().Be("ECA0048");
    }

    [Test]
    public void A_tree_with_a_run_that_is_not_finished_is_not_read_as_if_it_were_whole()
    {
        var killed = KilledBetweenTwoFiles();

        MetadataTree.Read(killed, Folder).Diagnostics.Should()
            .ContainSingle(finding => finding.Code == "ECA0216" && finding.Location!.Value.File == At(".eca-journal"));

        Write(killed, Second);
        MetadataTree.Read(killed, Folder).Diagnostics.Should().NotContain(finding => finding.Code == "ECA0216");
    }

    [TestCase("not a journal")]
    [TestCase("- - ../x kept%2Fa")]
    [TestCase("- - .eca-1-0123456789abcdef0123456789abcdef.tmp")]
    public void A_journal_that_this_tool_did_not_write_is_refused(string line)
    {
        var written = DiskWith(First);
        written.File.WriteAllText(At(".eca-journal"), line + "\n");

        Write(written, Second).Diagnostics.Should().ContainSingle().Which.Code.Should().Be("ECA0214");

        written.File.ReadAllText(At("kept/a")).Should().Be("1");
    }

    [Test]
    public void What_a_killed_run_left_behind_is_deleted_and_nothing_that_only_looks_like_it()
    {
        var written = DiskWith([("folder/a", "1")]);
        written.AddEmptyFile(At($"folder/.eca-{UnusedProcess}-{Guid.NewGuid():N}.tmp"));
        written.AddEmptyFile(At("folder/.eca-mine.tmp"));
        var ofARunningProcess = At($"folder/.eca-{Environment.ProcessId}-{Guid.NewGuid():N}.tmp");
        written.AddEmptyFile(ofARunningProcess);

        Write(written, [("folder/a", "2")]);

        written.AllFiles.Should().BeEquivalentTo(At("folder/a"), At("folder/.eca-mine.tmp"), ofARunningProcess, At(".eca-manifest"));
    }

    private static PackageFile[] ToFiles((string Path, string Content)[] files) =>
        [.. files.Select(file => new PackageFile(file.Path, Encoding.UTF8.GetBytes(file.Content)))];

    private static SortedDictionary<string, string> Files(MockFileSystem of) =>
        new(of.AllFiles.ToDictionary(path => path, path => of.File.ReadAllText(path), StringComparer.Ordinal), StringComparer.Ordinal);

    private Result<WriteReport> Write(MockFileSystem to, (string Path, string Content)[] files) =>
        new PackageWriter(to).Write(ToFiles(files), Folder, "input");

    private string At(string path) => disk.Path.Combine([Folder, .. path.Split('/')]);

    private MockFileSystem DiskWith((string Path, string Content)[] files)
    {
        var written = new MockFileSystem();
        if (files.Length > 0)
        {
            Write(written, files).IsSuccess.Should().BeTrue();
        }

        return written;
    }

    private SortedDictionary<string, string> Outcome((string Path, string Content)[][] runs)
    {
        var written = new MockFileSystem();
        foreach (var run in runs)
        {
            Write(written, run).IsSuccess.Should().BeTrue();
        }

        return Files(written);
    }

    /// <summary>Kills a run after each number of changes, and hands over what it left.</summary>
    private void ForEachPoint(
        (string Path, string Content)[] before, (string Path, string Content)[] run, Action<MockFileSystem> next)
    {
        for (var changes = 0; ; changes++)
        {
            var written = DiskWith(before);
            var killed = new FullDisk(written, freeChanges: changes);
            new PackageWriter(killed).Write(ToFiles(run), Folder, "input");
            if (!killed.IsDead)
            {
                changes.Should().BeGreaterThan(run.Length, "each file is at least one change");
                return;
            }

            EndProcess(written);
            next(written);
        }
    }

    private MockFileSystem KilledBetweenTwoFiles()
    {
        for (var changes = 0; ; changes++)
        {
            var written = DiskWith(First);
            new PackageWriter(new FullDisk(written, freeChanges: changes)).Write(ToFiles(Second), Folder, "input");
            EndProcess(written);
            if (written.File.ReadAllText(At("kept/a")) == "2")
            {
                return written;
            }
        }
    }

    /// <summary>What was killed here runs on as this test: its files get the number of a process that does not run.</summary>
    private static void EndProcess(MockFileSystem written)
    {
        var own = $".eca-{Environment.ProcessId}-";
        var other = $".eca-{UnusedProcess}-";
        foreach (var path in written.AllFiles.Where(path => path.Contains(own, StringComparison.Ordinal)).ToArray())
        {
            written.File.Move(path, path.Replace(own, other, StringComparison.Ordinal));
        }

        foreach (var path in written.AllFiles.Where(path => path.EndsWith(".eca-journal", StringComparison.Ordinal)))
        {
            written.File.WriteAllText(path, written.File.ReadAllText(path).Replace(own, other, StringComparison.Ordinal));
        }
    }
}

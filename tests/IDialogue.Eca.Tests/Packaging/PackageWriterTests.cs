using System.IO.Abstractions.TestingHelpers;
using System.Text;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Tests.Packaging;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PackageWriterTests
{
    private static readonly string Folder = OperatingSystem.IsWindows() ? "C:\\out" : "/out";

    private readonly MockFileSystem disk = new();

    private PackageWriter Writer => new(disk);

    [Test]
    public void Writes_the_files_and_a_manifest()
    {
        var report = Write(("a/one.eca", "1"), ("two.xml", "2")).ValueOrThrow();

        report.Files.Should().Equal(new WrittenFile(At("a/one.eca"), true), new WrittenFile(At("two.xml"), true));
        Content("a/one.eca").Should().Be("1");
        Content(".eca-manifest").Should().Be(
            $"""
            # IDialogue.Eca {PackageWriter.ToolVersion}: generated files. Edit the policies, not these files.
            # input sha256:input
            6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b  a/one.eca
            d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35  two.xml

            """);
    }

    [TestCase("../evil/one.eca")]
    [TestCase("a/../../one.eca")]
    [TestCase("/one.eca")]
    [TestCase("C:/one.eca")]
    [TestCase("..\\one.eca")]
    public void Writes_nothing_outside_its_folder(string path)
    {
        Write(("two.xml", "2"), (path, "1")).Diagnostics.Should().ContainSingle().Which.Code.Should().Be("ECA0172");
        disk.AllFiles.Should().BeEmpty();
    }

    [Test]
    public void Leaves_nothing_but_these()
    {
        Write(("a/one.eca", "1"));
        Write(("a/one.eca", "2"));

        disk.AllFiles.Should().BeEquivalentTo(At("a/one.eca"), At(".eca-manifest"));
    }

    [Test]
    public void Unchanged_files_keep_their_time_stamps()
    {
        Write(("one", "1"), ("two", "2"));
        var before = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        foreach (var file in disk.AllFiles)
        {
            disk.File.SetLastWriteTimeUtc(file, before);
        }

        var report = Write(("one", "1"), ("two", "changed")).ValueOrThrow();

        report.Files.Select(file => file.IsChanged).Should().Equal(false, true);
        disk.File.GetLastWriteTimeUtc(At("one")).Should().Be(before);
        disk.File.GetLastWriteTimeUtc(At("two")).Should().NotBe(before);
    }

    [Test]
    public void Nothing_at_all_is_written_when_nothing_changed()
    {
        Write(("one", "1"));
        var before = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        disk.File.SetLastWriteTimeUtc(At(".eca-manifest"), before);

        Write(("one", "1"));

        disk.File.GetLastWriteTimeUtc(At(".eca-manifest")).Should().Be(before);
    }

    [Test]
    public void Deletes_what_the_package_no_longer_has_and_folders_left_empty()
    {
        Write(("a/one", "1"), ("b/two", "2"));

        var report = Write(("b/two", "2")).ValueOrThrow();

        report.Deleted.Should().Equal(At("a/one"));
        disk.Directory.Exists(At("a")).Should().BeFalse();
        disk.File.Exists(At("b/two")).Should().BeTrue();
    }

    [Test]
    public void Never_replaces_a_file_it_did_not_write()
    {
        disk.AddFile(At("b"), "somebody's");

        var result = Write(("a", "1"), ("b", "2"));

        result.Diagnostics.Should().ContainSingle(diagnostic => diagnostic.Code == "ECA0048").Which.Location!.Value.File.Should()
            .Be(At("b"));
        Content("b").Should().Be("somebody's");
        disk.File.Exists(At("a")).Should().BeFalse("all is written or nothing");
    }

    [Test]
    public void Never_replaces_a_file_that_was_changed_since()
    {
        Write(("a", "1"));
        disk.File.WriteAllText(At("a"), "changed by hand");

        Write(("a", "2")).Diagnostics.Single().Code.Should().Be("ECA0048");

        Content("a").Should().Be("changed by hand");
    }

    [Test]
    public void Takes_over_a_file_that_has_the_same_content_already()
    {
        disk.AddFile(At("a"), "1");

        Write(("a", "1")).ValueOrThrow().Files.Single().IsChanged.Should().BeFalse();

        Write(("a", "2")).IsSuccess.Should().BeTrue();
    }

    [Test]
    public void Knows_its_file_again_after_version_control_changed_the_line_ends()
    {
        Write(("a", "one\ntwo\n"));
        disk.File.WriteAllText(At("a"), "one\r\ntwo\r\n");
        disk.File.WriteAllText(At(".eca-manifest"), Content(".eca-manifest").ReplaceLineEndings("\r\n"));

        Write(("a", "other\n")).IsSuccess.Should().BeTrue();

        Content("a").Should().Be("other\n");
    }

    [Test]
    public void Never_deletes_a_file_that_was_changed_since()
    {
        Write(("a", "1"), ("b", "2"));
        disk.File.WriteAllText(At("a"), "changed by hand");

        var result = Write(("b", "2"));

        result.IsSuccess.Should().BeTrue();
        result.Diagnostics.Should()
            .ContainSingle(diagnostic => diagnostic.Code == "ECA0049" && diagnostic.Severity == DiagnosticSeverity.Warning);
        Content("a").Should().Be("changed by hand");
    }

    [Test]
    public void Never_deletes_a_file_that_the_manifest_does_not_name()
    {
        Write(("a/one", "1"));
        disk.AddFile(At("a/mine"), "mine");

        Write(("b", "2"));

        disk.AllFiles.Should().BeEquivalentTo(At("a/mine"), At("b"), At(".eca-manifest"));
    }

    [Test]
    public void Clean_deletes_what_it_made_and_nothing_else()
    {
        Write(("a/one", "1"), ("two", "2"));
        disk.AddFile(At("mine"), "mine");

        Writer.Clean(Folder).ValueOrThrow().Deleted.Should().Equal(At("a/one"), At("two"));

        disk.AllFiles.Should().Equal(At("mine"));
    }

    [Test]
    public void Clean_of_a_folder_that_is_not_there_does_nothing() => Writer.Clean(Folder).ValueOrThrow().Deleted.Should().BeEmpty();

    [TestCase("zzz", TestName = "A manifest with a line of another kind is refused")]
    [TestCase("6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b  ../outside", TestName = "A manifest that points outside its folder is refused")]
    [TestCase("6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b  /etc/passwd", TestName = "A manifest that points to the root is refused")]
    public void A_manifest_that_this_tool_did_not_write_is_refused(string line)
    {
        disk.AddFile(At(".eca-manifest"), "# IDialogue.Eca 0.1.0\n" + line + "\n");

        var finding = Writer.Clean(Folder).Diagnostics.Single();

        finding.Code.Should().Be("ECA0050");
        finding.Location!.Value.Line.Should().Be(2);
    }

    [Test]
    public void A_disk_that_refuses_changes_nothing()
    {
        Write(("a", "1"), ("b", "1"));
        var full = new FullDisk(disk, freeWrites: 1);

        var result = new PackageWriter(full).Write([File("a", "2"), File("b", "2")], Folder, "input");

        result.Diagnostics.Should()
            .ContainSingle(diagnostic => diagnostic.Code == "ECA0047")
            .Which.Message.Should()
            .Contain("No space left");
        Content("a").Should().Be("1");
        Content("b").Should().Be("1");
        disk.AllFiles.Should().BeEquivalentTo(At("a"), At("b"), At(".eca-manifest"));
    }

    [Test]
    public void A_disk_that_refuses_changes_nothing_of_a_new_folder_either()
    {
        var full = new FullDisk(disk, freeWrites: 3);

        var result = new PackageWriter(full).Write([File("new/a", "1"), File("new/b", "1")], Folder, "input");

        result.Diagnostics.Should().ContainSingle(diagnostic => diagnostic.Code == "ECA0047").Which.Location!.Value.File.Should()
            .Be(At("new/b"));
        disk.AllFiles.Should().BeEmpty();
        disk.Directory.Exists(Folder).Should().BeFalse("the run made it");
    }

    [TestCase("a/b/one", "a/two")]
    [TestCase("a/two", "a/b/one")]
    public void A_new_folder_may_lie_in_a_new_folder(string first, string second)
    {
        Write((first, "1"), (second, "2")).IsSuccess.Should().BeTrue();

        Content(first).Should().Be("1");
        Content(second).Should().Be("2");
        disk.AllFiles.Should().BeEquivalentTo(At(first), At(second), At(".eca-manifest"));
        disk.AllDirectories.Where(directory => disk.Path.GetFileName(directory).StartsWith('.')).Should().BeEmpty();
    }

    [Test]
    public void A_file_in_the_place_of_a_folder_is_told_before_anything_is_written()
    {
        disk.AddFile(At("b"), "somebody's");

        Write(("a/1", "1"), ("b/1", "1"), ("b/2", "2")).Diagnostics.Should().ContainSingle().Which.Code.Should().Be("ECA0047");

        disk.AllFiles.Should().Equal(At("b"));
    }

    [Test]
    public void A_folder_in_the_place_of_a_file_is_told_before_anything_is_written()
    {
        disk.AddDirectory(At("b"));

        Write(("a", "1"), ("b", "1")).Diagnostics.Should().ContainSingle().Which.Code.Should().Be("ECA0047");

        disk.AllFiles.Should().BeEmpty();
    }

    [TestCase("folder/agent", "folder/Agent")]
    [TestCase("folder/agent", "Folder/agent")]
    public void A_file_that_is_renamed_by_case_is_there_on_every_kind_of_disk(string before, string after)
    {
        foreach (var kind in new[] { new MockFileSystem(), DiskWithoutCase.Create() })
        {
            new PackageWriter(kind).Write([File(before, "1"), File("other", "1")], Folder, "input").IsSuccess.Should().BeTrue();

            new PackageWriter(kind).Write([File(after, "1"), File("other", "1")], Folder, "input").ValueOrThrow();
            ShouldHave(kind, after, "1");

            new PackageWriter(kind).Write([File(before, "2"), File("other", "1")], Folder, "input").ValueOrThrow();
            ShouldHave(kind, before, "2");
        }
    }

    /// <summary>Checks a file and its name; its folder keeps its own name where that is the same folder.</summary>
    private void ShouldHave(MockFileSystem kind, string path, string content)
    {
        kind.AllFiles.Select(Path.GetFileName).Should().BeEquivalentTo(Path.GetFileName(path), "other", ".eca-manifest");
        kind.File.ReadAllText(At(path)).Should().Be(content);
    }

    [Test]
    public void A_disk_without_case_is_one()
    {
        var kind = DiskWithoutCase.Create();
        kind.AddFile(At("a"), "1");

        kind.File.Exists(At("A")).Should().BeTrue();
    }

    private Result<WriteReport> Write(params (string Path, string Content)[] files) =>
        Writer.Write(files.Select(file => File(file.Path, file.Content)), Folder, "input");

    private static PackageFile File(string path, string content) => new(path, Encoding.UTF8.GetBytes(content));

    private string At(string path) => disk.Path.Combine([Folder, .. path.Split('/')]);

    private string Content(string path) => disk.File.ReadAllText(At(path));
}

using System.Diagnostics;
using System.IO.Abstractions;
using System.IO.Abstractions.TestingHelpers;
using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Tests.Packaging;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Category(Attack.Category)]
public sealed class InputLimitTests : IDisposable
{
    private const string Name = "extlClntAppOauthPolicies/A_oauthPlcy.ecaOauthPlcy";

    private readonly MockFileSystem disk = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("eca-limits-");

    public void Dispose() => folder.Delete(recursive: true);

    [Test]
    [Platform(Exclude = "Win")]
    [MaxTime(5000)]
    public void A_pipe_in_a_tree_is_told_and_not_read()
    {
        foreach (var name in new[] { Name, "package.xml", "extlClntAppOauthPolicies/Other.xml" })
        {
            MakePipe(name);
        }

        Codes(MetadataTree.Read(new FileSystem(), folder.FullName)).Should().Equal("ECA0208 Error", "ECA0208 Warning");
    }

    [TestCase("sfdx-project.json")]
    [TestCase("package.zip")]
    [TestCase("A_oauthPlcy.ecaOauthPlcy")]
    [Platform(Exclude = "Win")]
    [MaxTime(5000)]
    public void A_pipe_in_the_place_of_a_file_is_told_and_not_read(string name)
    {
        var path = MakePipe(name);

        var read = MetadataTree.Read(new FileSystem(), name.StartsWith("sfdx", StringComparison.Ordinal) ? folder.FullName : path);

        Codes(read).Should().Equal("ECA0208 Error");
    }

    [Test]
    [Platform("Linux")]
    [MaxTime(5000)]
    public void A_pipe_in_the_place_of_a_journal_is_told_and_not_read()
    {
        MakePipe(".eca-journal");

        new PackageWriter(new FileSystem()).Clean(folder.FullName).Diagnostics.Should().ContainSingle().Which.Code.Should().Be("ECA0208");
    }

    [Test]
    [Platform(Exclude = "Win")]
    [MaxTime(5000)]
    public void A_link_to_a_pipe_a_socket_and_a_device_are_told_and_not_read()
    {
        var link = Path.Combine(folder.FullName, "link");
        File.CreateSymbolicLink(link, MakePipe("pipe"));
        var path = Path.Combine(folder.FullName, "socket");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));

        new[] { link, path, "/dev/zero" }.Select(special => Read(special)).Should().AllBe("ECA0208");
    }

    [Test]
    public void An_empty_file_a_link_to_a_file_and_a_folder_are_what_they_are()
    {
        var file = Path.Combine(folder.FullName, "file");
        File.WriteAllText(file, "");
        Read(file).Should().Be("");
        if (!OperatingSystem.IsWindows())
        {
            File.WriteAllText(file, "text");
            File.CreateSymbolicLink(file + ".link", file);
            Read(file + ".link").Should().Be("text");
            File.CreateSymbolicLink(file + ".nowhere", file + ".none");
            Read(file + ".nowhere").Should().Be("ECA0001");
        }

        Read(folder.FullName).Should().Be("ECA0001");
        Read(file + ".none").Should().Be("ECA0001");
    }

    [Test]
    public void A_file_may_have_the_size_of_its_limit_and_no_more()
    {
        disk.AddFile("/full", new MockFileData(new byte[InputLimit.Certificate.Bytes]));
        disk.AddFile("/over", new MockFileData(new byte[InputLimit.Certificate.Bytes + 1]));

        InputContent.Read(disk, "/full", InputLimit.Certificate, new("/full"), new DiagnosticBag()).Should().NotBeNull();
        InputContent.Refuse(disk, "/over", InputLimit.Certificate, new("/over"))!.ToString().Should().Be(
            "/over: error ECA0207: Not read: it exceeds 1 MB, the limit for a certificate. "
            + "Check that this is the right file; if it is, split it.");
    }

    [TestCase(16, "/tree/extlClntAppOauthPolicies/A_oauthPlcy.ecaOauthPlcy")]
    [TestCase(1, "/tree/sfdx-project.json")]
    [TestCase(1, "/tree/.forceignore")]
    public void A_file_of_a_tree_that_exceeds_its_limit_is_not_read(int megabytes, string path)
    {
        disk.AddFile("/tree/sfdx-project.json", new MockFileData("""{ "packageDirectories": [{ "path": "." }] }"""));
        disk.AddFile(path, new MockFileData(new byte[(megabytes * 1024 * 1024) + 1]));

        Codes(MetadataTree.Read(disk, disk.Path.GetFullPath("/tree"))).Should().Equal("ECA0207 Error");
    }

    [Test]
    public void A_package_xml_that_exceeds_its_limit_is_not_read()
    {
        disk.AddFile("/tree/package.xml", new MockFileData(new byte[InputLimit.Record.Bytes + 1]));

        Codes(MetadataTree.Read(disk, disk.Path.GetFullPath("/tree"))).Should().Equal("ECA0207 Warning");
    }

    [Test]
    public void Of_a_zip_no_entry_and_not_all_together_may_exceed_a_limit()
    {
        var blank = new byte[InputLimit.Record.Bytes];
        var count = (InputLimit.ZipContent.Bytes / InputLimit.Record.Bytes) + 1;

        Codes(Unzip([(Name, [.. blank, 1])])).Should().Equal("ECA0207 Error");
        Codes(Unzip(Enumerable.Range(0, count).Select(index => ($"{index}/{Name}", blank)))).Should().Contain("ECA0207 Error");
    }

    [Test]
    public void A_zip_may_have_no_more_entries_than_its_limit() =>
        Codes(Unzip(Enumerable.Range(0, InputLimit.MaxZipEntries + 1).Select(index => ($"{index}", Array.Empty<byte>()))))
            .Should().Equal("ECA0207 Error");

    [Test]
    public void The_length_in_the_header_of_an_entry_is_not_believed()
    {
        var bytes = Zip([(Name, new byte[InputLimit.Record.Bytes + 1])]);
        var length = BitConverter.GetBytes(InputLimit.Record.Bytes + 1);
        for (var at = bytes.AsSpan().IndexOf(length); at >= 0; at = bytes.AsSpan().IndexOf(length))
        {
            bytes[at + 3] = 0;
        }

        disk.AddFile("/package.zip", new MockFileData(bytes));

        Codes(MetadataTree.Read(disk, disk.Path.GetFullPath("/package.zip"))).Should().NotBeEmpty();
    }

    [Test]
    [MaxTime(5000)]
    public void A_large_project_file_and_slow_patterns_take_no_minutes()
    {
        var keys = string.Join(",\n", Enumerable.Range(0, 20_000).Select(index => $"\"k{index}\": {index}"));
        var slow = string.Join(",", Enumerable.Range(0, 30).Select(index =>
            $$"""{ "glob": "**/*", "regexToReplace": "({{(index % 2 == 0 ? "" : "?=x)(")}}x+x+)+y{{index}}", "replaceWithEnv": "X" }"""));
        disk.AddFile("/tree/sfdx-project.json", new MockFileData(
            $$"""{ "packageDirectories": [{ "path": "." }], "x": { {{keys}} }, "replacements": [{{slow}}] }"""));
        disk.AddFile($"/tree/{Name}-meta.xml", new MockFileData($"<a>{new string('x', 3000)}</a>"));

        Codes(MetadataTree.Read(disk, disk.Path.GetFullPath("/tree"))).Should().Equal("ECA0039 Error");
    }

    [Test]
    [MaxTime(5000)]
    public void A_record_with_very_many_unknown_elements_and_attributes_is_read_in_linear_time()
    {
        var elements = string.Concat(Enumerable.Range(0, 5000).Select(index => $"<u{index}/>"));
        var attributes = string.Concat(Enumerable.Range(0, 5000).Select(index => $" a{index}=\"\""));
        disk.AddFile($"/tree/{Name}", new MockFileData(
            $"<ExternalClientApplication xmlns=\"http://soap.sforce.com/2006/04/metadata\"{attributes}>{elements}</ExternalClientApplication>"));

        Codes(MetadataTree.Read(disk, disk.Path.GetFullPath("/tree"))).Should().HaveCountLessThan(1010).And.Contain("ECA0209 Warning");
    }

    [TestCase(10_000, 0)]
    [TestCase(10_001, 1)]
    public void An_element_may_have_as_many_attributes_as_its_limit(int count, int findings)
    {
        var attributes = string.Concat(Enumerable.Range(1, count - 1).Select(index => $" a{index}=\"\""));
        disk.AddFile($"/tree/{Name}", new MockFileData(
            $"<ExtlClntAppOauthSettings xmlns=\"http://soap.sforce.com/2006/04/metadata\"{attributes}/>"));

        Codes(MetadataTree.Read(disk, disk.Path.GetFullPath("/tree"))).Count(code => code == "ECA0207 Error").Should().Be(findings);
    }

    private Result<MetadataTree> Unzip(IEnumerable<(string Name, byte[] Content)> entries)
    {
        disk.AddFile("/package.zip", new MockFileData(Zip(entries)));
        return MetadataTree.Read(disk, disk.Path.GetFullPath("/package.zip"));
    }

    private static byte[] Zip(IEnumerable<(string Name, byte[] Content)> entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private string MakePipe(string name)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Command.Run(new ProcessStartInfo("mkfifo", [path])).ExitCode.Should().Be(0);
        return path;
    }

    private static string Read(string path)
    {
        var findings = new DiagnosticBag();
        return InputContent.Read(new FileSystem(), path, InputLimit.PolicyFile, new(path), findings) is { } bytes
            ? Encoding.UTF8.GetString(bytes)
            : findings.ToValueList().Single().Code;
    }

    private static IEnumerable<string> Codes(Result<MetadataTree> read) =>
        read.Diagnostics.Select(finding => $"{finding.Code} {finding.Severity}");
}

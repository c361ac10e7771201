using System.Text;

namespace IDialogue.Eca.Testing;

/// <summary>
/// Compares output with files that were looked at once and accepted. <c>ECA_UPDATE_GOLDENS=1 dotnet test</c> accepts what is there.
/// </summary>
public static class Golden
{
    private static readonly bool IsUpdating = Environment.GetEnvironmentVariable("ECA_UPDATE_GOLDENS") == "1"
        && (Environment.GetEnvironmentVariable("CI") is null or ""
            ? true
            : throw new InvalidOperationException("Golden files are not accepted in CI."));

    /// <summary>Asserts that a file has this content, byte for byte.</summary>
    public static void Verify(string path, string actual) => Verify(path, Encoding.UTF8.GetBytes(actual));

    /// <summary>Asserts that a file has this content, byte for byte.</summary>
    public static void Verify(string path, byte[] actual)
    {
        if (IsUpdating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, actual);
            return;
        }

        File.Exists(path).Should().BeTrue("{0} is expected; {1}", path, HowToAccept);
        var expected = File.ReadAllBytes(path);
        if (!expected.AsSpan().SequenceEqual(actual))
        {
            // Texts first: their difference can be read.
            Encoding.UTF8.GetString(actual).Should().Be(Encoding.UTF8.GetString(expected), "{0} says so; {1}", path, HowToAccept);
            actual.Should().Equal(expected, "{0} says so; {1}", path, HowToAccept);
        }
    }

    /// <summary>Asserts that a folder holds exactly these files.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="actual">Contents by path below the folder, with forward slashes.</param>
    public static void VerifyFolder(string folder, IReadOnlyDictionary<string, byte[]> actual)
    {
        if (IsUpdating && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var (path, content) in actual)
        {
            Verify(Path.Combine([folder, .. path.Split('/')]), content);
        }

        var expected = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            : [];
        actual.Keys.Should().BeEquivalentTo(expected, "{0} holds these; {1}", folder, HowToAccept);
    }

    /// <summary>The folders below one, as test cases named after them.</summary>
    public static IEnumerable<TestCaseData> Cases(params string[] folder) =>
        from path in Directory.EnumerateDirectories(Repository.Path(folder)).Order(StringComparer.Ordinal)
        select new TestCaseData(path).SetArgDisplayNames(Path.GetFileName(path).Replace('-', ' '));

    private const string HowToAccept = "if the new output is right, accept it with: ECA_UPDATE_GOLDENS=1 dotnet test";
}

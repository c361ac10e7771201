using System.IO.Abstractions;
using System.Text;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies;

namespace IDialogue.Eca.Benchmarks;

/// <summary>
/// Policies of many installed apps, in a folder of its own. <see cref="DeleteAll"/> comes last: ext4 is slow to use again what was just
/// freed, and that would be measured.
/// </summary>
public sealed class Fleet
{
    private static readonly string All = Directory.CreateTempSubdirectory("eca-fleets-").FullName;

    private readonly string root = Directory.CreateDirectory(Path.Combine(All, Guid.NewGuid().ToString("N"))).FullName;
    private readonly ValueList<string> policyFiles;
    private int runs;

    /// <param name="apps">How many apps.</param>
    /// <param name="isOneFile">Whether one policy file holds all; otherwise each app has its own.</param>
    public Fleet(int apps, bool isOneFile)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, "policies")).FullName;
        policyFiles = (isOneFile ? Enumerable.Range(0, apps).Chunk(apps) : Enumerable.Range(0, apps).Chunk(1))
            .Select(part => Write(Path.Combine(folder, $"{part[0]}.eca.yaml"), part))
            .ToValueList();
        Files = [.. new PackageLayout().GetFiles(
            new PolicyGenerator(new FileSystem()).Compile(new PolicyRequest { PolicyFiles = policyFiles }).ValueOrThrow())];
    }

    /// <summary>The files that are generated, but for the manifest.</summary>
    public IReadOnlyList<PackageFile> Files { get; }

    /// <summary>Reads, binds, checks and writes the policies, in metadata format unless another is asked for; the output folder.</summary>
    public string Generate(PackageLayout? layout = null)
    {
        var folder = NewFolder();
        new PolicyGenerator(new FileSystem()).Generate(new GenerationRequest
        {
            PolicyFiles = policyFiles,
            OutputFolder = folder,
            Layout = layout ?? new PackageLayout(),
        }).ValueOrThrow();
        return folder;
    }

    /// <summary>Writes the same bytes to the same number of files, as anybody would.</summary>
    public void WriteBare()
    {
        var folder = NewFolder();
        foreach (var directory in Files.Select(file => Path.GetDirectoryName(file.Path)!).Distinct())
        {
            Directory.CreateDirectory(Path.Combine(folder, directory));
        }

        foreach (var file in Files)
        {
            File.WriteAllBytes(Path.Combine(folder, file.Path), file.Content.Span);
        }
    }

    /// <summary>The same, after each policy file was read, as anybody would.</summary>
    public void ReadAndWriteBare()
    {
        foreach (var path in policyFiles)
        {
            File.ReadAllBytes(path);
        }

        WriteBare();
    }

    /// <summary>The arguments that let the tool <c>eca</c> generate the same; the output folder is a new one.</summary>
    public IEnumerable<string> BuildArguments() => ["build", .. policyFiles, "--output", NewFolder(), "--no-steps"];

    /// <summary>Path of a folder that nobody made yet.</summary>
    public string NewFolder() => Path.Combine(root, $"run-{++runs}");

    /// <summary>Deletes the folders of all fleets.</summary>
    public static void DeleteAll() => Directory.Delete(All, recursive: true);

    private static string Write(string path, IEnumerable<int> apps)
    {
        var text = new StringBuilder("apps:\n");
        foreach (var app in apps)
        {
            text.Append(
                $"""
                  App{app}:
                    namespace: acme
                    oauthPolicies:
                      permittedUsers: Admin approved users are pre-authorized
                      refreshToken: Refresh token is valid until revoked
                      ipRelaxation: Enforce IP restrictions, but relax for refresh tokens
                      permissionSets: [Agent_User]

                """.ReplaceLineEndings("\n"));
        }

        File.WriteAllText(path, text.ToString());
        return path;
    }
}

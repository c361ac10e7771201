using System.IO.Compression;
using System.Text;

namespace IDialogue.Eca.Salesforce.Tests.Tasks;

/// <summary>Files by their paths, with forward slashes.</summary>
internal sealed class TaskFiles
{
    private readonly SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Paths => files.Keys;

    /// <summary>The files of a folder; none if it does not exist. A folder whose name ends with <c>.zip</c> is taken as a zip.</summary>
    public static TaskFiles Of(string folder)
    {
        var result = new TaskFiles();
        if (!Directory.Exists(folder))
        {
            return result;
        }

        foreach (var zip in Directory.EnumerateDirectories(folder, "*.zip"))
        {
            using var bytes = new MemoryStream();
            ZipFile.CreateFromDirectory(zip, bytes);
            result.files.Add(Path.GetFileName(zip), bytes.ToArray());
        }

        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (!relative.Contains(".zip/", StringComparison.Ordinal))
            {
                result.files.Add(relative, File.ReadAllBytes(path));
            }
        }

        return result;
    }

    public bool Contains(string path) => files.ContainsKey(path);

    /// <summary>The paths below a folder.</summary>
    public IEnumerable<string> Below(string folder) => Paths.Where(path => path.StartsWith($"{folder}/", StringComparison.Ordinal));

    public byte[] Bytes(string path) => files[path];

    public string Text(string path) => Encoding.UTF8.GetString(Bytes(path));

    public void WriteTo(string folder)
    {
        foreach (var (path, content) in files)
        {
            var full = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllBytes(full, content);
        }
    }
}

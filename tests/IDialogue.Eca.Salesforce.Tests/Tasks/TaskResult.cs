using System.IO.Compression;
using System.Xml.Linq;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Salesforce.Tests.Loopback;

namespace IDialogue.Eca.Salesforce.Tests.Tasks;

/// <summary>What an agent left in the folder of a task, and the org that it is deployed to.</summary>
/// <param name="task">The task.</param>
/// <param name="files">What is in the folder.</param>
internal sealed class TaskResult(AgentTask task, TaskFiles files)
{
    private const string Manifest = "package.xml";

    public TaskFiles Files => files;

    /// <summary>The given files.</summary>
    public TaskFiles Given { get; } = task.Given;

    /// <summary>The text of a file that the task asks for.</summary>
    public string Text(string path)
    {
        files.Contains(path).Should().BeTrue("the request asks for {0}", path);
        return files.Text(path);
    }

    /// <summary>Asserts that the given files have their bytes, except those that the request tells to change.</summary>
    public void KeepsWhatWasGiven(params string[] except)
    {
        // A zip that is made of a folder differs in its times.
        foreach (var path in Given.Paths.Except(except).Where(path => !path.EndsWith(".zip", StringComparison.Ordinal)))
        {
            files.Contains(path).Should().BeTrue("{0} was given", path);
            files.Bytes(path).Should().Equal(Given.Bytes(path), "{0} was given and is not to be changed", path);
        }
    }

    /// <summary>Asserts that a command of the tool ends without errors and warnings; that a deploy takes access is no mistake.</summary>
    /// <returns>The result afterwards.</returns>
    public TaskResult Passes(params string[] command)
    {
        using var folder = new TaskFolder(files);
        var result = folder.Eca(command);
        result.ExitCode.Should().Be(0, "eca {0} finds no error: {1}", string.Join(' ', command), result.Errors);
        result.Errors.Split('\n').Where(line => line.Contains(": warning ", StringComparison.Ordinal))
            .Where(line => !line.Contains("ECA0188", StringComparison.Ordinal))
            .Should().BeEmpty("eca {0} finds nothing", string.Join(' ', command));
        return new TaskResult(task, TaskFiles.Of(folder.Path));
    }

    /// <summary>Deploys a package, a folder or a zip in it, to an org that has the given records.</summary>
    /// <returns>What changes in the org: a line for each field that differs.</returns>
    public IReadOnlyList<string> Deploy(string package) => Deploy(package, out _);

    /// <summary>Deploys a package, a folder or a zip in it, to an org that has the given records.</summary>
    /// <param name="package">Its path.</param>
    /// <param name="org">The org afterwards.</param>
    /// <returns>What changes in the org: a line for each field that differs.</returns>
    public IReadOnlyList<string> Deploy(string package, out OrgRecords org)
    {
        org = GivenOrg();
        var before = Fields(org.All);
        var zips = Zips(package).ToArray();
        zips.Should().NotBeEmpty("the request asks for a package at {0}, with its package.xml", package);
        foreach (var zip in zips)
        {
            org.Deploy(zip, checkOnly: false).Where(component => component.Problem is not null)
                .Select(component => $"{component.Path}: {component.Problem}").Should().BeEmpty("the org takes the package");
        }

        var after = Fields(org.All);
        return
        [
            .. from field in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
               let values = (Before: before.GetValueOrDefault(field, ""), After: after.GetValueOrDefault(field, ""))
               where values.Before != values.After
               select $"{field}: {values.Before} -> {values.After}",
        ];
    }

    /// <summary>The fields of the one record of a type that an org has.</summary>
    public static IReadOnlyDictionary<string, string> Fields(OrgRecords org, MetadataType type) =>
        Fields(org.All.Where(record => record.Type == type)).ToDictionary(field => field.Key.Split('.')[1], field => field.Value);

    /// <summary>The values of records by record and field; an empty one counts as none, and the order of a list does not.</summary>
    private static Dictionary<string, string> Fields(IEnumerable<OrgRecord> records) =>
    (
        from record in records
        from element in record.Content.Elements()
        where element.Value.Length > 0
        group ValueOf(element) by $"{record.FullName}.{element.Name.LocalName}" into field
        select field
    ).ToDictionary(field => field.Key, field => string.Join(' ', field.Order(StringComparer.Ordinal)));

    private static string ValueOf(XElement element)
    {
        var (separator, joint) = element.Name.LocalName.StartsWith("commaSeparated", StringComparison.Ordinal) ? (',', ",") : ('\n', " ");
        var items = element.Value.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return string.Join(joint, items.Order(StringComparer.Ordinal));
    }

    private OrgRecords GivenOrg()
    {
        var org = new OrgRecords { NewElements = { "isOfALaterRelease" } };
        foreach (var path in task.Org.Paths)
        {
            org.Add(Path.GetFileNameWithoutExtension(path), task.Org.Text(path));
        }

        foreach (var app in org.All.Select(record => record.App).OfType<string>().Distinct().ToArray()
            .Where(app => org.Find(ExternalClientApplication.MetadataType, app) is null))
        {
            // Only policies were retrieved, as of an installed app.
            org.Add(app, $"<ExternalClientApplication xmlns='{OrgRecords.Namespace}'/>");
        }

        return org;
    }

    private IEnumerable<byte[]> Zips(string package) =>
        from path in files.Below(package)
        where path.EndsWith(".zip", StringComparison.Ordinal) || Path.GetFileName(path) == Manifest
        select Path.GetFileName(path) == Manifest ? Zip(path[..^Manifest.Length]) : files.Bytes(path);

    private byte[] Zip(string root)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var path in files.Paths.Where(path => path.StartsWith(root, StringComparison.Ordinal)))
            {
                using var entry = zip.CreateEntry(path[root.Length..]).Open();
                entry.Write(files.Bytes(path));
            }
        }

        return bytes.ToArray();
    }
}

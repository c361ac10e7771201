using System.IO.Abstractions;
using System.Text;
using System.Text.Json;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Reading;
using IDialogue.Eca.Reconciliation;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace IDialogue.Eca.MSBuild;

/// <summary>The checked-in file beside a project that lists the policies of the packages that the project references.</summary>
/// <param name="log">Takes findings and lines.</param>
/// <param name="path">Path of the file.</param>
/// <param name="startFolder">Folder in which the build was started; paths below it are shown relative to it.</param>
internal sealed class PolicyLock(TaskLoggingHelper log, string path, string startFolder)
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "eca.lock.json";

    private const int Format = 1;

    private readonly FileSystem fileSystem = new();

    /// <summary>Gets a value indicating whether the project has the file.</summary>
    public bool Exists => fileSystem.File.Exists(path);

    /// <summary>Logs an error for each value of the packages that the file does not list, and for each that only it does.</summary>
    public void Check(IEnumerable<ITaskItem> policyFiles)
    {
        var current = Sort(PackagePolicies.List(fileSystem, policyFiles));
        if (!Exists && current.Length == 0)
        {
            return;
        }

        if (Read() is not { } locked)
        {
            log.LogDiagnostic(DiagnosticCatalog.NoPolicyLock(path, Exists ? "cannot be read" : "does not exist"));
            return;
        }

        foreach (var (package, difference) in Compare(locked, current))
        {
            log.LogDiagnostic(DiagnosticCatalog.PolicyNotLocked(path, package, difference));
        }
    }

    /// <summary>Writes the file if it does not list the policies of the packages as they are, and prints what changed.</summary>
    public void Update(IEnumerable<ITaskItem> policyFiles)
    {
        var current = Sort(PackagePolicies.List(fileSystem, policyFiles));
        var locked = Read();
        if (locked is not null && locked.SequenceEqual(current))
        {
            return;
        }

        if (StagedFiles.Write(fileSystem, (path, Encoding.UTF8.GetBytes(ToText(current)))) is { } finding)
        {
            log.LogDiagnostic(finding);
            return;
        }

        log.LogLine(MessageImportance.High, $"wrote {ShownPath.Below(path, startFolder)}");
        foreach (var (package, difference) in Compare(locked ?? current, current))
        {
            log.LogLine(MessageImportance.High, $"  {package}: {difference}");
        }
    }

    /// <summary>Writes one value a line, so that a line of a diff is a change of one value.</summary>
    private static string ToText(IEnumerable<LockedValue> values)
    {
        var json = new JsonText().Begin('{').Add("format", Format).Begin('{', "packages");
        foreach (var package in values.GroupBy(value => value.Package))
        {
            json.Begin('{', package.Key);
            foreach (var file in package.GroupBy(value => value.File))
            {
                json.Begin('{', file.Key);
                foreach (var value in file)
                {
                    json.Add(value.Title, value.Text);
                }

                json.End('}');
            }

            json.End('}');
        }

        return json.End('}').End('}').ToString();
    }

    /// <summary>Reads the file; <see langword="null"/> if there is none that could be read.</summary>
    private LockedValue[]? Read()
    {
        try
        {
            var content = InputContent.Read(fileSystem, path, InputLimit.ProjectFile, new(path), new DiagnosticBag());
            using var json = JsonDocument.Parse(content is null ? "" : InputFiles.Decode(content) ?? "");
            return json.RootElement.GetProperty("format").GetInt32() != Format ? null : Sort(
                from package in json.RootElement.GetProperty("packages").EnumerateObject()
                from file in package.Value.EnumerateObject()
                from value in file.Value.EnumerateObject()
                select new LockedValue(package.Name, file.Name, value.Name, value.Value.GetString() ?? ""));
        }
        catch (Exception exception) when (exception
            is IOException or UnauthorizedAccessException or JsonException
            or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static LockedValue[] Sort(IEnumerable<LockedValue> values) => [.. values
        .OrderBy(value => value.Package, StringComparer.Ordinal)
        .ThenBy(value => value.File, StringComparer.Ordinal)
        .ThenBy(value => value.Title, StringComparer.Ordinal)];

    /// <summary>Names each value that differs, in the order of the file.</summary>
    private static IEnumerable<(string Package, string Difference)> Compare(LockedValue[] before, LockedValue[] after) =>
        from changed in Sort(before.Except(after).Concat(after.Except(before))).GroupBy(value => (value.Package, value.Place))
        select (changed.Key.Package, $"{changed.Key.Place}: {TextIn(before, changed)} -> {TextIn(after, changed)}");

    private static string TextIn(LockedValue[] values, IEnumerable<LockedValue> changed) =>
        DiffText.Short(changed.FirstOrDefault(values.Contains)?.Text) ?? "(not set)";
}

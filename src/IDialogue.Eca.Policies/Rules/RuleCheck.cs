using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>
/// Checks metadata against the rules, including metadata from other tools. <see cref="PolicyGenerator"/> checks policy files.
/// </summary>
public static class RuleCheck
{
    /// <summary>Reads metadata and checks it against the rules, each Salesforce DX project below the path by itself.</summary>
    /// <param name="fileSystem">The file system to read from.</param>
    /// <param name="path">Path of a folder, of a zip, or of the file of one component.</param>
    /// <param name="settings">Which rules count, and how much; for example those of a policy file.</param>
    /// <param name="today">The day (UTC) against which suppressions expire; none does when absent.</param>
    /// <param name="progress">Receives the path of each folder that is read; none if absent.</param>
    /// <param name="apiVersion">
    /// API version that must know all of the metadata; that of the project or of the package.xml beside it when absent, else none.
    /// </param>
    /// <param name="cancellationToken">Stops the reading between two files.</param>
    /// <returns>What came of each rule, also after errors; values that an org refuses are some.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public static Result<RuleReport> Check(
        IFileSystem fileSystem,
        string path,
        RuleSettings settings,
        DateTime? today,
        IProgress<string>? progress = null,
        ApiVersion? apiVersion = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fileSystem);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(settings);
        var read = MetadataTree.Read(fileSystem, path, progress, new TreeReading
        {
            IsStrict = true,
            CancellationToken = cancellationToken,
        });
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(read.Diagnostics);
        if (read.Value is not { } tree)
        {
            return diagnostics.ToResult(new RuleReport([]) { Unread = read.Diagnostics });
        }

        ReportUnchecked(tree, diagnostics);
        new VersionCheck(apiVersion, diagnostics).Check(tree);
        var check = Check(tree, settings, today);
        diagnostics.AddRange(check.Diagnostics);
        return diagnostics.ToResult(check.Value! with { Unread = tree.Unread });
    }

    /// <summary>Checks all components of a tree against the rules.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="settings">Which rules count, and how much; for example those of a policy file.</param>
    /// <param name="today">The day (UTC) against which suppressions expire; none does when absent.</param>
    public static Result<RuleReport> Check(MetadataTree tree, RuleSettings settings, DateTime? today)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(settings);
        var engine = new RuleEngine(settings, today);
        var apps = tree.Files
            .GroupBy(file => (Project: file.Project?.Folder ?? "", App: file.App?.ToUpperInvariant() ?? ""))
            .OrderBy(app => app.Key.Project, StringComparer.Ordinal)
            .ThenBy(app => app.First().App ?? "", StringComparer.Ordinal)
            .Select(app => engine.Check(RecordsOf([.. app], tree)) with { Project = app.First().Project?.Folder, IsTree = true })
            .ToValueList();
        var report = new RuleReport(apps);
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(report.Findings);
        diagnostics.AddRange(engine.CheckSettings());
        return diagnostics.ToResult(report);
    }

    private static AppRecords RecordsOf(RetrievedFile[] files, MetadataTree tree) => new()
    {
        FullName = files[0].App,
        Records = [.. files.Select(file => file.Component)],
        UnreadableFields = record => ReadExtent.UnreadableFields(record, tree.Places),
        FromVariables = [.. tree.Places.Replaced],
        PackageOf = record => Array.Find(files, file => ReferenceEquals(file.Component, record))!.Package,
        Places = tree.Places,
        MayHave = tree.MayHaveUnread,
        IsTree = true,
    };

    /// <summary>Tells of what no rule looks at, so that no findings are not taken for none that there are.</summary>
    private static void ReportUnchecked(MetadataTree tree, DiagnosticBag diagnostics)
    {
        var connectedApps = tree.FilesOf(ConnectedApp.MetadataType).Count();
        if (tree.Files.Count == 0 && tree.HasUnreadFiles)
        {
            // Each of them has a finding that says why.
        }
        else if (tree.Files.Count == 0)
        {
            diagnostics.Add(DiagnosticCatalog.NothingToValidate(tree.Path));
        }
        else if (connectedApps > 0)
        {
            var finding = DiagnosticCatalog.ConnectedAppsNotChecked(new(tree.Path), connectedApps);
            diagnostics.Add(connectedApps == tree.Files.Count ? finding : finding with { Severity = DiagnosticSeverity.Info });
        }
    }
}

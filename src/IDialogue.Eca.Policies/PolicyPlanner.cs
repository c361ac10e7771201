using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Binding;
using IDialogue.Eca.Policies.Reading;

namespace IDialogue.Eca.Policies;

/// <summary>Reads policy files and what an org has, and plans what becomes of its records.</summary>
/// <param name="fileSystem">The file system to read from.</param>
internal sealed class PolicyPlanner(IFileSystem fileSystem)
{
    /// <summary>
    /// Takes policy files all the way to a package in memory; <see langword="null"/> when what the org has cannot be read.
    /// </summary>
    /// <param name="request">The files.</param>
    /// <param name="diagnostics">Takes the findings.</param>
    /// <param name="outputFolder">Where the package of an earlier run may lie, which is not what the org has.</param>
    /// <param name="isDeployed">Whether the result is to be deployed; a comparison deploys nothing.</param>
    /// <param name="canBeEmpty">Whether policy files may have no records, because their settings are for metadata.</param>
    /// <param name="isInPlace">Whether the records are written to where they were retrieved.</param>
    public PlannedPolicies? Plan(
        PolicyRequest request,
        DiagnosticBag diagnostics,
        string? outputFolder = null,
        bool isDeployed = true,
        bool canBeEmpty = false,
        bool isInPlace = false)
    {
        var policies = PolicyLoader.Load(new InputFiles(fileSystem, request.CancellationToken), request, diagnostics);
        var retrieved = request.Retrieved is { } path ? ReadTree(path, request, policies, outputFolder) : null;
        diagnostics.AddRange(retrieved?.Diagnostics ?? []);
        if (retrieved is { IsSuccess: false })
        {
            // Checked with a tree that was read in part, policies would be blamed for what was not read.
            return null;
        }

        var planned = PlannedPolicies.Create(policies, retrieved?.Value, request.Today, diagnostics, isDeployed);
        planned = canBeEmpty && planned.Components.Count == 0
            ? planned
            : planned with { Package = planned.ToPackage(isInPlace, diagnostics) };
        if (planned is { Package: not null, Retrieved: null } && request.KnownRetrieved is { } known)
        {
            var tree = ReadTree(known, request, policies, outputFolder);
            // A deploy does not need what cannot be read here, but then no warning names what it resets.
            diagnostics.AddRange(tree.Diagnostics
                .Where(finding => finding.Severity == DiagnosticSeverity.Error)
                .Select(finding => finding with { Severity = DiagnosticSeverity.Warning }));
            if (tree.Value is { } read)
            {
                ResetWarning.Report(policies, read, diagnostics);
            }
        }

        if (planned.Package is not null && isDeployed)
        {
            AccessLossWarning.Report(planned, diagnostics);
        }

        return planned;
    }

    /// <summary>
    /// Reads the retrieved records of apps, and those of the policies' types. Rules look at the whole app, but a file that no policy is
    /// about cannot stop a merge.
    /// </summary>
    private Result<MetadataTree> ReadTree(string path, PolicyRequest request, BoundPolicies policies, string? outputFolder)
    {
        var needed = new HashSet<MetadataType>(policies.Types) { ExternalClientApplication.MetadataType };
        var previous = outputFolder is null ? null : PreviousOutput.In(fileSystem, outputFolder);
        var read = MetadataTree.Read(fileSystem, path, request.Progress, new TreeReading
        {
            IsWanted = type => needed.Contains(type) || type.AppField is not null,
            PreviousOutput = previous,
            CancellationToken = request.CancellationToken,
        });
        return read with { Diagnostics = read.Diagnostics.Select(Weigh).OfType<Diagnostic>().ToValueList() };

        Diagnostic? Weigh(Diagnostic finding)
        {
            var name = finding.Location is { } place ? fileSystem.Path.GetFileName(place.File) : "";
            if (new ComponentFileName(name).Type is not { } type || needed.Contains(type))
            {
                return finding;
            }

            return finding.Severity == DiagnosticSeverity.Error ? finding with { Severity = DiagnosticSeverity.Warning } : null;
        }
    }
}

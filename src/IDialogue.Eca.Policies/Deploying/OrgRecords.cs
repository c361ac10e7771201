using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Policies.Deploying;

/// <summary>Retrieves records of an org with Salesforce CLI.</summary>
/// <param name="fileSystem">The file system of the run.</param>
/// <param name="folder">The folder of the run.</param>
/// <param name="targetOrg">Username or alias of the org; the default org of Salesforce CLI when absent.</param>
/// <param name="run">Runs Salesforce CLI.</param>
internal sealed class OrgRecords(IFileSystem fileSystem, string folder, string? targetOrg, OrgRun run)
{
    /// <summary>Retrieves all records of some types into a new folder of the run.</summary>
    /// <param name="why">The reason, for the reader of the run.</param>
    /// <param name="types">The types, at least one.</param>
    /// <param name="apiVersion">Version of the package, which would not take elements that a newer one has.</param>
    /// <param name="name">Name of the new folder.</param>
    /// <param name="diagnostics">Takes the findings.</param>
    /// <returns>Path of the records; <see langword="null"/> after an error.</returns>
    public string? Retrieve(
        string why, IEnumerable<MetadataType> types, ApiVersion apiVersion, string name, DiagnosticBag diagnostics)
    {
        var target = $"{folder}/{name}";
        var command = new CommandLine(
            why, SfCommand.Retrieve(types.Select(type => type.ManifestType!), target, apiVersion, targetOrg));
        if (run.Run(command, diagnostics) && !fileSystem.Directory.Exists(target))
        {
            diagnostics.Add(DiagnosticCatalog.NothingRetrieved(TargetOrg.Name(targetOrg)));
        }

        return diagnostics.HasErrors ? null : target;
    }
}

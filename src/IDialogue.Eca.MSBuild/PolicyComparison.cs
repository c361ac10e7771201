using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Reading;
using IDialogue.Eca.Policies.Reporting;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace IDialogue.Eca.MSBuild;

/// <summary>The comparison of policies with retrieved metadata, by meaning; nothing is written.</summary>
/// <param name="log">Takes findings and lines.</param>
/// <param name="levels">The project's levels of warnings.</param>
/// <param name="startFolder">Folder in which the build was started; paths below it are shown relative to it.</param>
internal sealed class PolicyComparison(TaskLoggingHelper log, WarningLevels levels, string startFolder)
{
    public void Run(GenerationRequest request)
    {
        if (request.Retrieved is null)
        {
            log.LogDiagnostic(DiagnosticCatalog.NothingToCompareWith(request.Project!));
            return;
        }

        var fileSystem = new FileSystem();
        var result = new PolicyGenerator(fileSystem).Compare(request with { SeverityOf = levels.SeverityOf });
        log.LogDiagnostics(result.Diagnostics.Select(
            finding => finding with { Message = ShownPath.InMessage(finding.Message, startFolder) }));
        if (result.HasErrors || result.Value is not { } difference)
        {
            return;
        }

        var policies = PolicyLoader.Load(new InputFiles(fileSystem), request, new DiagnosticBag());
        var text = difference.HasChanges ? difference.ToText() : "No changes: the retrieved records already match.";
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            log.LogMessage(MessageImportance.High, "{0}", policies.Mask.Hide(line));
        }
    }
}

using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies;
using Microsoft.Build.Utilities;

namespace IDialogue.Eca.MSBuild;

/// <summary>The comparison of policies with retrieved metadata, by meaning; nothing is written.</summary>
/// <param name="log">Takes findings.</param>
/// <param name="text">Takes the differences.</param>
/// <param name="startFolder">Folder in which the build was started; paths below it are shown relative to it.</param>
internal sealed class PolicyComparison(TaskLoggingHelper log, TaskText text, string startFolder)
{
    /// <summary>Compares.</summary>
    /// <param name="request">The policies and the retrieved metadata.</param>
    /// <param name="title">A line before the differences, where there are several comparisons.</param>
    /// <returns><see langword="true"/> if they differ; <see langword="null"/> after an error.</returns>
    public bool? Run(GenerationRequest request, string? title = null)
    {
        if (request.Retrieved is null)
        {
            log.LogDiagnostic(DiagnosticCatalog.NothingToCompareWith(request.Project!));
            return null;
        }

        var result = new PolicyGenerator(new FileSystem()).Compare(request);
        log.LogDiagnostics(result.Diagnostics.Select(
            finding => finding with { Message = ShownPath.InMessage(finding.Message, startFolder) }));
        if (result.HasErrors || result.Value is not { } difference)
        {
            return null;
        }

        var shown = difference.HasChanges ? difference.ToText() : "No changes: the retrieved records already match.";
        text.Add(title is null ? [] : [title]);
        text.Add(shown.TrimEnd('\n').Split('\n'));
        return difference.HasChanges;
    }
}

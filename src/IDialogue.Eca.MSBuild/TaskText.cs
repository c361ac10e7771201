using IDialogue.Eca.Diagnostics;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace IDialogue.Eca.MSBuild;

/// <summary>The text of a target that people call to read it.</summary>
/// <param name="log">Takes the lines.</param>
/// <param name="projectFile">Full path of the project.</param>
/// <param name="isWarning">Whether all lines are one warning at the end, for a logger that shows no messages.</param>
internal sealed class TaskText(TaskLoggingHelper log, string projectFile, bool isWarning)
{
    private readonly List<string> lines = [];

    /// <summary>Adds lines that are a part of the result.</summary>
    public void Add(IEnumerable<string> added)
    {
        foreach (var line in added)
        {
            if (isWarning)
            {
                lines.Add(ShownText.Line(line));
            }
            else
            {
                log.LogLine(MessageImportance.High, line);
            }
        }
    }

    /// <summary>Logs what is left to log.</summary>
    public void End()
    {
        if (lines.Count > 0)
        {
            log.LogLines(DiagnosticCatalog.StepsAsWarning(projectFile, lines));
        }
    }
}

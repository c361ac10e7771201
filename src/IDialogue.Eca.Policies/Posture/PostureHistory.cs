using System.IO.Abstractions;
using System.Text;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>
/// A folder with a file for each run. A run reads them all, tells what changed since the last one, and adds its own; it changes no other
/// file, so runs at the same time lose nothing.
/// </summary>
/// <param name="fileSystem">The file system to read from and write to.</param>
/// <param name="folder">Full path of the folder.</param>
internal sealed class PostureHistory(IFileSystem fileSystem, string folder)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Adds a run; the result tells the changes, the scores and since when findings stand.</summary>
    public PostureReport Add(PostureReport report)
    {
        var findings = new DiagnosticBag();
        findings.AddRange(report.Findings);
        var (runs, last) = Read(findings);
        var time = new DateTime(report.Time.Ticks - (report.Time.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
        var snapshots = new PostureSnapshot(last?.Orgs ?? [], time).Of(report);
        var state = PostureRunFile.StateOf(snapshots);
        var run = new PostureRun(time, report.Score, state, last?.State == state ? null : snapshots);
        var text = PostureRunFile.Write(run);
        var path = fileSystem.Path.Combine(folder, PostureRunFile.NameOf(run, text));
        if (StagedFiles.Write(fileSystem, (path, Utf8.GetBytes(text))) is { } problem)
        {
            findings.Add(problem);
        }

        var sinceLast = last is null ? null : runs.Last(other => other.State == last.State);
        return PostureSnapshot.WithTimes(report, snapshots) with
        {
            Findings = findings.ToValueList(),
            Trend = new PostureTrend(
                sinceLast?.Time,
                last is null ? [] : PostureComparison.Of(last.Orgs!, snapshots),
                runs.Append(run).Select(other => new ScorePoint(other.Time, other.Score)).OrderBy(point => point.Time).ToValueList()),
        };
    }

    /// <summary>Reads the runs in the order of time, and the last one that has its orgs.</summary>
    private (List<PostureRun> Runs, PostureRun? Last) Read(DiagnosticBag findings)
    {
        var runs = new List<PostureRun>();
        PostureRun? last = null;
        foreach (var path in Files(findings))
        {
            if (InputContent.Read(fileSystem, path, InputLimit.HistoryRun, new SourceLocation(path), findings) is not { } content)
            {
                continue;
            }

            // Version control may have changed line ends; in texts of JSON they are escaped.
            var text = Utf8.GetString(content).Replace("\r\n", "\n");
            if (PostureRunFile.Read(text) is { } run && PostureRunFile.NameOf(run, text) == fileSystem.Path.GetFileName(path))
            {
                last = run.Orgs is null ? last : run;
                runs.Add(run with { Orgs = null });
            }
            else
            {
                findings.Add(DiagnosticCatalog.NotARun(path));
            }
        }

        return (runs, last);
    }

    /// <summary>The files of the folder but for hidden ones, in the order of their names.</summary>
    private string[] Files(DiagnosticBag findings)
    {
        try
        {
            return fileSystem.Directory.Exists(folder)
                ? [.. fileSystem.Directory.EnumerateFiles(folder)
                    .Where(path => fileSystem.Path.GetFileName(path)[0] != '.').OrderBy(path => path, StringComparer.Ordinal)]
                : [];
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            findings.Add(DiagnosticCatalog.CannotRead(new SourceLocation(folder), exception.Message));
            return [];
        }
    }
}

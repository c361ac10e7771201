using System.IO.Abstractions;
using System.Text;
using System.Text.Json;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Policies.Deploying;

/// <summary>Asks an org for records by Salesforce CLI.</summary>
/// <param name="fileSystem">The file system of the run.</param>
/// <param name="folder">The folder of the run, which takes queries with names.</param>
/// <param name="targetOrg">Username or alias of the org; the default org of Salesforce CLI when absent.</param>
/// <param name="run">Runs Salesforce CLI.</param>
internal sealed class OrgQueries(IFileSystem fileSystem, string folder, string? targetOrg, OrgRun run)
{
    private (bool IsKnown, string? Name) ownNamespace;

    /// <summary>Gets the name of the org in messages.</summary>
    public string Org { get; } = Deploying.TargetOrg.Name(targetOrg);

    /// <summary>Gets the username or alias of the org; the default org of Salesforce CLI when absent.</summary>
    public string? TargetOrg => targetOrg;

    /// <summary>Gets what hides values of variables in a line.</summary>
    public Func<string, string> Hide => run.Hide;

    /// <summary>Asks a query; <see langword="null"/> after an error of this machine, which is told.</summary>
    /// <param name="why">The purpose of the query.</param>
    /// <param name="query">The query.</param>
    /// <param name="problem">The problem in the words of Salesforce CLI; absent if there was none.</param>
    /// <param name="diagnostics">Takes the findings.</param>
    public IReadOnlyList<JsonElement>? Ask(string why, OrgQuery query, out string? problem, DiagnosticBag diagnostics)
    {
        problem = null;
        return CommandOf(why, query, diagnostics) is { } command ? Read(command, out problem, diagnostics) : null;
    }

    /// <summary>Runs a command that lists something; <see langword="null"/> after an error of this machine, which is told.</summary>
    /// <param name="command">The command, which answers in JSON.</param>
    /// <param name="problem">The problem in the words of Salesforce CLI; absent if there was none.</param>
    /// <param name="diagnostics">Takes the findings.</param>
    public IReadOnlyList<JsonElement>? Read(CommandLine command, out string? problem, DiagnosticBag diagnostics)
    {
        problem = null;
        if (run.Read(command, diagnostics) is not { } read)
        {
            return null;
        }

        var answer = QueryAnswer.Read(read.Output);
        problem = answer.Records is null ? answer.Problem ?? ProblemOf(read.ExitCode) : null;
        return answer.Records;
    }

    /// <summary>Asks a query; an org that refuses it is told, and has nothing to say about the records.</summary>
    public IReadOnlyList<JsonElement>? Find(OrgQuery query, DiagnosticBag diagnostics) =>
        Find(query, problem => DiagnosticCatalog.NotLookedUp(query.Subject, Org, problem), diagnostics);

    /// <summary>Asks a query; an org that refuses it is told in the words of the caller.</summary>
    public IReadOnlyList<JsonElement>? Find(OrgQuery query, Func<string, Diagnostic> refused, DiagnosticBag diagnostics)
    {
        var records = Ask($"Look up the {query.Subject}.", query, out var problem, diagnostics);
        if (problem is not null)
        {
            diagnostics.Add(refused(Hide(problem)));
        }

        return records;
    }

    /// <summary>
    /// Checks whether a namespace is the org's own, as in an org in which packages are developed; the org is asked once, and where it does
    /// not tell, none is.
    /// </summary>
    public bool IsOwn(string name)
    {
        if (!ownNamespace.IsKnown)
        {
            var records = Ask("Look up the org's own namespace.", OrgQuery.OwnNamespace, out _, new DiagnosticBag());
            ownNamespace = (true, records is { Count: 1 } ? QueryAnswer.Text(records[0], "NamespacePrefix") : null);
        }

        return name.Equals(ownNamespace.Name, StringComparison.OrdinalIgnoreCase);
    }

    private static string ProblemOf(int exitCode) => exitCode == 0
        ? "Salesforce CLI wrote no JSON with records"
        : FormattableString.Invariant($"exit code {exitCode}");

    private CommandLine? CommandOf(string why, OrgQuery query, DiagnosticBag diagnostics)
    {
        if (!query.HasNames)
        {
            return new CommandLine(why, SfCommand.Query(query.Text, targetOrg));
        }

        var path = $"{folder}/{query.FileName}";
        if (StagedFiles.Write(fileSystem, (path, Encoding.UTF8.GetBytes(query.Text))) is { } refused)
        {
            diagnostics.Add(refused);
            return null;
        }

        return new CommandLine($"{why} {ShownText.Line(query.Shown)}", SfCommand.QueryFile(path, targetOrg));
    }
}

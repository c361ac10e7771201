using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Planning;
using IDialogue.Eca.Policies.Reading;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>Reads the posture of orgs, one after the other. Of each, only the posture stays in memory.</summary>
/// <param name="fileSystem">The file system to read from.</param>
internal sealed class PostureReader(IFileSystem fileSystem)
{
    private static readonly HashSet<string> RuleCodes =
        new(RuleCatalog.Rules.Select(rule => rule.Description.Code), StringComparer.Ordinal);

    /// <summary>Reads the orgs of a request. One that cannot be read stops none of the others.</summary>
    public PostureReport Read(PostureRequest request)
    {
        var inputs = new OrgInputs(fileSystem, request.Environment).Find(request.Paths, request.Folder);
        var findings = new DiagnosticBag();
        var guard = PolicyLoader.LoadGuard(new InputFiles(fileSystem, request.CancellationToken), request.Guard, findings);
        var settings = new RuleSettings { Baselines = request.Baselines }.Under(guard, request.NoSuppressions);
        var orgs = new List<OrgPosture>();
        foreach (var input in inputs)
        {
            var org = Read(input, request, settings);
            findings.AddRange(org.Unread);
            if (org.IsUnreadable)
            {
                findings.Add(DiagnosticCatalog.OrgUnreadable(input.Path, org.Name));
            }

            orgs.Add(org);
        }

        return new PostureReport(orgs.ToValueList(), request.Time)
        {
            Baselines = request.Baselines,
            Commit = request.Commit,
            Findings = findings.ToValueList().Distinct().ToValueList(),
            Folder = request.Folder,
        };
    }

    private OrgPosture Read(OrgInput input, PostureRequest request, RuleSettings settings) => input.Kind switch
    {
        OrgInputKind.Policies => ReadPolicies(input, request, settings),
        OrgInputKind.Plan => ReadPlan(input),
        _ => ReadMetadata(input, request, settings),
    };

    private OrgPosture ReadMetadata(OrgInput input, PostureRequest request, RuleSettings settings)
    {
        var check = RuleCheck.Check(
            fileSystem,
            input.Path,
            settings,
            request.Time,
            request.Progress,
            cancellationToken: request.CancellationToken);
        return OrgOf(input, request, check.Value!, check.Diagnostics, isWhole: true);
    }

    private OrgPosture ReadPolicies(OrgInput input, PostureRequest request, RuleSettings settings)
    {
        var diagnostics = new DiagnosticBag();
        var policies = PolicyLoader.Load(
            new InputFiles(fileSystem, request.CancellationToken),
            new PolicyRequest
            {
                PolicyFiles = [input.Path],
                Environment = input.Environment,
                Configuration = request.Configuration,
                Guard = request.Guard,
                NoSuppressions = request.NoSuppressions,
            },
            diagnostics);
        policies = policies with
        {
            Files = policies.Files.Select(file => file with { Rules = RuleSettings.Join([file.Rules, settings]) }).ToValueList(),
        };
        var planned = PlannedPolicies.Create(policies, retrieved: null, request.Time, diagnostics);
        return OrgOf(input, request, planned.Rules, diagnostics.ToValueList(), isWhole: false);
    }

    private OrgPosture ReadPlan(OrgInput input)
    {
        var diagnostics = new DiagnosticBag();
        var plan = InputContent.Read(fileSystem, input.Path, InputLimit.Plan, new SourceLocation(input.Path), diagnostics) is { } content
            ? DeploymentPlan.Read(content, input.Path)
            : diagnostics.ToResult<DeploymentPlan>(null);
        return new OrgPosture(input.Name)
        {
            Kind = input.Kind,
            Unread = plan.Diagnostics,
            IsUnreadable = plan.Value is null,
            Apps = plan.Value is null ? [] : PlanPosture.AppsOf(plan.Value),
        };
    }

    private static OrgPosture OrgOf(
        OrgInput input, PostureRequest request, RuleReport report, ValueList<Diagnostic> findings, bool isWhole)
    {
        var reader = new AppPostureReader(request.Baselines, isWhole);
        var unread = findings.Where(finding => !RuleCodes.Contains(finding.Code)).ToValueList();
        return new OrgPosture(input.Name)
        {
            Kind = input.Kind,
            Unread = unread,
            IsUnreadable = report.Apps.Count == 0 && unread.Any(finding => finding.Severity == DiagnosticSeverity.Error),
            Apps = report.Apps.Select(reader.Read).Where(app => app.Records.Count > 0)
                .OrderBy(app => app.IsOrg).ThenBy(app => app.Name, StringComparer.Ordinal).ToValueList(),
        };
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;
using IDialogue.Eca.Cli.Arguments;
using IDialogue.Eca.Cli.Deploying;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Planning;
using IDialogue.Eca.Policies.Reading;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca apply</c>: exactly what a plan file says, or nothing.</summary>
internal sealed class ApplyCommand : ToolCommand
{
    public const string DryRun = "--dry-run";
    public const string NoUndo = "--no-undo";

    private readonly PathArgument plan = new(
        "plan", "The plan file, of eca plan or of an undo.", ArgumentArity.ExactlyOne, takesInput: false);

    private readonly VariablesOption set = new();
    private readonly OrgOption org;
    private readonly Option<bool> dryRun = new(DryRun) { Description = "Only validate the deploy against the org; change nothing." };
    private readonly PathOption undo = new(
        "--undo", "file", "Write the plan that undoes the deploy to this file. Default: acme.undo.ecaplan beside acme.ecaplan.");

    private readonly Option<bool> noUndo = new(NoUndo) { Description = "Write no plan that undoes the deploy." };
    private readonly PathOption publicKey = new(
        "--public-key",
        "file",
        "Require a signature of the plan by this key, in PEM: RSA or ECDSA, as openssl dgst and cosign sign-blob make it.");

    private readonly PathOption signature = new(
        "--signature", "file", "The signature, binary or in base64. Default: the plan's path with .sig.");

    public ApplyCommand(ToolHost host)
        : base(host, "apply", "Applies a plan file to an org: deploys exactly what it says, compares, and writes the plan that undoes it.")
    {
        Add(plan);
        Add(set);
        org = new OrgOption(host, "Username or alias of the org. Default: sf's default org.");
        Add(org);
        Add(dryRun);
        Add(undo);
        Add(noUndo);
        Add(publicKey);
        Add(signature);
        Validators.Add(result =>
        {
            if (result.GetResult(signature) is not null && result.GetResult(publicKey) is null)
            {
                result.AddError("'--signature' has no effect without '--public-key'. Add it, or omit '--signature'.");
            }

            if (result.GetResult(noUndo) is { Implicit: false } && result.GetResult(undo) is not null)
            {
                result.AddError($"'{undo.Name}' names the file that '{NoUndo}' does not write. Omit one of the two.");
            }
        });
    }

    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        ("eca apply acme.ecaplan --target-org acme", "what was approved"),
        ("eca apply acme.undo.ecaplan --target-org acme", "the way back"),
        ("eca apply acme.ecaplan --public-key approver.pem --target-org acme", "only if acme.ecaplan.sig is the approver's signature"),
    ];

    protected override IEnumerable<string> ImpliedInputs(CommandResult result) =>
        result.GetResult(plan) is { Tokens: [{ Value.Length: > 0 } path, ..] } && result.GetResult(signature) is null
            ? [SignatureOf(path.Value)]
            : [];

    private static string SignatureOf(string plan) => plan + ".sig";

    protected override Outcome Run(ParseResult parsed)
    {
        var path = Host.FileSystem.Path.GetFullPath(parsed.GetValue(plan)![0]);
        var diagnostics = new DiagnosticBag();
        var content = InputContent.Read(Host.FileSystem, path, InputLimit.Plan, new SourceLocation(path), diagnostics);
        if (content is null || !IsSigned(parsed, path, content, diagnostics))
        {
            return new Outcome(diagnostics.ToValueList());
        }

        var read = DeploymentPlan.Read(content, path);
        if (read.Value is not { } approved)
        {
            return new Outcome(read.Diagnostics);
        }

        var configuration = PolicyVariables.Combine(Host.EnvironmentVariables, set.ValuesOf(parsed));
        var isDryRun = parsed.GetValue(dryRun);
        var values = new VariableMask(approved.Variables, name => configuration[name]);
        var session = new OrgSession(Host, parsed.GetValue(org), IsJson(parsed), values);
        return session.Run(kept: null, (deployment, found) =>
        {
            session.ShowChanges(PlanText.Write(approved, hasSteps: false));
            var back = parsed.GetValue(noUndo) ? null : undo.FullPath(parsed, Host) ?? UndoFile.Beside(path);
            if (back is not null)
            {
                if (!UndoFile.IsFree(Host, back, found, out var earlier))
                {
                    return new Outcome([]);
                }

                deployment.Undo.Earlier = earlier;
                deployment.Undo.Write = (kept, problems) => UndoFile.Keep(Host, back, kept, session.Output, problems);
            }

            deployment.Apply(approved, path, configuration, isDryRun, isRetrieved: false, found);
            var result = found.HasErrors ? "" : $"\n{deployment.Result}\n";
            var undone = back is not null && deployment.Undo.Plan is { HasChanges: true } ? back : null;
            if (back is not null && deployment.Undo.Plan is { SaysSomething: true } made)
            {
                UndoFile.Write(Host, back, made, found);
            }

            var note = undone is null ? "" : $"To undo it: {ShownText.Line(UndoLine(parsed, undone, deployment.Undo.Plan!))}\n";
            note += deployment.Undo.Plan is { } known ? PlanText.WriteNotUndone(known) : "";
            return new Outcome([])
            {
                Text = result + note,
                Json = json =>
                {
                    PlanWriter.Write(json, approved);
                    json.Add("isDryRun", isDryRun)
                        .Add("undo", undone is null ? null : ShownPath.Below(undone, Host.Folder))
                        .Add("result", found.HasErrors ? null : deployment.Result);
                },
            };
        });
    }

    private string UndoLine(ParseResult parsed, string path, DeploymentPlan back)
    {
        ValueList<string> arguments =
        [
            "apply",
            ShownPath.Below(path, Host.Folder),
            .. org.ToArguments(parsed),
            .. back.Variables.SelectMany(set.PlaceholderOf),
        ];
        return new Policies.Deploying.CommandLine("", Policies.Deploying.CommandLine.Eca, arguments).ToString();
    }

    private bool IsSigned(ParseResult parsed, string path, byte[] content, DiagnosticBag diagnostics)
    {
        if (publicKey.FullPath(parsed, Host) is not { } keyPath)
        {
            return true;
        }

        var signaturePath = signature.FullPath(parsed, Host) ?? SignatureOf(path);
        var key = InputContent.Read(Host.FileSystem, keyPath, InputLimit.Key, new SourceLocation(keyPath), diagnostics);
        var signed = InputContent.Read(Host.FileSystem, signaturePath, InputLimit.Key, new SourceLocation(signaturePath), diagnostics);
        if (key is not null && signed is not null && PlanSignature.FindProblem(content, signed, key) is { } problem)
        {
            diagnostics.Add(DiagnosticCatalog.InvalidPlanSignature(path, problem));
        }

        return !diagnostics.HasErrors;
    }
}

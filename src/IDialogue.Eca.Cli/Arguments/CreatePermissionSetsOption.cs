using System.CommandLine;

namespace IDialogue.Eca.Cli.Arguments;

/// <summary><c>--create-permission-sets</c>, for a new app.</summary>
internal sealed class CreatePermissionSetsOption : Option<bool>
{
    public CreatePermissionSetsOption()
        : base("--create-permission-sets") =>
        Description = "Create the permission sets that the policies name and the org lacks, without any permission.";

    /// <summary>Arguments that say the same.</summary>
    public IEnumerable<string> ToArguments(ParseResult parsed) => parsed.GetValue(this) ? [Name] : [];
}

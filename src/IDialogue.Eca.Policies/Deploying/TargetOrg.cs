using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Policies.Deploying;

/// <summary>The org of a command, as Salesforce CLI knows it.</summary>
internal static class TargetOrg
{
    /// <summary>Finds what is wrong with a username or alias; <see langword="null"/> if nothing is.</summary>
    /// <remarks>On Windows sf is a batch file, and the command line of one is read twice.</remarks>
    public static Diagnostic? ProblemOf(string org) =>
        !Shell.Any.IsPlain(org) || org[0] == '-' ? DiagnosticCatalog.InvalidTargetOrg(org, Shell.Any.PlainMarks) : null;

    /// <summary>Names an org in a message; <see langword="null"/> is the default org of Salesforce CLI.</summary>
    public static string Name(string? org) => org is null ? "the org" : $"the org '{org}'";
}

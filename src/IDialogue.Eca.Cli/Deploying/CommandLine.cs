namespace IDialogue.Eca.Cli.Deploying;

/// <summary>One command of a run.</summary>
/// <param name="Why">What it is for.</param>
/// <param name="Tool"><see cref="SalesforceCli"/> or <see cref="Eca"/>.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record CommandLine(string Why, string Tool, ValueList<string> Arguments)
{
    public const string SalesforceCli = "sf";
    public const string Eca = "eca";

    /// <summary>What stands for the folder of a run in arguments; each run has its own.</summary>
    public const string WorkFolder = "$work";

    /// <summary>The command for the folder of a run.</summary>
    public CommandLine In(string folder) => this with
    {
        Arguments = Arguments
            .Select(argument => argument.StartsWith(WorkFolder, StringComparison.Ordinal) ? folder + argument[WorkFolder.Length..] : argument)
            .ToValueList(),
    };
}

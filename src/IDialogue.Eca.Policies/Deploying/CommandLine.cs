using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Policies.Deploying;

/// <summary>One command of a run.</summary>
/// <param name="Why">What it is for.</param>
/// <param name="Tool"><see cref="SfCommand.Program"/> or <see cref="Eca"/>.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record CommandLine(string Why, string Tool, ValueList<string> Arguments)
{
    public const string Eca = "eca";

    /// <summary>The folder of a run in arguments; each run has its own. No argument from elsewhere can contain NUL.</summary>
    public const string WorkFolder = "\0";

    public CommandLine(string why, SfCommand command)
        : this(why, SfCommand.Program, command.Arguments)
    {
    }

    /// <summary>Gets the command that tells what became of this one, which changes the org; absent for one that does not.</summary>
    public CommandLine? Report { get; init; }

    /// <summary>Gets a value indicating whether the exit code 2 is a success too: that of a plan with changes.</summary>
    public bool CanDiffer { get; init; }

    /// <summary>The path below <see cref="WorkFolder"/>, or <see langword="null"/> for an argument that is none.</summary>
    public static string? PathInWorkFolder(string argument) =>
        argument.StartsWith(WorkFolder, StringComparison.Ordinal) ? argument.Substring(WorkFolder.Length) : null;

    /// <summary>The command line as the shells of this system read it.</summary>
    public override string ToString() =>
        Shell.LineToFillIn(Tool == SfCommand.Program ? Shell.OfSfReader : Shell.OfReader, [.. Arguments.Prepend(Tool)]);
}

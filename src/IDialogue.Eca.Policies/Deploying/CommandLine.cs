using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Policies.Deploying;

/// <summary>One command of a run.</summary>
/// <param name="Why">What it is for.</param>
/// <param name="Tool"><see cref="SfCommand.Program"/> or <see cref="Eca"/>.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record CommandLine(string Why, string Tool, ValueList<string> Arguments)
{
    public const string Eca = "eca";

    /// <summary>The command of <see cref="Eca"/> that compares; its other one builds.</summary>
    public const string Diff = "diff";

    /// <summary>The option of both with the retrieved records.</summary>
    public const string Retrieved = "--retrieved";

    /// <summary>The option with the folder for the package.</summary>
    public const string Output = "--output";

    /// <summary>The folder of a run in arguments; each run has its own. No argument from elsewhere can contain NUL.</summary>
    public const string WorkFolder = "\0";

    public CommandLine(string why, SfCommand command)
        : this(why, SfCommand.Program, command.Arguments)
    {
    }

    /// <summary>Gets the command that tells what became of this one, which changes the org; absent for one that does not.</summary>
    public CommandLine? Report { get; init; }

    /// <summary>Gets the value of an option.</summary>
    public string ValueOf(string option) => Arguments.SkipWhile(argument => argument != option).ElementAt(1);

    /// <summary>The path below <see cref="WorkFolder"/>, or <see langword="null"/> for an argument that is none.</summary>
    public static string? PathInWorkFolder(string argument) =>
        argument.StartsWith(WorkFolder, StringComparison.Ordinal) ? argument.Substring(WorkFolder.Length) : null;

    /// <summary>The command for the folder of a run.</summary>
    public CommandLine In(string folder) => this with
    {
        Arguments = Arguments.Select(argument => PathInWorkFolder(argument) is { } path ? folder + path : argument).ToValueList(),
    };

    /// <summary>The command line as the shells of this system read it.</summary>
    public override string ToString() =>
        Shell.LineToFillIn(Tool == SfCommand.Program ? Shell.OfSfReader : Shell.OfReader, [.. Arguments.Prepend(Tool)]);
}

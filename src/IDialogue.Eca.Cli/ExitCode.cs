namespace IDialogue.Eca.Cli;

/// <summary>Exit codes of the tool.</summary>
internal static class ExitCode
{
    /// <summary>Success, possibly with warnings.</summary>
    public const int Success = 0;

    /// <summary>An error; no file was changed.</summary>
    public const int Error = 1;

    /// <summary>Success; the two sides of a comparison differ.</summary>
    public const int Different = 2;
}

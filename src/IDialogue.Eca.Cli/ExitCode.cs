namespace IDialogue.Eca.Cli;

/// <summary>What the tool tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>All went well; there may be warnings.</summary>
    public const int Fine = 0;

    /// <summary>There was an error; nothing was changed by the command.</summary>
    public const int Error = 1;

    /// <summary>All went well, and the two sides of a comparison differ.</summary>
    public const int Different = 2;
}

namespace IDialogue.Eca.MSBuild;

/// <summary>Runs programs of others.</summary>
internal interface IProcessRunner
{
    /// <summary>Runs a program and waits for it.</summary>
    /// <param name="tool">Name of the program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Its current folder.</param>
    /// <param name="take">Takes each line that it writes, and whether it is one of its error output; called by this thread.</param>
    /// <param name="cancellationToken">Stops the program.</param>
    /// <returns>Its exit code, or <see langword="null"/> if it is not installed.</returns>
    /// <exception cref="OperationCanceledException">The program was stopped.</exception>
    int? Run(
        string tool, IEnumerable<string> arguments, string folder, Action<string, bool> take, CancellationToken cancellationToken);
}

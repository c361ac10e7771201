namespace IDialogue.Eca.Packaging;

/// <summary>Exceptions that a file system throws for reasons of its own.</summary>
internal static class FileProblem
{
    public static bool Is(Exception exception) =>
        exception is IOException
            or UnauthorizedAccessException
            or System.Security.SecurityException
            or ArgumentException
            or NotSupportedException;
}

namespace IDialogue.Eca.Policies.Posture;

/// <summary>The kinds of input for an org.</summary>
internal enum OrgInputKind
{
    /// <summary>Metadata that was retrieved: a folder, a zip, or the file of a component.</summary>
    Metadata,

    /// <summary>A policy file.</summary>
    Policies,

    /// <summary>A plan file.</summary>
    Plan,
}

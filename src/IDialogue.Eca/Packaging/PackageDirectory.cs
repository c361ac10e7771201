namespace IDialogue.Eca.Packaging;

/// <summary>A folder of a Salesforce DX project that holds source.</summary>
/// <param name="Path">Full path of the folder.</param>
/// <param name="Package">Name of the package whose versions are made of the folder; absent when none is.</param>
/// <param name="IsDefault">Whether Salesforce CLI writes here what no other package directory has.</param>
public sealed record PackageDirectory(string Path, string? Package, bool IsDefault);

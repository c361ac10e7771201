namespace IDialogue.Eca.Policies.Keys;

/// <summary>Keys of a certificate that is not written as text.</summary>
internal static class CertificateKeys
{
    public static PolicyKey File { get; } = new(
        "file", KeyShape.Single, KeyValue.Text, "Path of the certificate file, relative to the policy file.")
    {
        IsRequired = true,
        Example = "certificates/agent.pem",
    };

    public static IReadOnlyList<PolicyKey> All { get; } = [File];
}

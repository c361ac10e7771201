using System.Xml.Serialization;
using BenchmarkDotNet.Attributes;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Benchmarks;

/// <summary>One policy record to the bytes of its file.</summary>
[InProcess]
[MemoryDiagnoser]
[SimpleJob]
public class SerializationBenchmarks
{
    private static readonly ExtlClntAppOauthConfigurablePolicies Policies = new()
    {
        FullName = "Agent_oauth_defaultPolicy",
        CommaSeparatedPermissionSet = "Agent_User",
        ExternalClientApplication = "acme__Agent",
        IpRelaxationPolicyType = IpRelaxationPolicyType.Enforce_relaxrefresh,
        PermittedUsersPolicyType = PermittedUsersPolicyType.AdminApprovedPreAuthorized,
        RefreshTokenPolicyType = RefreshTokenPolicyType.Infinite,
    };

    private static readonly PlainPolicies Plain = new()
    {
        CommaSeparatedPermissionSet = "Agent_User",
        ExternalClientApplication = "acme__Agent",
        IpRelaxationPolicyType = "Enforce_relaxrefresh",
        PermittedUsersPolicyType = "AdminApprovedPreAuthorized",
        RefreshTokenPolicyType = "Infinite",
    };

    private static readonly XmlSerializer Serializer = new(typeof(PlainPolicies));

    private static readonly byte[] Bytes = MetadataXml.SerializeToUtf8Bytes(Policies);

    /// <summary>What somebody would write who has only the framework.</summary>
    [Benchmark(Baseline = true)]
    public byte[] Framework() => Plain.ToUtf8Bytes(Serializer);

    /// <summary>This library.</summary>
    [Benchmark]
    public byte[] Library() => MetadataXml.SerializeToUtf8Bytes(Policies);

    /// <summary>The least that anybody can do: copy the bytes.</summary>
    [Benchmark]
    public byte[] Copy() => [.. Bytes];
}

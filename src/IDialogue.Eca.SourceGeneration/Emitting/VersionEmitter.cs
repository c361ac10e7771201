using IDialogue.Eca.SourceGeneration.Catalog;

namespace IDialogue.Eca.SourceGeneration.Emitting;

/// <summary>Emits the versions that the catalogue covers.</summary>
internal static class VersionEmitter
{
    public static string Emit(CatalogVersions versions) => CSharp.FileStart +
        $$"""
        public readonly partial record struct ApiVersion
        {
            /// <summary>Gets {{versions.Oldest}}, the oldest version that the catalogue covers.</summary>
            public static ApiVersion Oldest => {{CSharp.Version(versions.Oldest)}};

            /// <summary>Gets {{versions.Newest}}, the newest version that the catalogue covers.</summary>
            public static ApiVersion Newest => {{CSharp.Version(versions.Newest)}};

            /// <summary>Gets {{versions.Default}}, the version used where none is given.</summary>
            public static ApiVersion Default => {{CSharp.Version(versions.Default)}};
        }

        """;
}

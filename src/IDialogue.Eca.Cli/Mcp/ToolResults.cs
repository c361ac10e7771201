namespace IDialogue.Eca.Cli.Mcp;

/// <summary>The results of tools beside their findings: the JSON Schema of each key, in JSON, without the braces around.</summary>
internal static class ToolResults
{
    /// <summary>The result of 'explain'.</summary>
    public const string Pages =
        """
        "pages": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": { "code": { "type": "string" }, "title": { "type": "string" }, "markdown": { "type": "string" } }
          }
        }
        """;

    /// <summary>The result of 'import' and 'convert'.</summary>
    public const string Policy =
        """
        "policy": { "type": "string", "description": "The text of the policy file, in YAML." }
        """;

    /// <summary>The result of 'links'.</summary>
    public const string Steps =
        """
        "steps": {
          "type": "array",
          "description": "The steps into an org, in an order that locks no one out. Give them to a person; this server runs none.",
          "items": {
            "type": "object",
            "properties": {
              "kind": { "type": "string" },
              "instruction": { "type": "string" },
              "reason": { "type": ["string", "null"] },
              "commands": { "type": "array", "items": { "type": "string" } },
              "links": { "type": "array" }
            }
          }
        }
        """;

    /// <summary>The result of 'diff'.</summary>
    public const string Difference =
        """
        "hasChanges": { "type": "boolean" },
        "components": {
          "type": "array",
          "description": "The compared records; one without fields does not differ.",
          "items": {
            "type": "object",
            "properties": {
              "type": { "type": "string" },
              "fullName": { "type": "string" },
              "app": { "type": ["string", "null"] },
              "path": { "type": ["string", "null"] },
              "isNew": { "type": "boolean" },
              "isDeleted": { "type": "boolean" },
              "fields": {
                "type": "array",
                "items": {
                  "type": "object",
                  "properties": {
                    "kind": {
                      "enum": ["added", "changed", "removed", "writeOnly", "willReset"],
                      "description": "willReset: the policies omit it and the merge keeps it; only a package without 'retrieved' resets it."
                    },
                    "path": { "type": "string" },
                    "title": { "type": "string", "description": "The field in Setup's words." },
                    "before": { "type": ["string", "null"], "description": "The retrieved value." },
                    "beforeInWords": { "type": ["string", "null"] },
                    "after": { "type": ["string", "null"], "description": "The value by the policies." },
                    "afterInWords": { "type": ["string", "null"] }
                  }
                }
              }
            }
          }
        },
        "losses": { "type": "array", "items": { "type": "string" }, "description": "Who loses access by a deploy." }
        """;

    /// <summary>The result of 'plan'.</summary>
    public const string Plan =
        $$"""
        "plan": {
          "type": "object",
          "properties": {
            "recordCount": { "type": "integer", "description": "Number of compared records." },
            "records": {
              "type": "array",
              "description": "The records that change.",
              "items": {
                "type": "object",
                "properties": {
                  "type": { "type": "string" },
                  "fullName": { "type": "string" },
                  "app": { "type": ["string", "null"] },
                  "action": { "type": "string" },
                  "changes": {
                    "type": "array",
                    "items": {
                      "type": "object",
                      "properties": {
                        "kind": { "type": "string" },
                        "title": { "type": "string" },
                        "before": { "type": ["string", "null"] },
                        "after": { "type": ["string", "null"] }
                      }
                    }
                  }
                }
              }
            },
            "gains": { {{Effects}} "description": "Who gains access, by app." },
            "losses": { {{Effects}} "description": "Who loses access, by app." },
            {{Steps}}
          }
        }
        """;

    /// <summary>The result of 'build'.</summary>
    public const string Package =
        $$"""
        "apiVersion": { "type": "string" },
        "components": { "type": "array", "description": "The records of the package: type, fullName, app." },
        "deletions": { "type": "array", "description": "Records that the package deletes." },
        "files": { "type": "array", "description": "The written files: path, and isChanged." },
        "deployPaths": { "type": "array", "items": { "type": "string" } },
        "difference": {
          "type": "object",
          "description": "With 'retrieved': what the package changes.",
          "properties": { {{Difference}} }
        },
        "effects": { "type": "array", "description": "Who can use each app after a deploy." },
        {{Steps}}
        """;

    private const string Effects =
        """
        "type": "array",
        "items": {
          "type": "object",
          "properties": { "app": { "type": "string" }, "kind": { "type": "string" }, "description": { "type": "string" } }
        },
        """;
}

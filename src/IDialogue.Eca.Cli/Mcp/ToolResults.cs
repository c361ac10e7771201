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
        $$"""
        "hasChanges": { "type": "boolean" },
        "components": {
          "type": "array",
          "description": "The compared records; one without fields does not differ.",
          "items": {
            "type": "object",
            "properties": {
              {{Changes}},
              "keptByMerge": {
                "type": "array",
                "description": "Values that the policies omit. A merge keeps them: a package built with 'retrieved' changes none.",
                "items": {
                  "type": "object",
                  "properties": {
                    "path": { "type": "string" },
                    "title": { "type": "string", "description": "The field in Setup's words." },
                    "value": { "type": ["string", "null"], "description": "The retrieved value, which stays." },
                    "valueInWords": { "type": ["string", "null"] },
                    "withoutMerge": {
                      "type": ["string", "null"],
                      "description": "What a package built without 'retrieved' would set instead; null if it is removed or not known."
                    },
                    "withoutMergeInWords": { "type": ["string", "null"] }
                  }
                }
              }
            }
          }
        },
        "losses": { {{Effects}} "description": "Who loses access by a deploy, by app." }
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
          "properties": {
            "hasChanges": { "type": "boolean" },
            "components": {
              "type": "array",
              "description": "Each record with the fields that the merge writes. It keeps all other values of the org.",
              "items": { "type": "object", "properties": { {{Changes}} } }
            },
            "losses": { {{Effects}} "description": "Who loses access by a deploy, by app." }
          }
        },
        "effects": { "type": "array", "description": "Who can use each app after a deploy." },
        {{Steps}}
        """;

    /// <summary>A compared record, and the fields that a merge writes.</summary>
    private const string Changes =
        """
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
              "kind": { "enum": ["added", "changed", "removed", "writeOnly"] },
              "path": { "type": "string" },
              "title": { "type": "string", "description": "The field in Setup's words." },
              "before": { "type": ["string", "null"], "description": "The retrieved value." },
              "beforeInWords": { "type": ["string", "null"] },
              "after": { "type": ["string", "null"], "description": "The value by the policies." },
              "afterInWords": { "type": ["string", "null"] }
            }
          }
        }
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

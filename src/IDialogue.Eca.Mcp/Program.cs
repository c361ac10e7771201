// The other door of "eca mcp", as a package that MCP clients find and start by themselves.
return IDialogue.Eca.Cli.Program.Main(["mcp", .. args]);

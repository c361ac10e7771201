// Opens policy files as an editor does, in Red Hat's YAML language server. Reads { "schema": {…}, "documents": [{ "text": "YAML",
// "line": 0, "character": 0 }, …] } from standard input and prints for each document { "problems": ["message", …], "hover": "Markdown",
// "completions": [{ "label": "…", "documentation": "Markdown" }, …] }, the last two for the place.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node.js';

const { schema, documents } = JSON.parse(readFileSync(0, 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'eca-editor-'));
writeFileSync(join(folder, 'policy.schema.json'), JSON.stringify(schema));

const server = join(dirname(createRequire(import.meta.url).resolve('yaml-language-server/package.json')), 'bin', 'yaml-language-server');
const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
process.on('exit', () => child.kill());
setTimeout(() => {
  console.error('The language server did not answer in two minutes.');
  process.exit(1);
}, 120_000).unref();
const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));

// What editors set; nothing is downloaded.
const settings = { yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false } } };
connection.onRequest('workspace/configuration', ({ items }) => items.map(({ section }) => settings[section] ?? null));
connection.onRequest('client/registerCapability', () => null);
const waiting = new Map();
connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => waiting.get(uri)?.(diagnostics));
connection.listen();

await connection.sendRequest('initialize', {
  processId: process.pid,
  rootUri: pathToFileURL(folder).href,
  capabilities: {
    textDocument: {
      completion: { completionItem: { documentationFormat: ['markdown'], snippetSupport: true } },
      hover: { contentFormat: ['markdown'] },
      publishDiagnostics: {},
    },
    workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
  },
});
await connection.sendNotification('initialized', {});
await connection.sendNotification('workspace/didChangeConfiguration', { settings });

async function open({ text, line, character }, index) {
  const uri = pathToFileURL(join(folder, `${index}.eca.yaml`)).href;
  const published = new Promise((resolve) => waiting.set(uri, resolve));
  await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
  const place = { textDocument: { uri }, position: { line, character } };
  const hover = await connection.sendRequest('textDocument/hover', place);
  const completions = await connection.sendRequest('textDocument/completion', place);
  return {
    problems: (await published).map((diagnostic) => diagnostic.message),
    hover: hover?.contents.value ?? '',
    completions: (completions?.items ?? []).map(({ label, documentation }) => ({
      label,
      documentation: documentation?.value ?? documentation ?? '',
    })),
  };
}

try {
  const opened = await Promise.all(documents.map(open));
  process.stdout.write(JSON.stringify(opened));
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
} finally {
  rmSync(folder, { recursive: true });
}

// A client of an MCP server, by the official TypeScript SDK. Reads { command, args, folder, environment, steps } from standard input; a
// step is [method of the SDK's client, arguments, options]. Prints [{ result | error, progress }, …], and what the server wrote to stderr.
import { readFileSync } from 'node:fs';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

const { command, args, folder, environment, steps } = JSON.parse(readFileSync(0, 'utf8'));
const transport = new StdioClientTransport({ command, args, cwd: folder, env: { ...process.env, ...environment }, stderr: 'pipe' });
const errors = [];
transport.stderr.on('data', (data) => errors.push(data));
const client = new Client({ name: 'test', version: '1.0.0' });
await client.connect(transport);

const answers = [{ result: { server: client.getServerVersion(), instructions: client.getInstructions() } }];
for (const [method, argument, { cancelAfter, ...options } = {}] of steps) {
  const progress = [];
  const stop = new AbortController();
  const onprogress = (update) => {
    progress.push(update.progress);
    if (progress.length === cancelAfter) stop.abort('cancelled by the test');
  };
  const settings = { ...options, signal: stop.signal, onprogress };
  try {
    // The schema of the result comes second for tools only.
    const result = await (method === 'callTool' ? client.callTool(argument, undefined, settings) : client[method](argument, settings));
    answers.push({ result, progress });
  } catch (error) {
    answers.push({ error: String(error.message ?? error), progress });
  }
}

await client.close();
process.stdout.write(JSON.stringify({ answers, errors: Buffer.concat(errors).toString() }));

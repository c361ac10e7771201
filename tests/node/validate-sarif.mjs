// Holds SARIF logs against the schema of SARIF 2.1.0. Reads { "name": "log", … } from standard input and prints { "name": ["what is wrong", …], … }.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv';

const schema = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'));
// The schema names draft 4 and holds nothing that later drafts read otherwise; one of its patterns is none in Unicode mode.
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false, formats: { uri: isUri, 'uri-reference': isReference, 'date-time': true } });
const validate = ajv.compile({ ...schema, $schema: undefined, $id: undefined, id: undefined });

function isUri(text) {
  return URL.canParse(text);
}

function isReference(text) {
  return URL.canParse(text, 'file:///') && !/[\s\\]/.test(text);
}

const found = Object.entries(JSON.parse(readFileSync(0, 'utf8'))).map(([name, log]) => [
  name,
  validate(JSON.parse(log)) ? [] : validate.errors.map((error) => `${error.instancePath || '/'} ${error.message}`),
]);
process.stdout.write(JSON.stringify(Object.fromEntries(found)));

// Holds policy files against their JSON Schema. Reads { "schema": {…}, "policies": { "name": "YAML", … } } from standard input and
// prints { "schema": ["what is wrong", …], "policies": { "name": ["what is wrong", …], … } }.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import { parseAllDocuments } from 'yaml';

const { schema, policies } = JSON.parse(readFileSync(0, 'utf8'));

// Strict: a keyword that nobody knows is a misspelt one. Three are of editors, and a value may be of several types here.
const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, validateSchema: false });
ajv.addVocabulary(['errorMessage', 'markdownDescription', 'markdownEnumDescriptions']);
const tell = (errors) => (errors ?? []).map((error) => `${error.instancePath || '/'} ${error.message}`);

const schemaErrors = ajv.validateSchema(schema) ? [] : tell(ajv.errors);
const validate = schemaErrors.length === 0 ? ajv.compile(schema) : () => true;

function checkDocument(document) {
  if (document.errors.length > 0) {
    return document.errors.map((error) => error.message);
  }

  try {
    return validate(document.toJS()) ? [] : tell(validate.errors);
  } catch (error) {
    // An alias whose anchor is not there.
    return [error.message];
  }
}

function check(text) {
  const documents = parseAllDocuments(text);
  // An empty file has no document; to a schema it is null.
  return documents.length > 0 ? documents.flatMap(checkDocument) : tell(validate(null) ? [] : validate.errors);
}

const checked = Object.entries(policies).map(([name, text]) => [name, check(text)]);
process.stdout.write(JSON.stringify({ schema: schemaErrors, policies: Object.fromEntries(checked) }));

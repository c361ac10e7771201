// Lets Salesforce's own library look at packages that this project wrote. Reads [{ "source": "folder", "manifest": "package.xml",
// "apiVersion": "66.0", "converted": "folder" }, …] from standard input, converts each source tree to metadata format into the folder
// "converted", and prints for each [{ "components": ["Type:Name", …], "manifest": { "apiVersion": "66.0", "members": ["Type:Name", …] } }, …].
import { readFileSync } from 'node:fs';
import sdr from '@salesforce/source-deploy-retrieve';
import { convert } from './convert.mjs';

const nameOf = (component) => `${component.type.name}:${component.fullName}`;

async function look({ manifest, ...tree }) {
  const components = await convert(tree);
  const listed = await new sdr.ManifestResolver().resolve(manifest);
  return {
    components: components.getSourceComponents().toArray().map(nameOf),
    manifest: { apiVersion: listed.apiVersion, members: listed.components.map(nameOf) },
  };
}

const looked = [];
for (const tree of JSON.parse(readFileSync(0, 'utf8'))) {
  looked.push(await look(tree));
}

process.stdout.write(JSON.stringify(looked));

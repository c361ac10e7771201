// How long Salesforce's own library takes. Reads [{ "source": "folder", "apiVersion": "66.0", "converted": "folder" }, …] from standard
// input, converts one source tree after the other to metadata format into the folder "converted", and prints the milliseconds of each.
import { readFileSync } from 'node:fs';
import { convert } from './convert.mjs';

const times = [];
for (const tree of JSON.parse(readFileSync(0, 'utf8'))) {
  const start = performance.now();
  await convert(tree);
  times.push(performance.now() - start);
}

process.stdout.write(JSON.stringify(times));

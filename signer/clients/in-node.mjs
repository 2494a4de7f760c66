// Runs the steps of one client in Node and prints one JSON line for each. Arguments: the client, and what it works on as JSON.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const [name, json] = process.argv.slice(2);
const input = JSON.parse(json);
const print = (result) => console.log(JSON.stringify(result));

if (name === 'ncalayer-js-client') {
  const { run } = await import('./steps/ncalayer-js-client.mjs');
  await run(require('ncalayer-js-client').NCALayerClient, input, print);
} else {
  const { run } = await import('./steps/seithq-ncalayer.mjs');
  await run(require('@seithq/ncalayer'), require('ws'), input, print);
}
process.exit(0);

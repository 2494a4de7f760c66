// What the test calls in the page: the steps of either client, and a bare socket.
import { run as runSigex } from '/steps/ncalayer-js-client.mjs';
import { run as runSeithq } from '/steps/seithq-ncalayer.mjs';

/** Loads a package of CommonJS modules as it is: what a bundler does when a site is built. */
async function loadCommonJs(folder, names) {
  const modules = {};
  for (const name of names) {
    const source = await (await fetch(`${folder}/${name}.js`)).text();
    const exports = {};
    new Function('exports', 'require', source)(exports, (path) => modules[path.replace('./', '')]);
    modules[name] = exports;
  }
  return modules;
}

const PATIENCE_MILLISECONDS = 60_000;

/** What a run prints, or after which step it hangs. */
function collected(run) {
  const results = [];
  const late = new Promise((resolve, reject) => {
    setTimeout(
      () => reject(new Error(`nothing came after ${results.at(-1)?.name}`)),
      PATIENCE_MILLISECONDS,
    );
  });
  return Promise.race([late, run((result) => results.push(result)).then(() => JSON.stringify(results))]);
}

window.clients = {
  'ncalayer-js-client': (input) => collected((print) => runSigex(window.NCALayerClient, input, print)),

  '@seithq/ncalayer': (input) => collected(async (print) => {
    const modules = await loadCommonJs('/node_modules/@seithq/ncalayer/dist', ['response', 'helpers', 'client', 'index']);
    await runSeithq(modules.index, WebSocket, input, print);
  }),
};

/** Opens a socket, sends one request and gives what came: {opened, clean, code, messages}. */
window.converse = (url, request) => new Promise((resolve) => {
  const outcome = { opened: false, messages: [] };
  const socket = new WebSocket(url);
  socket.onopen = () => {
    outcome.opened = true;
    socket.send(request);
  };
  socket.onmessage = ({ data }) => {
    outcome.messages.push(data);
    if (outcome.messages.length === 2) {
      socket.close();
    }
  };
  socket.onclose = ({ wasClean, code }) => resolve(JSON.stringify({ ...outcome, clean: wasClean, code }));
});

// Another program on a port that browsers trust. Arguments: port, file with key and certificates, and whether it speaks
// WebSocket ("ncalayer") or serves pages only ("pages"). Prints a line when it listens.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { createRequire } from 'node:module';

const { WebSocketServer } = createRequire(import.meta.url)('ws');
const [port, file, kind] = process.argv.slice(2);
const pem = readFileSync(file);
const server = createServer({ key: pem, cert: pem }, (request, response) => response.end('another program'));
if (kind === 'ncalayer') {
  new WebSocketServer({ server }).on('connection', (socket) => {
    socket.send('{"result":{"version":"1.4"}}');
    socket.on('message', () => socket.send('{"services":["kz.gov.pki.knca.commonUtils"]}'));
  });
} else {
  server.on('upgrade', (request, socket) => socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n'));
}
server.listen(Number(port), '127.0.0.1', () => console.log('listening'));

// Opens the Signer's socket from its own page and says in all languages what came of it.
(() => {
  const lines = document.querySelectorAll('[data-wait]');
  const tell = (what, detail = '') => {
    for (const line of lines) {
      line.textContent = line.dataset[what] + (detail ? ' ' + detail : '');
      line.className = what;
    }
  };
  tell('wait');
  const socket = new WebSocket('wss://' + location.host + '/');
  let answered = false;
  socket.onmessage = (message) => {
    answered = true;
    try {
      tell('good', JSON.parse(message.data).result.version);
    } catch {
      tell('bad');
    }
    socket.close();
  };
  socket.onclose = () => {
    if (!answered) {
      tell('bad');
    }
  };
})();

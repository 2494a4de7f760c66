// Opens the Signer's socket from the Signer's own page and says what came of it, in the reader's language.
(() => {
  const PATIENCE_MILLISECONDS = 10_000;
  const LANGUAGES = ['kk', 'ru', 'en'];
  // No other program that speaks NCALayer's protocol has this module.
  const OWN_MODULE = 'kz.kualik.authentication';
  const SERVICES = '{"module":"kz.gov.pki.ncalayerservices.accessory","method":"getServices"}';

  const main = document.querySelector('main');
  const buttons = document.querySelectorAll('button');

  function chooseLanguage() {
    const wanted = [new URLSearchParams(location.search).get('lang'), ...navigator.languages.map((tag) => tag.slice(0, 2))];
    const language = wanted.find((tag) => LANGUAGES.includes(tag)) ?? 'kk';
    document.documentElement.lang = language;
    for (const section of document.querySelectorAll('section')) {
      section.hidden = section.lang !== language;
    }
    for (const link of document.querySelectorAll('nav a')) {
      if (link.lang === language) {
        link.setAttribute('aria-current', 'true');
      }
    }
  }

  /** Speaks with whoever listens: {state, version}. */
  function talk() {
    return new Promise((resolve) => {
      const socket = new WebSocket(`wss://${location.host}/`);
      let version;
      let opened = false;
      const end = (state) => {
        clearTimeout(timer);
        socket.close();
        resolve({ state, version });
      };
      const silent = () => end(opened ? 'other' : 'gone');
      const timer = setTimeout(silent, PATIENCE_MILLISECONDS);
      socket.onopen = () => {
        opened = true;
      };
      socket.onclose = silent;
      socket.onmessage = ({ data }) => {
        try {
          const answer = JSON.parse(data);
          if (version === undefined) {
            version = answer.result.version;
            socket.send(SERVICES);
          } else {
            end(answer.services.includes(OWN_MODULE) ? 'good' : 'other');
          }
        } catch {
          end('other');
        }
      };
    });
  }

  /** Whether the page's own server still answers when the socket does not open. */
  async function isServed() {
    try {
      const response = await fetch('/icon.svg', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) });
      return response.ok;
    } catch {
      return false;
    }
  }

  async function test() {
    if (main.dataset.busy) {
      return;
    }
    main.dataset.busy = 'yes';
    main.dataset.now = 'wait';
    buttons.forEach((button) => button.setAttribute('aria-disabled', 'true'));
    const { state, version } = await talk();
    for (const place of document.querySelectorAll('.version')) {
      place.textContent = version ?? '';
    }
    main.dataset.now = state === 'gone' && await isServed() ? 'blocked' : state;
    buttons.forEach((button) => button.removeAttribute('aria-disabled'));
    delete main.dataset.busy;
  }

  chooseLanguage();
  buttons.forEach((button) => button.addEventListener('click', test));
  test();
})();

// Every method of @seithq/ncalayer against a Signer, in Node and in pages. `print` gets {name, value, errorCode} of each step.

const xml = '<root Id="r"><a Id="x">1</a><b/></root>';

/** Resolves when the greeting has been read, rejects when the socket does not open. */
function opened(socket) {
  return new Promise((resolve, reject) => {
    socket.addEventListener('message', resolve, { once: true });
    socket.addEventListener('close', () => reject(new Error('the socket was closed')), { once: true });
  });
}

export async function run({ default: Client, extractKeyAlias }, WebSocket, input, print) {
  const client = new Client(new WebSocket(input.url));
  await opened(client.ws);
  print({ name: 'greeting', value: client.version, errorCode: 'NONE' });

  const ask = async (name, method, ...args) => {
    const response = await new Promise((resolve) => client[method](...args, resolve));
    print({ name, value: response.getResult(), errorCode: response.getErrorCode() });
    return response.getResult();
  };
  const same = (method, ...args) => ask(method, method, ...args);

  const path = await same('browseKeyStore', 'PKCS12', 'P12', '');
  const file = await same('showFileChooser', 'ALL', '');
  const alias = extractKeyAlias((await same('getKeys', 'PKCS12', path, input.password, 'SIGN')).split('\n')[0]);
  // Nothing answers this one: an answer would be taken for the next request's.
  client.setLocale('ru', () => print({ name: 'setLocale', value: 'answered', errorCode: 'NONE' }));
  const key = ['PKCS12', path, alias, input.password];
  await same('getNotBefore', ...key);
  await same('getNotAfter', ...key);
  await same('getSubjectDN', ...key);
  await same('getIssuerDN', ...key);
  await same('getRdnByOid', ...key, '2.5.4.5', 0);
  const raw = await same('signPlainData', ...key, input.text);
  await same('verifyPlainData', ...key, input.text, raw);
  await ask('verifyPlainDataOfAnother', 'verifyPlainData', ...key, 'another', raw);
  await ask('createCMSSignatureAttached', 'createCMSSignature', ...key, input.text, true);
  const cms = await same('createCMSSignature', ...key, input.text, false);
  await same('verifyCMSSignature', input.text, cms);
  await ask('verifyCMSSignatureOfAnother', 'verifyCMSSignature', 'another', cms);
  const cmsOfFile = await same('createCMSSignatureFromFile', ...key, file, false);
  await same('verifyCMSSignatureFromFile', file, cmsOfFile);
  await same('verifyXml', await same('signXml', ...key, xml));
  await same('verifyXmlByElementId', await same('signXmlByElementId', ...key, xml, 'a', 'Id', 'b'), 'Id', 'b');
  await same('getHash', 'abc', 'SHA256');
  await ask('wrongPassword', 'getKeys', 'PKCS12', path, 'Wrong123', 'ALL');
  await ask('unknownStorage', 'getKeys', 'JKS', path, input.password, 'ALL');
  await ask('noSuchRdn', 'getRdnByOid', ...key, '2.5.4.5', 7);
  await ask('badXml', 'signXml', ...key, '<root>');
  await ask('strangersFile', 'createCMSSignatureFromFile', ...key, '/etc/passwd', true);
  client.close();
}

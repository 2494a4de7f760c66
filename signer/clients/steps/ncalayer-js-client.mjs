// Every method of ncalayer-js-client against a Signer, in Node and in pages. `input` is what the steps work on, `print` gets
// {name, value} or {name, error} of each.

const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

function stepsOf(NCALayerClient, client, { storage, document, digest }) {
  const xml = '<root Id="r"><a Id="x">1</a><b/></root>';
  const any = NCALayerClient.basicsSignerAny;
  const detached = NCALayerClient.basicsCMSParamsDetached;
  return {
    connect: () => client.connect(),
    getActiveTokens: () => client.getActiveTokens(),
    getKeyInfo: () => client.getKeyInfo(storage),
    createCAdESFromBase64: () => client.createCAdESFromBase64(storage, document),
    createCAdESFromBase64Attached: () => client.createCAdESFromBase64(storage, document, 'SIGNATURE', true),
    createCAdESFromBase64Hash: () => client.createCAdESFromBase64Hash(storage, digest),
    createCMSSignatureFromBase64: () => client.createCMSSignatureFromBase64(storage, document, 'SIGNATURE', true),
    signXml: () => client.signXml(storage, xml),
    signXmlElement: () => client.signXml(storage, xml, 'SIGNATURE', '/root/a', '/root/b'),
    signXmls: () => client.signXmls(storage, [xml, xml]),
    changeLocale: async () => (await client.changeLocale('ru')) ?? null,
    setLogoForBasicsSign: async () => (await client.setLogoForBasicsSign(pixel)) ?? null,
    basicsSign: () => client.basicsSign(null, 'cms', document, detached, any, 'kk', true),
    basicsSignCMSDetached: () => client.basicsSignCMS(null, document, detached, any),
    basicsSignCMSDetachedNoTSP: () => client.basicsSignCMS(
      null, document, NCALayerClient.basicsCMSParamsDetachedNoTSP, any),
    basicsSignCMSDetachedHash: () => client.basicsSignCMS(
      null, digest, NCALayerClient.basicsCMSParamsDetachedHash, any),
    basicsSignCMSAttached: () => client.basicsSignCMS(
      null, [document, document], NCALayerClient.basicsCMSParamsAttached, any),
    basicsSignCMSOnlyFiles: () => client.basicsSignCMS(
      NCALayerClient.basicsStoragePKCS12, document, NCALayerClient.basicsCMSParams, any),
    basicsSignXML: () => client.basicsSignXML(null, [xml, xml], NCALayerClient.basicsXMLParams, any),
    basicsSignOnlyTokens: () => client.basicsSignCMS(
      NCALayerClient.basicsStorageHardware, document, NCALayerClient.basicsCMSParams, any),
    badXml: () => client.signXml(storage, '<root>'),
    // Another program's methods: nothing listens on its port, and they have to find that out.
    kmdMultisignAvailable: () => client.kmdMultisignAvailable(),
    startKmdMultisign: () => client.startKmdMultisign(1, true, false),
    kmdMultisignNext: () => client.kmdMultisignNext(document),
  };
}

/** What only a browser can give: documents that are no base64 yet. */
function browserSteps(NCALayerClient, client, { storage, document }) {
  const octets = Uint8Array.from(atob(document), (letter) => letter.charCodeAt(0));
  const params = NCALayerClient.basicsCMSParamsDetached;
  return {
    blob: () => client.createCAdESFromBase64(storage, new Blob([octets])),
    arrayBuffer: () => client.basicsSignCMS(null, octets.buffer, params, NCALayerClient.basicsSignerAny),
    file: () => client.basicsSignCMS(null, [new File([octets], 'document')], params, NCALayerClient.basicsSignerAny),
  };
}

export async function run(NCALayerClient, input, print) {
  const client = new NCALayerClient(input.url);
  const steps = {
    ...stepsOf(NCALayerClient, client, input),
    ...(typeof window === 'undefined' ? {} : browserSteps(NCALayerClient, client, input)),
  };
  for (const [name, step] of Object.entries(steps)) {
    try {
      print({ name, value: await step() });
    } catch (error) {
      print({ name, error: error.message });
    }
  }
}

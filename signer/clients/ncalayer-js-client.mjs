// Runs every method of ncalayer-js-client against a Signer and prints one JSON line for each: {name, value} or {name, error}.
import { createRequire } from 'node:module';

const { NCALayerClient } = createRequire(import.meta.url)('ncalayer-js-client');
const [url, storage, document, digest] = process.argv.slice(2);
const xml = '<root Id="r"><a Id="x">1</a><b/></root>';
const any = NCALayerClient.basicsSignerAny;
const client = new NCALayerClient(url);

const print = (name, result) => console.log(JSON.stringify({ name, ...result }));

const steps = {
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
  basicsSignCMSDetached: () => client.basicsSignCMS(null, document, NCALayerClient.basicsCMSParamsDetached, any),
  basicsSignCMSDetachedNoTSP: () => client.basicsSignCMS(null, document, NCALayerClient.basicsCMSParamsDetachedNoTSP, any),
  basicsSignCMSDetachedHash: () => client.basicsSignCMS(null, digest, NCALayerClient.basicsCMSParamsDetachedHash, any),
  basicsSignCMSAttached: () => client.basicsSignCMS(null, [document, document], NCALayerClient.basicsCMSParamsAttached, any),
  basicsSignCMSOnlyFiles: () => client.basicsSignCMS(
    NCALayerClient.basicsStoragePKCS12, document, NCALayerClient.basicsCMSParams, any),
  basicsSignXML: () => client.basicsSignXML(null, [xml, xml], NCALayerClient.basicsXMLParams, any),
  basicsSignOnlyTokens: () => client.basicsSignCMS(
    NCALayerClient.basicsStorageHardware, document, NCALayerClient.basicsCMSParams, any),
  badXml: () => client.signXml(storage, '<root>'),
};

for (const [name, step] of Object.entries(steps)) {
  try {
    print(name, { value: await step() });
  } catch (error) {
    print(name, { error: error.message });
  }
}
process.exit(0);

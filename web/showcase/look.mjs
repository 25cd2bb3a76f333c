// Takes every showcase page's picture (desktop, 320 px, dark, forced colors, print) and asks axe-core about each: `npm run look`.
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { pages, start } from "./serve.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core"), "utf8");
const out = new URL("../screens/", import.meta.url);
await mkdir(out, { recursive: true });

const looks = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 320, height: 640 } },
  dark: { viewport: { width: 1280, height: 800 }, colorScheme: "dark" },
  forced: { viewport: { width: 1280, height: 800 }, forcedColors: "active" },
};

const only = process.argv.slice(2);
const server = await start();
const home = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});

let failures = 0;
for (const name of await pages()) {
  if (only.length && !only.includes(name)) continue;
  for (const [look, options] of Object.entries(looks)) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    await page.goto(`${home}/${name}`);
    await page.waitForLoadState("networkidle");
    await page.screenshot({ path: new URL(`${name}-${look}.png`, out).pathname, fullPage: true });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) errors.push(`scrolls sideways by ${wide} px`);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() =>
      globalThis.axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      }),
    );
    for (const it of violations) {
      errors.push(`${it.id}: ${it.help}\n    ${it.nodes.map((node) => `${node.target} ${node.any[0]?.message ?? ""}`).join("\n    ")}`);
    }
    failures += errors.length;
    console.log(`${errors.length ? "✗" : "✓"} ${name} ${look}${errors.map((it) => `\n  ${it}`).join("")}`);
    await context.close();
  }
}
await browser.close();
server.close();
process.exitCode = failures ? 1 : 0;

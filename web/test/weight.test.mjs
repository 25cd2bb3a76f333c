// What every page carries besides its own HTML stays light: a public, registration or case page has 50 KB for everything.
// Needs a built `dist/` (`npm run build`).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

const dist = new URL("../dist/", import.meta.url);
const weight = (...names) => names.reduce((sum, name) => sum + gzipSync(readFileSync(new URL(name, dist))).length, 0);

test("style, script and icon of every page weigh at most 30 KB", () => {
  const bytes = weight("app.css", "app.js", "favicon.svg");
  assert.ok(bytes <= 30 * 1024, `${bytes} bytes`);
});

test("the room's style weighs at most 8 KB more", () => {
  const bytes = weight("room.css");
  assert.ok(bytes <= 8 * 1024, `${bytes} bytes`);
});

test("nothing of the style is loaded from elsewhere", () => {
  for (const name of ["app.css", "room.css"]) {
    const addresses = [...readFileSync(new URL(name, dist), "utf8").matchAll(/url\(["']?([^"')]{0,40})/g)].map(([, address]) => address);
    assert.deepEqual(addresses.filter((address) => !address.startsWith("data:")), []);
  }
});

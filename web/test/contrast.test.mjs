// The palette stays readable: every pair of text and ground that the styles put together, light and dark (WCAG 2.2, 1.4.3, 1.4.6, 1.4.11).
import assert from "node:assert/strict";
import { test } from "node:test";
import { compileString } from "sass";

const styles = new URL("../src/styles/", import.meta.url).pathname;

const palette = (map) => {
  const { css } = compileString(
    `@use "palette"; :root { @include palette.functional(palette.$functional-${map}); @include palette.own(palette.$own-${map}); }`,
    { loadPaths: [styles] },
  );
  return Object.fromEntries([...css.matchAll(/--(?:govuk|app)-([\w-]+?)(?:-colour)?: ([^;]+);/g)].map(([, name, value]) => [name, value]));
};

const luminance = (hex) => {
  const [r, g, b] = hex
    .replace("#", "")
    .match(/../g)
    .map((pair) => Number.parseInt(pair, 16) / 255)
    .map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const full = (hex) => (hex.length === 4 ? `#${[...hex.slice(1)].map((it) => it + it).join("")}` : hex);

const named = { white: "#ffffff", black: "#000000" };

const contrast = (one, other) => {
  const [high, low] = [one, other].map((it) => luminance(full(named[it] ?? it))).sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
};

const grounds = ["body-background", "surface", "surface-background", "brand-tint", "accent-tint"];
const tags = ["blue", "green", "purple", "red", "orange", "yellow", "teal", "magenta", "grey"];

// [text, ground, least ratio]
const pairs = [
  // Reading text: AAA.
  ...grounds.map((it) => ["text", it, 7]),
  ["text", "template-background", 7],
  ["text", "field", 7],
  ["text", "field-extra", 7],
  ["secondary-text", "body-background", 7],
  ["secondary-text", "surface", 7],
  ["secondary-text", "surface-background", 6],
  ["secondary-text", "template-background", 6],
  ["secondary-text", "brand-tint", 6],
  ["secondary-text", "accent-tint", 6],
  ...["link", "link-hover", "link-visited"].map((it) => [it, "body-background", 7]),
  ...["link", "link-hover"].flatMap((it) => grounds.slice(1).map((ground) => [it, ground, 6])),
  ["error", "body-background", 7],
  ["error", "surface", 7],
  ["success", "surface", 7],
  ["accent", "body-background", 6],
  ["accent", "accent-tint", 5],
  ["body-background", "accent", 6],
  ["focus-text", "focus", 7],
  ...tags.map((it) => [`tag-${it}-text`, `tag-${it}`, 7]),
  // Words on colored ground.
  ["inverse-text", "brand", 7],
  ["inverse-text", "button-hover", 7],
  ["inverse-text", "success", 7],
  ["quiet-text", "quiet", 7],
  ["quiet-text", "quiet-hover", 7],
  ["warning-text", "warning", 7],
  ["warning-text", "warning-hover", 7],
  ["band-text", "band", 7],
  ["band-quiet", "band", 7],
  ["brand", "surface", 7],
  // Lines that must be seen to use a control.
  ["input-border", "body-background", 3],
  ["input-border", "surface", 3],
  ["input-border", "field", 3],
  ["brand", "brand-tint", 3],
  ["band-rule", "band", 3],
];

for (const map of ["light", "dark"]) {
  const colors = palette(map);
  for (const [text, ground, least] of pairs) {
    test(`${map}: ${text} on ${ground} reaches ${least}:1`, () => {
      assert.ok(colors[text] && colors[ground], `unknown color: ${text} or ${ground}`);
      const ratio = contrast(colors[text], colors[ground]);
      assert.ok(ratio >= least, `${colors[text]} on ${colors[ground]} is only ${ratio.toFixed(2)}:1`);
    });
  }
}

// Copies the fixtures of GOV.UK Frontend that the crate `ui` is tested against: `npm run fixtures` after an update of the package.
import { mkdir, readFile, writeFile } from "node:fs/promises";

const from = new URL("node_modules/govuk-frontend/dist/govuk/components/", import.meta.url);
const to = new URL("../app/ui/tests/fixtures/", import.meta.url);
const components = [
  "back-link",
  "breadcrumbs",
  "button",
  "character-count",
  "checkboxes",
  "date-input",
  "details",
  "error-message",
  "error-summary",
  "fieldset",
  "hint",
  "input",
  "inset-text",
  "label",
  "language-navigation",
  "notification-banner",
  "pagination",
  "panel",
  "password-input",
  "radios",
  "select",
  "service-navigation",
  "skip-link",
  "summary-list",
  "table",
  "tag",
  "task-list",
  "textarea",
  "warning-text",
];

const { version } = JSON.parse(await readFile(new URL("node_modules/govuk-frontend/package.json", import.meta.url)));
await mkdir(to, { recursive: true });
for (const component of components) {
  const { fixtures } = JSON.parse(await readFile(new URL(`${component}/fixtures.json`, from)));
  const lines = fixtures.map(({ name, options, html }) => JSON.stringify({ name, options, html }));
  await writeFile(new URL(`${component}.json`, to), `[\n${lines.join(",\n")}\n]\n`);
}
console.log(`${components.length} components of GOV.UK Frontend ${version}`);

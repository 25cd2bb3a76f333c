// Looks at a page as a person would and as axe-core does: a picture of it, and no violation.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 AA, as far as rules can see. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const WIDTHS = { desktop: { width: 1280, height: 900 }, phone: { width: 320, height: 640 } } as const;

/** Rules are slow: with two languages and two widths each language and each width meets them once. */
const RULED = new Set(['en-desktop', 'fr-phone']);

/** Checks this page at desktop width and at 320 px, in English and in French. */
export async function look(page: Page, name: string, languages: readonly ('en' | 'fr')[] = ['en', 'fr']): Promise<void> {
  const before = page.viewportSize();
  const address = new URL(page.url());
  for (const language of languages) {
    if (languages.length > 1) {
      const asked = new URL(address);
      asked.searchParams.set('lang', language);
      await page.goto(asked.href);
    }
    for (const [size, box] of Object.entries(WIDTHS)) {
      await page.setViewportSize(box);
      const ruled = languages.length === 1 || RULED.has(`${language}-${size}`);
      await check(page, `${name}-${language}-${size}`, ruled);
    }
  }
  if (languages.length > 1) {
    address.searchParams.set('lang', 'en');
    await page.goto(address.href);
  }
  if (before) await page.setViewportSize(before);
}

/** Checks the page at both widths without leaving it, as a live room must be. */
export async function watchful(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const [size, box] of Object.entries(WIDTHS)) {
    await page.setViewportSize(box);
    await check(page, `${name}-${size}`);
  }
  if (before) await page.setViewportSize(before);
}

/** Checks the page as it stands, and keeps a picture of it where somebody may look at it. */
export async function check(page: Page, name: string, ruled = true): Promise<void> {
  if (!process.env.CI) await page.screenshot({ path: `screens/${name}.png`, fullPage: true });
  // A page whose script places something needs a moment after its size has changed.
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect.poll(wide, { message: `${name}: scrolls sideways`, timeout: 5_000 }).toBeLessThanOrEqual(0);
  if (!ruled) return;
  await page.evaluate(await source);
  const violations = await page.evaluate(async (tags) => {
    const axe = (globalThis as unknown as { axe: { run: (context: Document, options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe;
    const found = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
    return found.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`);
  }, TAGS);
  expect.soft(violations, `${name}: axe-core`).toEqual([]);
}

// What pages say, read off them.
import { expect, type Page } from '@playwright/test';

/** What a table's body says, cell by cell. */
export function cells(page: Page): Promise<string[][]> {
  return page.locator('main table').first().locator('tbody tr').evaluateAll((rows) =>
    rows.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').trim().replace(/\s+/g, ' '))),
  );
}

/** The ids at the end of the addresses to which links ground.lead. */
export async function ids(page: Page, links: string): Promise<string[]> {
  const found = await page.locator(links).evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  return found.map((address) => address.replace(/[?#].*$/, '').split('/').at(-1) ?? '');
}

/** A file to take away, as the person of the page gets it. */
export async function file(page: Page, address: string): Promise<string> {
  const answer = await page.request.get(address);
  expect(answer.ok(), address).toBe(true);
  return answer.text();
}

export async function choose(page: Page, name: string, value: string): Promise<void> {
  const field = page.locator(`main [name="${name}"]`).first();
  if ((await field.evaluate((found) => found.tagName)) === 'SELECT') await field.selectOption(value);
  else await page.check(`main [name="${name}"][value="${value}"]`);
}

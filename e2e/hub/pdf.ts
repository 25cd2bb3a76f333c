// What a PDF says, as a screen reader would find it.
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, type Page } from '@playwright/test';

const run = promisify(execFile);

/** A text as its words only: typesetting breaks lines and words where it must. */
export function words(text: string): string {
  return text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');
}

/** Downloads a PDF, keeps it with the pictures, and gives its words. */
export async function pdf(page: Page, address: string, name: string): Promise<string> {
  const answer = await page.request.get(address);
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  await writeFile(`screens/${name}.pdf`, await answer.body());
  const { stdout } = await run('pdftotext', ['-enc', 'UTF-8', `screens/${name}.pdf`, '-']);
  const { stdout: about } = await run('pdfinfo', [`screens/${name}.pdf`]);
  expect(about).toMatch(/Tagged:\s+yes/);
  return words(stdout);
}

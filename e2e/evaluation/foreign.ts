// Files of other coding programs, taken into studies of their own.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { path, send } from '../hub/founding';
import { press } from '../hub/team';
import { ground } from './ground';

interface Foreign {
  name: string;
  bytes: string;
  unit: string | null;
  breaks: string | null;
  holds: Readonly<Record<'codes' | 'sources' | 'codings' | 'coders', number>>;
  quoted: string | null;
  notes: string[];
  codes: string[];
}

/** The files, made anew by Python with what must be found in them. */
export function files(): Foreign[] {
  const script = fileURLToPath(new URL('foreign.py', import.meta.url));
  return JSON.parse(execFileSync('python3', [script], { encoding: 'utf8' })) as Foreign[];
}

/** An empty study of the lead's; its address. */
export async function empty(title: string): Promise<string> {
  await ground.lead.goto(`${ground.at.program}/studies/new`);
  await ground.lead.fill('input[name=title]', title);
  await ground.lead.fill('textarea[name=question]', 'Is everything there?');
  await ground.lead.fill('input[name=quotes_each]', '3');
  await send(ground.lead);
  return path(ground.lead);
}

/** Shows what a file holds before it is taken into a study. */
export async function present(study: string, name: string, buffer: Buffer): Promise<void> {
  await ground.lead.goto(`${study}/exchange`);
  await ground.lead.setInputFiles('input[name=file]', { name, mimeType: 'application/octet-stream', buffer });
  await press(ground.lead, 'Look at it');
}

/** A file is counted, read as its program counts, and taken in. */
export async function take(file: Foreign): Promise<void> {
  const study = await empty(`Taken from ${file.name}`);
  await present(study, file.name, Buffer.from(file.bytes, 'base64'));
  const main = ground.lead.locator('main');
  const { codes, sources, codings, coders } = file.holds;
  await expect(main).toContainText(`It holds ${codes} codes, ${sources} sources, ${codings} codings by ${coders} coders`);
  for (const note of file.notes) await expect(main).toContainText(note);
  if (file.quoted !== null) await expect(main.locator('q').first()).toHaveText(file.quoted);
  if (file.unit !== null) await expect(main.locator('select[name=unit]')).toHaveValue(file.unit);
  if (file.breaks !== null) await expect(main.locator('select[name=breaks]')).toHaveValue(file.breaks);
  await press(ground.lead, 'Take it in');
  await ground.lead.goto(`${study}/codebook`);
  for (const name of file.codes) await expect(main.getByRole('link', { name, exact: true })).toHaveCount(1);
}

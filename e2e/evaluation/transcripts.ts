// Transcripts freed of names, and words picked from them.
import { expect } from '@playwright/test';
import { press } from '../hub/team';
import { ground } from './ground';

/** Reviews the details of a transcript and freezes it. */
export async function names(somebody: string): Promise<void> {
  const page = ground.coordinator;
  await expect(page.locator('h1')).toHaveText('Names and other details');
  await page.waitForLoadState();
  const told = (await page.locator('main').innerText()) + (await page.locator('main input').evaluateAll((all) => all.map((field) => (field as HTMLInputElement).value).join(' ')));
  for (const detail of [somebody.split(' ')[0] ?? '', '705-555-010', '@example.org', 'Dr. Okonkwo', 'Moosonee']) expect(told).toContain(detail);
  for (const select of await page.locator('select[name^=do-]').all()) {
    const row = page.locator('tr', { has: page.locator(`#${await select.getAttribute('id')}`) });
    const detail = ((await row.locator('th').innerText()).split('\n')[0] ?? '').trim();
    await select.selectOption(/^day$/i.test(detail) ? 'word' : 'replace');
  }
  await press(page, 'Save the decisions');
  await press(page, 'Replace and freeze');
  await expect(page.locator('h1')).toContainText('Transcript of group');
  await page.waitForLoadState();
  const text = (await page.locator('main').textContent()) ?? '';
  for (const who of ground.data.people) for (const part of who.name.split(' ').filter((part) => part !== 'Day')) expect(text).not.toContain(part);
  for (const gone of ['Okonkwo', 'Moosonee', '705-555', '@example.org']) expect(text).not.toContain(gone);
  expect(text).toContain('On Fridays and holidays you reach me');
  expect(text).toContain('Day after day it helped');
}

/** The first cue of somebody in the transcript of a group, and its words. */
export function cueOf(number: number): { group: number; cue: number; words: string } {
  const group = ground.data.groups.findIndex((one) => one.members.includes(number));
  const said = [...(ground.data.groups[group]?.text ?? '').matchAll(/<v ([^>]+)>(.*)/g)];
  const place = said.findIndex(([, speaker]) => speaker === ground.data.people[number]?.name);
  return { group, cue: place + 1, words: said[place]?.[2] ?? '' };
}

/** Picks the first words of somebody as a quote, shown as of their profession. */
export async function pick(number: number): Promise<string> {
  const { group, cue, words } = cueOf(number);
  await ground.lead.goto(`${ground.at.study}/transcripts/${ground.transcripts[group]}/cues/${cue}/quote`);
  await expect(ground.lead.locator('main blockquote')).toHaveText(words);
  await ground.lead.locator('[name=text]').fill(words);
  await ground.lead.getByLabel('Profession', { exact: true }).check();
  await press(ground.lead, 'Keep, and ask the guard');
  return words;
}

// Rounds of coding, and how far two people agree.
import { expect, type Page } from '@playwright/test';
import { post } from '../hub/spoke';
import { press } from '../hub/team';
import { table, type Agreement, type Coding } from './data';
import { ground } from './ground';
import { file, ids } from './reading';

/** One coder gives a coding, as the script of the page does. */
export async function give(page: Page, one: Coding): Promise<void> {
  const answer = await page.request.post(`${ground.at.study}/coding/${ground.transcripts[one.transcript]}/codings`, {
    headers: { accept: 'application/json', 'sec-fetch-site': 'same-origin' },
    form: { request: crypto.randomUUID(), code: ground.codes[one.code] ?? '', first: one.first, from: one.from, last: one.last, to: one.to },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** A blind round: opened, coded by both, finished, closed. */
export async function blind(number: number): Promise<void> {
  await ground.lead.goto(`${ground.at.study}/coding`);
  await press(ground.lead, /Begin/);
  await expect(ground.lead.locator('.govuk-error-summary')).toHaveCount(0);
  if (number === 0) ground.transcripts = await ids(ground.lead, 'section[aria-labelledby=texts] table a');
  const own = ground.data.rounds[number] ?? [];
  for (const one of own) await give(one.coder === 0 ? ground.lead : ground.coder, one);
  // Neither sees what the other gave: not in the page, not in what its script asks for.
  const seen = async (page: Page): Promise<number> => {
    let chips = 0;
    for (const transcript of ground.transcripts) {
      await page.goto(`${ground.at.study}/coding/${transcript}`);
      chips += await page.locator('.app-cues > li > ul > li').count();
      expect((await page.request.get(`${ground.at.study}/coding/${transcript}/changes`)).status()).toBe(404);
    }
    return chips;
  };
  expect(await seen(ground.lead)).toBe(own.filter((one) => one.coder === 0).length);
  expect(await seen(ground.coder)).toBe(own.filter((one) => one.coder === 1).length);
  for (const page of [ground.lead, ground.coder]) {
    for (const transcript of ground.transcripts) await post(page.request, `${ground.at.study}/coding/${transcript}/finish`, { finished: 'yes' });
  }
  await ground.lead.goto(`${ground.at.study}/coding`);
  const closing = (await ground.lead.locator('form[action$="/closing"]').getAttribute('action')) ?? '';
  ground.rounds[number] = closing.split('/').at(-2) ?? '';
  await post(ground.lead.request, closing, {});
}

/** The agreement of a round: the file to six digits, the page as it ground.rounds. */
export async function agree(number: number): Promise<void> {
  const address = `${ground.at.study}/coding/rounds/${ground.rounds[number]}/agreement`;
  const rows = table(await file(ground.lead, `${address}.csv`));
  const wanted = ground.data.expected.agreement[number]!;
  const same = (row: Record<string, string> | undefined, figures: Agreement): void => {
    expect([row?.['units'], row?.['given']]).toEqual([figures.units, figures.given].map(String));
    for (const figure of ['percent', 'kappa', 'alpha', 'ac1'] as const) {
      const value = figures[figure];
      if (value === null) expect(row?.[figure], figure).toBe('');
      else expect(Number(row?.[figure]), figure).toBeCloseTo(value, 6);
    }
  };
  for (const [place, name] of ground.data.codes.entries()) {
    const parent = ground.data.parent[name];
    same(rows.find((row) => row['code'] === (parent ? `${parent} / ${name}` : name)), wanted.codes[place]!);
  }
  same(rows.at(-1), wanted.pooled);
  await ground.lead.goto(address);
  for (const figures of wanted.codes) if (figures.alpha !== null) await expect(ground.lead.locator('main')).toContainText(figures.alpha.toFixed(3).replace('-', '−'));
  // What is under .667 is marked.
  const low = wanted.codes.filter((figures) => figures.alpha !== null && figures.alpha < 0.667).length + (wanted.pooled.alpha! < 0.667 ? 1 : 0);
  await expect(ground.lead.locator('main table').first().locator('.app-low')).toHaveCount(low);
}

// Answers of an older cycle under codes that people made themselves: joined by a person, counted without a name.
import { expect } from '@playwright/test';
import { check } from '../hub/look';
import { press } from '../hub/team';
import { table } from './data';
import { ground } from './ground';
import { choose, file } from './reading';

/** Both waves are taken in by who reads answers, and each pair that is suggested is one person. */
export async function join(): Promise<void> {
  const { rows, matched, suggested, ambiguous } = ground.data.older;
  const [scale] = ground.surveys;
  const main = ground.reader.locator('main');
  for (const phase of ['before', 'after'] as const) {
    await ground.reader.goto(`${scale?.survey}/import`);
    await choose(ground.reader, 'wave', scale?.[phase].split('/').at(-1) ?? '');
    const items = Object.keys(rows[phase][0]?.[1] ?? {});
    const lines = rows[phase].map(([code, points]) => [code, ...items.map((item) => points[item])].join(','));
    const csv = [['record_id', ...items.map((item) => item.replace('.then', '_then'))].join(','), ...lines, ''].join('\n');
    await ground.reader.setInputFiles('input[type=file]', { name: `${phase}.csv`, mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await press(ground.reader, 'Look at it');
    await press(ground.reader, /^Take the answers of/);
    await expect(main).toContainText('The answers were taken in.');
  }
  await ground.reader.goto(`${scale?.survey}/import/codes`);
  await check(ground.reader, 'evaluation-codes');
  await expect(main.locator('.govuk-summary-list__row').first()).toContainText(String(matched));
  const pairs = main.locator('.app-card__title');
  expect((await pairs.allInnerTexts()).sort()).toEqual(suggested.map((pair) => pair.join(' · ')).sort());
  for (const code of ambiguous) await expect(main.locator('li > code', { hasText: code }).first()).toBeVisible();
  for (const [before, after] of suggested) await press(ground.reader, `One person: ${before}, ${after}`);
  await expect(main.locator('.govuk-summary-list__row').first()).toContainText(String(matched + suggested.length));
}

/** The change of everybody who is there now is what Python says. */
export async function compare(): Promise<void> {
  const { people, contrasts } = ground.data.expected.joined;
  await ground.lead.goto(`${ground.at.program}/change`);
  await expect(ground.lead.locator('main')).toContainText(`Among the ${people} people`);
  const rows = table(await file(ground.lead, `${ground.at.program}/change/csv`));
  for (const [comparison, wanted] of Object.entries(contrasts)) {
    const row = rows.find((one) => one['comparison'] === comparison && one['group'] === '' && one['item'] === '');
    expect(row?.['n'], comparison).toBe(String(wanted.n));
    expect(Number(row?.['change']), comparison).toBeCloseTo(wanted.mean_change, 5);
    expect(Number(row?.['p_signed_rank']), comparison).toBeCloseTo(wanted.p, 5);
  }
}

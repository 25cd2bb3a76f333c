// A program evaluates itself, from twenty registrations to a frozen report: focus groups coded blind by two people in two
// rounds, surveys with lost pairs, and what a withdrawal takes back. Every number that the pages show is compared with what the
// Python program evaluation/study.py works out by itself.
import { expect, request, test, type APIRequestContext, type Page } from '@playwright/test';
import { study, table, type Agreement, type Coding, type Paired, type Study } from './evaluation/data';
import { found, path, program, send } from './hub/founding';
import { check, look } from './hub/look';
import { Mailbox } from './hub/mailbox';
import { Server } from './hub/server';
import { enter, post, type Fields } from './hub/spoke';
import { press, Team, toronto } from './hub/team';

test.describe.configure({ mode: 'serial' });

let data: Study;
/** Days by which the clock is set back at first, so that reports, which count whole months, have one to count. */
const MONTH = 35;

let team: Team;
let administrator: Page;
let coordinator: Page;
let lead: Page;
let coder: Page;
let reader: Page;
/** The practitioners, in the order of the data. */
const practitioners: APIRequestContext[] = [];
/** Addresses of the things that come to be. */
const at = { program: '', cycle: '', study: '' };
/** The transcripts' ids and the codes', in the order of the data. */
let transcripts: string[] = [];
let codes: string[] = [];
const rounds: string[] = [];

test.beforeAll(async ({ browser }) => {
  data = study();
  const mailbox = await Mailbox.open();
  team = new Team(browser, await Server.start(['serve'], { ALLROUND_MAIL__URL: mailbox.url }, MONTH), mailbox);
});

test.afterAll(async () => {
  for (const one of practitioners) await one.dispose();
  await team.server.stop();
  await team.mailbox.close();
});

/** What a table's body says, cell by cell. */
function cells(page: Page): Promise<string[][]> {
  return page.locator('main table').first().locator('tbody tr').evaluateAll((rows) =>
    rows.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').trim().replace(/\s+/g, ' '))),
  );
}

/** The ids at the end of the addresses to which links lead. */
async function ids(page: Page, links: string): Promise<string[]> {
  const found = await page.locator(links).evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  return found.map((address) => address.replace(/[?#].*$/, '').split('/').at(-1) ?? '');
}

/** A file to take away, as the person of the page gets it. */
async function file(page: Page, address: string): Promise<string> {
  const answer = await page.request.get(address);
  expect(answer.ok(), address).toBe(true);
  return answer.text();
}

test('a hub, its program, and twenty practitioners of seven professions', async () => {
  administrator = await found(team);
  const member = (name: string, profession: string, ...roles: string[]): Promise<Page> =>
    team.member(administrator, { name, email: `${name.split(' ')[0]?.toLowerCase()}@hub.example`, profession, roles });
  coordinator = await member('Corinne Baptiste', 'social-worker', 'coordinator');
  lead = await member(data.moderator, 'psychologist', 'evaluator');
  coder = await member('Amadou Sarr', 'registered-nurse', 'specialist');
  reader = await member('Noor Qureshi', 'pharmacist', 'evaluator');
  Object.assign(at, await program(coordinator, 'Chronic pain', team.server.now()));
  for (const who of data.people) {
    const fields = { name: who.name, email: who.email, profession: who.profession, site: 'Health centre', community: 'Loon Bay', language: 'en', zone: 'America/Toronto', terms: 'yes' };
    const anybody = await request.newContext({ baseURL: team.server.url });
    await post(anybody, `${at.cycle}/registration`, fields);
    practitioners.push(anybody);
  }
  await coordinator.goto(`${at.cycle}/registrations`);
  for (const box of await coordinator.locator('input[name=registration]').all()) await box.check();
  await press(coordinator, 'Approve');
  await expect(coordinator.locator('input[name=registration][type=checkbox]')).toHaveCount(0);
  for (const [number, who] of data.people.entries()) await enter(team, practitioners[number]!, who.email, /Welcome/);
});

/** Two surveys of the ready pack, before the cycle and after it: a scale, and whom people consulted. */
const surveys: { pack: string; survey: string; before: string; after: string; sections: string[] }[] = [];

test('a session is held between two surveys before and after it, with lost pairs', async () => {
  for (const pack of ['self-efficacy', 'roster']) {
    await coordinator.goto(`${at.program}/surveys`);
    await choose(coordinator, 'pack', pack);
    await send(coordinator);
    const survey = path(coordinator);
    await choose(coordinator, 'cycle', at.cycle.split('/').at(-1) ?? '');
    for (const when of ['before', 'after']) await coordinator.check(`input[name=when][value=${when}]`);
    await coordinator.fill('input[name=days]', '14');
    await send(coordinator);
    const opening = await coordinator.locator('form[action$="/opening"]').evaluateAll((all) => all.map((form) => form.getAttribute('action') ?? ''));
    const [before = '', after = ''] = opening.map((address) => address.replace(/\/opening$/, ''));
    const sections = await coordinator.locator('input[name=section]').evaluateAll((all) => all.map((field) => field.getAttribute('value') ?? ''));
    surveys.push({ pack, survey, before, after, sections: [...new Set(sections)] });
  }
  await answer('before');
  await hold();
  await answer('after');
  for (const { survey, before, after } of surveys) {
    for (const wave of [before, after]) await post(coordinator.request, `${wave}/opening`, { open: 'no' });
    await coordinator.goto(survey);
    await expect(coordinator.locator('main button[name=open][value=no]')).toHaveCount(0);
  }
});

/** Everybody who answers at a wave does. */
async function answer(phase: 'before' | 'after'): Promise<void> {
  const [scale, roster] = surveys;
  const hand = async (number: number, survey: (typeof surveys)[number] | undefined, fields: Fields): Promise<void> => {
    const own = practitioners[number]!;
    for (const section of survey?.sections ?? []) await post(own, `${survey?.[phase]}/sections/${section}`, fields);
    await post(own, `${survey?.[phase]}/check`, {});
  };
  // The list of a roster names people by their ids, which the page shows to whoever answers.
  const ids = new Map<string, string>();
  for (const own of [0, 1]) {
    const page = await (await practitioners[own]!.get(`${roster?.[phase]}/sections/${roster?.sections[0]}`)).text();
    for (const [, id, label] of page.matchAll(/name="consulted"[^>]*value="([0-9a-f-]{36})"[^>]*>\s*<label[^>]*>\s*([^<]+)/g)) {
      const named = data.people.find((who) => (label ?? '').includes(who.name));
      if (named && id) ids.set(named.name, id);
    }
  }
  expect(ids.size).toBe(data.people.length);
  for (const number of data.people.keys()) {
    const points = data.sheets[number]?.[phase];
    if (points) await hand(number, scale, Object.fromEntries(Object.entries(points).map(([item, point]) => [item, String(point)])));
    const named = data.contacts[phase][number];
    if (named) await hand(number, roster, named.length > 0 ? { consulted: named.map((other) => ids.get(data.people[other]!.name) ?? '') } : { 'consulted.nobody': 'yes' });
  }
}

/** The cycle's session is opened and ended; nobody had a camera, and the coordinator writes down who was there. */
async function hold(): Promise<void> {
  await coordinator.goto(at.cycle);
  await coordinator.locator('.app-session .app-card__title a').click();
  const session = path(coordinator);
  await post(coordinator.request, `${session}/opening`, {});
  await post(coordinator.request, `${session}/place`, { from: 'doors', to: 'ended' });
  await coordinator.goto(`${session}/attendance`);
  const links = coordinator.locator(`main a[href*="${session}/attendance/"]`);
  const lines = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  expect(lines.length).toBeGreaterThanOrEqual(data.people.length);
  for (const line of lines) await post(coordinator.request, line, { minutes: '60', reason: 'Came by telephone' });
}

async function choose(page: Page, name: string, value: string): Promise<void> {
  const field = page.locator(`main [name="${name}"]`).first();
  if ((await field.evaluate((found) => found.tagName)) === 'SELECT') await field.selectOption(value);
  else await page.check(`main [name="${name}"][value="${value}"]`);
}

test('the change of the matched pairs is what Python says, by family, without a name', async () => {
  const { change } = data.expected;
  await lead.goto(`${at.program}/change`);
  await check(lead, 'evaluation-change');
  const minus = (value: number): string => value.toFixed(2).replace('-', '−');
  const main = change.contrasts['true-pre'];
  await expect(lead.locator('main')).toContainText(
    `Among the ${change.people} people who answered before and after, the mean went from ${minus(main.mean_pre)} to ${minus(main.mean_post)}: +${minus(main.mean_change)} (95% interval ${minus(main.low)} to ${minus(main.high)})`,
  );
  for (const who of data.people) await expect(lead.locator('main')).not.toContainText(who.name);
  const rows = table(await file(lead, `${at.program}/change/csv`));
  const figures = (row: Record<string, string> | undefined, wanted: Paired): void => {
    expect(row?.['n']).toBe(String(wanted.n));
    const columns: [string, keyof Paired][] = [
      ['mean_from', 'mean_pre'], ['mean_to', 'mean_post'], ['change', 'mean_change'], ['low_95', 'low'], ['high_95', 'high'],
      ['p_t', 'p_t'], ['p_signed_rank', 'p'], ['d_z', 'd_z'], ['g_z', 'g_z'], ['d_av', 'd_av'], ['g_av', 'g_av'],
      ['rank_biserial', 'rank_biserial'],
    ];
    for (const [column, figure] of columns) expect(Number(row?.[column]), column).toBeCloseTo(wanted[figure], 5);
  };
  for (const [comparison, wanted] of Object.entries(change.contrasts)) {
    figures(rows.find((row) => row['comparison'] === comparison && row['group'] === '' && row['item'] === ''), wanted);
  }
  const families = rows.filter((row) => row['breakdown'] === 'family');
  expect(families.map((row) => row['n'])).toEqual(Object.values(change.families).map((family) => String(family.n)));
  for (const [place, wanted] of Object.values(change.families).entries()) figures(families[place], wanted);
});

test('whom people consulted before and after is what Python says', async () => {
  const rows = table(await file(lead, `${at.program}/network/asked/csv`));
  const told = (wave: string, figure: string): number => Number(rows.find((row) => row['wave']?.includes(wave) && row['from'] === '' && row['to'] === '' && row['figure'] === figure)?.['value']);
  for (const [wave, wanted] of Object.entries(data.expected.contacts)) {
    for (const [figure, value] of Object.entries(wanted)) expect(told(`${wave} the program`, figure), `${wave} ${figure}`).toBeCloseTo(value, 6);
  }
  await lead.goto(`${at.program}/network/asked`);
  await check(lead, 'evaluation-asked');
  for (const who of data.people) await expect(lead.locator('main')).not.toContainText(who.name);
});

test('who reads answers sees codes, and who sees names sees no answers', async () => {
  await administrator.goto(`${at.program}/readers`);
  const option = administrator.locator('main [name=person]');
  await expect(option.first()).toBeAttached();
  if ((await option.first().evaluate((found) => found.tagName)) === 'SELECT') await option.selectOption({ label: 'Noor Qureshi' });
  else await administrator.getByLabel('Noor Qureshi').check();
  await send(administrator);
  await reader.goto(`${at.program}/answers`);
  await reader.locator('main a[href*="/answers/"]').last().click();
  await expect(reader.locator('tbody th code').first()).toBeVisible();
  for (const who of data.people) await expect(reader.locator('main')).not.toContainText(who.name);
  expect((await coordinator.request.get(path(reader))).status()).toBe(404);
  expect((await reader.request.get(`${at.cycle}/attendance`)).status()).toBe(404);
});

test('a study, its people, their consent and its four groups', async () => {
  await lead.goto(`${at.program}/studies/new`);
  await lead.fill('input[name=title]', 'Working together');
  await lead.fill('textarea[name=question]', 'How has the program changed whom practitioners turn to?');
  await lead.fill('input[name=quotes_each]', '3');
  await send(lead);
  at.study = path(lead);
  for (const [name, ...parts] of [['Corinne Baptiste', 'key-keeper'], ['Amadou Sarr', 'coder'], [data.moderator, 'lead', 'coder']] as const) {
    await lead.goto(`${at.study}/team`);
    await lead.locator('main').getByRole('link', { name }).click();
    for (const part of parts) await lead.check(`input[name=part][value=${part}]`);
    await press(lead, 'Save');
    await expect(lead.locator('.govuk-error-summary')).toHaveCount(0);
  }
  await coordinator.goto(`${at.study}/participants`);
  // Pseudonyms are drawn by lot: nobody's number follows the alphabet.
  for (const who of data.people) await coordinator.getByLabel(who.name, { exact: true }).check();
  await press(coordinator, 'Let them take part');
  await expect(coordinator.locator('main table').first().locator('tbody tr')).toHaveCount(20);
  const agrees = { 'take-part': 'yes', transcript: 'yes', quotes: 'yes', reports: 'yes' };
  for (const one of practitioners) await post(one, `${at.study}/consent`, agrees);
  for (const group of data.groups) {
    await lead.goto(`${at.study}/groups/new`);
    await lead.fill('input[name=held_on]', toronto(-24 * 60, team.server.now()).date);
    await lead.fill('input[name=minutes]', '60');
    await send(lead);
    const address = path(lead);
    await coordinator.goto(`${address}/present`);
    for (const number of group.members) await coordinator.getByLabel(new RegExp(data.people[number]!.name)).check();
    await press(coordinator, 'Save');
    await coordinator.goto(`${address}/transcript`);
    await coordinator.setInputFiles('input[type=file]', { name: 'group.vtt', mimeType: 'text/vtt', buffer: Buffer.from(group.text) });
    await send(coordinator);
    // Cues and speakers are counted exactly; each voice is found in the registration, the moderator stands apart.
    await expect(coordinator.locator('main')).toContainText(`${group.cues} cues`);
    const voices = coordinator.locator('select[name^=speaker-]');
    await expect(voices).toHaveCount(group.speakers);
    for (const voice of await voices.all()) {
      const label = (await coordinator.locator(`label[for="${await voice.getAttribute('id')}"]`).textContent()) ?? '';
      if (label.includes(data.moderator)) await voice.selectOption('moderator');
      const chosen = (await voice.locator('option:checked').textContent()) ?? '';
      const named = data.people.find((who) => label.includes(who.name))?.name ?? 'Moderator';
      expect(chosen).toContain(named);
    }
    await press(coordinator, 'Save, and go on to the names');
    await names(group.named);
  }
});

/** Reviews the details of a transcript and freezes it. */
async function names(somebody: string): Promise<void> {
  const page = coordinator;
  await expect(page.locator('h1')).toHaveText('Names and other details');
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
  const text = (await page.locator('main').textContent()) ?? '';
  for (const who of data.people) for (const part of who.name.split(' ').filter((part) => part !== 'Day')) expect(text).not.toContain(part);
  for (const gone of ['Okonkwo', 'Moosonee', '705-555', '@example.org']) expect(text).not.toContain(gone);
  expect(text).toContain('On Fridays and holidays you reach me');
  expect(text).toContain('Day after day it helped');
}

test('a codebook, exported and read back', async () => {
  for (const name of data.codes) {
    await lead.goto(`${at.study}/codebook/new`);
    await lead.fill('input[name=name]', name);
    const parent = data.parent[name];
    if (parent) await lead.locator('select[name=parent]').selectOption({ label: parent });
    const reason = lead.locator('input[name=reason]');
    if (await reason.count()) await reason.fill('Built up from the guide');
    await send(lead);
  }
  await lead.goto(`${at.study}/codebook`);
  await check(lead, 'evaluation-codebook');
  const links = await lead.locator('main a[href*="/codebook/codes/"]').evaluateAll((all) => all.map((link) => [link.textContent?.trim() ?? '', link.getAttribute('href') ?? '']));
  codes = data.codes.map((name) => links.find(([text]) => text === name)?.[1]?.split('/').at(-1) ?? '');
  expect(codes.filter((code) => code === '')).toEqual([]);
  const qdc = await file(lead, `${at.study}/codebook/export.qdc`);
  for (const name of data.codes) expect(qdc).toContain(`name="${name}"`);
});

/** One coder gives a coding, as the script of the page does. */
async function give(page: Page, one: Coding): Promise<void> {
  const answer = await page.request.post(`${at.study}/coding/${transcripts[one.transcript]}/codings`, {
    headers: { accept: 'application/json', 'sec-fetch-site': 'same-origin' },
    form: { request: crypto.randomUUID(), code: codes[one.code] ?? '', first: one.first, from: one.from, last: one.last, to: one.to },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** A blind round: opened, coded by both, finished, closed. */
async function blind(number: number): Promise<void> {
  await lead.goto(`${at.study}/coding`);
  await press(lead, /Begin/);
  await expect(lead.locator('.govuk-error-summary')).toHaveCount(0);
  if (number === 0) transcripts = await ids(lead, 'section[aria-labelledby=texts] table a');
  const own = data.rounds[number] ?? [];
  for (const one of own) await give(one.coder === 0 ? lead : coder, one);
  // Neither sees what the other gave: not in the page, not in what its script asks for.
  const seen = async (page: Page): Promise<number> => {
    let chips = 0;
    for (const transcript of transcripts) {
      await page.goto(`${at.study}/coding/${transcript}`);
      chips += await page.locator('#cues > li > ul > li').count();
      expect((await page.request.get(`${at.study}/coding/${transcript}/changes`)).status()).toBe(404);
    }
    return chips;
  };
  expect(await seen(lead)).toBe(own.filter((one) => one.coder === 0).length);
  expect(await seen(coder)).toBe(own.filter((one) => one.coder === 1).length);
  for (const page of [lead, coder]) {
    for (const transcript of transcripts) await post(page.request, `${at.study}/coding/${transcript}/finish`, { finished: 'yes' });
  }
  await lead.goto(`${at.study}/coding`);
  const closing = (await lead.locator('form[action$="/closing"]').getAttribute('action')) ?? '';
  rounds[number] = closing.split('/').at(-2) ?? '';
  await post(lead.request, closing, {});
}

/** The agreement of a round: the file to six digits, the page as it rounds. */
async function agree(number: number): Promise<void> {
  const address = `${at.study}/coding/rounds/${rounds[number]}/agreement`;
  const rows = table(await file(lead, `${address}.csv`));
  const wanted = data.expected.agreement[number]!;
  const same = (row: Record<string, string> | undefined, figures: Agreement): void => {
    expect([row?.['units'], row?.['given']]).toEqual([figures.units, figures.given].map(String));
    for (const figure of ['percent', 'kappa', 'alpha', 'ac1'] as const) {
      const value = figures[figure];
      if (value === null) expect(row?.[figure], figure).toBe('');
      else expect(Number(row?.[figure]), figure).toBeCloseTo(value, 6);
    }
  };
  for (const [place, name] of data.codes.entries()) {
    const parent = data.parent[name];
    same(rows.find((row) => row['code'] === (parent ? `${parent} / ${name}` : name)), wanted.codes[place]!);
  }
  same(rows.at(-1), wanted.pooled);
  await lead.goto(address);
  for (const figures of wanted.codes) if (figures.alpha !== null) await expect(lead.locator('main')).toContainText(figures.alpha.toFixed(3).replace('-', '−'));
  // What is under .667 is marked.
  const low = wanted.codes.filter((figures) => figures.alpha !== null && figures.alpha < 0.667).length + (wanted.pooled.alpha! < 0.667 ? 1 : 0);
  await expect(lead.locator('main table').first().locator('.app-low')).toHaveCount(low);
}

test('two people code blind, agree a little, sharpen a definition and agree more', async () => {
  await blind(0);
  await agree(0);
  await lead.goto(`${at.study}/coding/rounds/${rounds[0]}/differences`);
  await check(lead, 'evaluation-differences');
  // The differences name the codes that were taken for each other.
  await expect(lead.locator('main table').first()).toContainText('Trust in peers');
  await lead.goto(`${at.study}/codebook/codes/${codes[1]}`);
  await lead.fill('textarea[name=exclude]', 'Trust among practitioners of one profession: that is trust in peers.');
  await lead.fill('input[name=reason]', 'Round 1: trust was taken for trust in peers');
  await send(lead);
  await blind(1);
  await agree(1);
  // The first round reads as before.
  await agree(0);
});

test('differences are settled one by one, and each decision is kept', async () => {
  const address = `${at.study}/coding/rounds/${rounds[1]}`;
  await lead.goto(`${address}/differences`);
  await expect(lead.locator('main')).toContainText(String(data.expected.disputes[1]));
  await lead.locator('main a[href*="cue="][href*="#d"]').first().click();
  const coders = await lead.locator('input[name=verdict]').evaluateAll((all) => all.map((field) => [(field as HTMLInputElement).value, (field as HTMLInputElement).labels?.[0]?.textContent ?? '']));
  const id = (name: string): string => coders.find(([, label]) => label?.includes(name))?.[0] ?? '';
  const verdict = (given: string): string => ({ '0': id(data.moderator), '1': id('Amadou Sarr') })[given] ?? given;
  for (const one of data.decisions) {
    await post(lead.request, `${address}/decisions`, { text: transcripts[one.transcript] ?? '', cue: String(one.cue), verdict: verdict(one.verdict), note: 'Talked over' });
  }
  await lead.goto(`${address}/differences`);
  await expect(lead.locator('section[aria-labelledby=log] li')).toHaveCount(data.decisions.length);
});

test('codes by profession and saturation are what Python says', async () => {
  const address = `${at.study}/coding/rounds/${rounds[1]}`;
  await lead.goto(`${address}/matrix`);
  await check(lead, 'evaluation-matrix');
  const shown = await cells(lead);
  const head = await lead.locator('main table').first().locator('thead th').allInnerTexts();
  const professions = [...new Set(data.people.map((who) => who.profession))];
  for (const [row, wanted] of data.expected.matrix.entries()) {
    for (const profession of professions) {
      const size = data.people.filter((who) => who.profession === profession).length;
      const words = profession.replace('-', ' ');
      const column = head.findIndex((text) => text.toLowerCase().startsWith(`${words} (`));
      expect(head[column], profession).toContain(`n = ${size}`);
      expect(shown[row]?.[column], `${profession} ${row}`).toBe((wanted.cells[profession] ?? []).join(' · '));
    }
    expect(shown[row]).toContain(wanted.all.join(' · '));
  }
  // What others may see: no figure of a profession, none under eleven, and a true zero.
  await lead.goto(`${address}/matrix?view=public`);
  for (const [row, own] of (await cells(lead)).entries()) {
    const [people = 0] = data.expected.matrix[row]?.all ?? [];
    const told = people === 0 || (people >= 11 && 20 - people >= 11);
    expect(own[1], own[0]).toBe(told ? String(people) : 'hidden');
  }
  await lead.goto(`${address}/saturation`);
  await expect(lead.locator('main')).toContainText('adapted');
  const { saturation } = data.expected;
  for (const [step, own] of (await cells(lead)).entries()) {
    const ratio = step < 2 ? 'base' : `${((saturation.ratios[step - 2] ?? 0) * 100).toFixed(1)}%`;
    expect(own.slice(1)).toEqual([saturation.codes[step], saturation.new[step], saturation.cumulative[step]].map(String).concat(ratio));
  }
});

/** The first cue of somebody in the transcript of a group, and its words. */
function cueOf(number: number): { group: number; cue: number; words: string } {
  const group = data.groups.findIndex((one) => one.members.includes(number));
  const said = [...(data.groups[group]?.text ?? '').matchAll(/<v ([^>]+)>(.*)/g)];
  const place = said.findIndex(([, speaker]) => speaker === data.people[number]?.name);
  return { group, cue: place + 1, words: said[place]?.[2] ?? '' };
}

/** Picks the first words of somebody as a quote, shown as of their profession. */
async function pick(number: number): Promise<string> {
  const { group, cue, words } = cueOf(number);
  await lead.goto(`${at.study}/transcripts/${transcripts[group]}/cues/${cue}/quote`);
  await expect(lead.locator('main blockquote')).toHaveText(words);
  await lead.locator('[name=text]').fill(words);
  await lead.getByLabel('Profession', { exact: true }).check();
  await press(lead, 'Keep, and ask the guard');
  return words;
}

test('the guard holds a quote back that points at one person, and an override says why', async () => {
  const alone = data.people.findIndex((who) => who.profession === 'physiotherapist');
  await pick(alone);
  await expect(lead.locator('main')).toContainText('Only 1 of 20 participants fits what is shown');
  await press(lead, 'Clear it all the same');
  await expect(lead.locator('.govuk-error-summary')).toContainText('Say in a sentence');
  await lead.fill('[name=reason]', 'They asked to be named as what they are');
  await press(lead, 'Clear it all the same');
  await expect(lead.locator('main')).toContainText('Cleared');
  await pick(0);
  await expect(lead.locator('main')).toContainText('6 of 20 participants fit what is shown');
  await press(lead, 'Clear it for print');
  await expect(lead.locator('main')).toContainText('Cleared');
  await lead.goto(`${at.study}/trail`);
  await expect(lead.locator('main')).toContainText('Cleared a quote');
});

test('a theme stands beside the measured change, read by a person', async () => {
  await lead.goto(`${at.study}/themes`);
  await lead.fill('input[name=name]', 'Knowing whom to ask');
  await lead.fill('textarea[name=description]', 'Confidence comes from knowing each other.');
  for (const code of [0, 1]) await lead.check(`input[name=code][value="${codes[code]}"]`);
  await send(lead);
  await lead.goto(`${at.study}/joint-display`);
  await lead.locator('main a[href*="/joint-display/"]').first().click();
  const scale = lead.locator('select[name=scale] option').last();
  await lead.selectOption('select[name=scale]', (await scale.getAttribute('value')) ?? '');
  for (const quote of await lead.locator('input[name=quote]').all()) await quote.check();
  await lead.check('input[name=fit][value=confirm]');
  await lead.fill('textarea[name=words]', 'Both say that practitioners turn to others sooner.');
  await send(lead);
  await look(lead, 'evaluation-joint-display', ['en']);
  const { 'true-pre': main } = data.expected.change.contrasts;
  await expect(lead.locator('main')).toContainText(`+${main.mean_change.toFixed(2)}`);
  await expect(lead.locator('main')).toContainText('turn to others sooner');
});

test('the project goes out in two dialects and comes back whole', async () => {
  const { pooled } = data.expected.agreement[1]!;
  for (const dialect of ['spec', 'maxqda']) {
    const answer = await lead.request.get(`${at.study}/exchange/project.qdpx?dialect=${dialect}&coders=hidden`);
    expect(answer.ok(), dialect).toBe(true);
    await lead.goto(`${at.program}/studies/new`);
    await lead.fill('input[name=title]', `Come back from ${dialect}`);
    await lead.fill('textarea[name=question]', 'Is everything there?');
    await lead.fill('input[name=quotes_each]', '3');
    await send(lead);
    const again = path(lead);
    await lead.goto(`${again}/exchange`);
    await lead.setInputFiles('input[name=file]', { name: 'study.qdpx', mimeType: 'application/octet-stream', buffer: await answer.body() });
    await press(lead, 'Look at it');
    await check(lead, `evaluation-exchange-${dialect}`);
    await press(lead, 'Take it in');
    await lead.goto(`${again}/codebook`);
    for (const name of data.codes) await expect(lead.locator('main').getByRole('link', { name, exact: true })).toHaveCount(1);
    await lead.goto(`${again}/coding`);
    await expect(lead.locator('section[aria-labelledby=texts] tbody tr')).toHaveCount(4);
    const agreement = (await lead.locator('main a[href$="/agreement"]').first().getAttribute('href')) ?? '';
    const rows = table(await file(lead, `${agreement}.csv`));
    expect(rows.at(-1)?.['given'], dialect).toBe(String(pooled.given));
  }
});

test('a month later the report is frozen, made again the same, and superseded when somebody withdraws', async () => {
  await team.server.today();
  await team.again(lead, `${data.moderator.split(' ')[0]?.toLowerCase()}@hub.example`);
  await lead.goto(`${at.program}/reports`);
  await lead.getByRole('button', { name: 'New report' }).click();
  await press(lead, 'Freeze');
  await expect(lead).toHaveURL(/report-frozen/);
  await check(lead, 'evaluation-report');
  const report = path(lead);
  const { 'true-pre': main } = data.expected.change.contrasts;
  for (const part of [`+${main.mean_change.toFixed(2)}`, 'Knowing whom to ask', 'turn to others sooner']) await expect(lead.locator('main')).toContainText(part);
  for (const who of data.people) await expect(lead.locator('main')).not.toContainText(who.name);
  for (const kind of ['pdf', 'docx', 'csv']) {
    const [one, other] = [await lead.request.get(`${report}/${kind}`), await lead.request.get(`${report}/${kind}`)];
    expect((await one.body()).equals(await other.body()), kind).toBe(true);
  }

  // The only physiotherapist leaves the study and takes their answers out.
  const alone = data.people.findIndex((who) => who.profession === 'physiotherapist');
  const [person, email] = [practitioners[alone]!, data.people[alone]!.email];
  const { words } = cueOf(alone);
  await lead.goto(`${at.study}/quotes`);
  await expect(lead.locator('main')).toContainText(words);
  await post(person, '/sign-in', { email });
  await enter(team, person, email, /Your link/);
  await post(person, `${at.study}/consent/withdrawal`, {});
  const address = await person.get(at.program);
  const id = address.url().split('/').at(-1) ?? '';
  await post(person, '/me/answers', { program: /^[0-9a-f-]{36}$/.test(id) ? id : at.program.split('/').at(-1) ?? '' });
  await lead.goto(`${at.study}/quotes`);
  await expect(lead.locator('main')).not.toContainText(words);
  await lead.goto(report);
  await expect(lead.locator('main .govuk-warning-text')).toBeVisible();
  await lead.goto(`${at.study}/trail`);
  await expect(lead.getByRole('row').nth(1)).toContainText(/P\d\d/);
  await lead.goto(`${at.program}/change`);
  await expect(lead.locator('main')).toContainText(`Among the ${data.expected.without.people} people`);
  const row = table(await file(lead, `${at.program}/change/csv`)).find((one) => one['comparison'] === 'true-pre' && one['group'] === '' && one['item'] === '');
  const wanted = data.expected.without.contrasts['true-pre'];
  expect(Number(row?.['change'])).toBeCloseTo(wanted.mean_change, 5);
  expect(Number(row?.['p_signed_rank'])).toBeCloseTo(wanted.p, 5);
  // Their turns count no more in what others may see.
  await lead.goto(`${at.study}/coding/rounds/${rounds[1]}/matrix?view=public`);
  await expect(lead.locator('main')).toContainText('19 participants count');
  for (const [place, own] of (await cells(lead)).entries()) {
    const wanted = data.expected.matrix[place];
    const people = (wanted?.all[0] ?? 0) - (wanted?.cells['physiotherapist']?.[0] ?? 0);
    expect(own[1], own[0]).toBe(people === 0 || (people >= 11 && 19 - people >= 11) ? String(people) : 'hidden');
  }
});

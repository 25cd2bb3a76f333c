// A program evaluates itself, from twenty registrations to a frozen report: focus groups coded blind by two people in two
// rounds, surveys with lost pairs, and what a withdrawal takes back. Every number that the pages show is compared with what the
// Python program evaluation/study.py works out by itself.
import { expect, request, test, type Page } from '@playwright/test';
import { answer, hold } from './evaluation/asking';
import { study, table, type Paired } from './evaluation/data';
import { empty, files, present, take } from './evaluation/foreign';
import { ground } from './evaluation/ground';
import { leave } from './evaluation/leaving';
import * as older from './evaluation/older';
import { cells, choose, file } from './evaluation/reading';
import { agree, blind } from './evaluation/rounds';
import { compare } from './evaluation/talk';
import { names, pick } from './evaluation/transcripts';
import { found, path, program, send } from './hub/founding';
import { check, look } from './hub/look';
import { Mailbox } from './hub/mailbox';
import { Server } from './hub/server';
import { enter, post } from './hub/spoke';
import { press, Team, toronto } from './hub/team';

/** Days by which the clock is set back at first, so that reports, which count whole months, have one to count. */
const MONTH = 35;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  ground.data = study();
  const mailbox = await Mailbox.open();
  ground.team = new Team(browser, await Server.start(['serve'], { ALLROUND_MAIL__URL: mailbox.url }, MONTH), mailbox);
});

test.afterAll(async () => {
  for (const one of ground.practitioners) await one.dispose();
  await ground.team.server.stop();
  await ground.team.mailbox.close();
});

test('a hub, its program, and twenty practitioners of seven professions', async () => {
  ground.administrator = await found(ground.team);
  const member = (name: string, profession: string, ...roles: string[]): Promise<Page> =>
    ground.team.member(ground.administrator, { name, email: `${name.split(' ')[0]?.toLowerCase()}@hub.example`, profession, roles });
  ground.coordinator = await member('Corinne Baptiste', 'social-worker', 'coordinator');
  ground.lead = await member(ground.data.moderator, 'psychologist', 'evaluator');
  ground.coder = await member('Amadou Sarr', 'registered-nurse', 'specialist');
  ground.reader = await member('Noor Qureshi', 'pharmacist', 'evaluator');
  Object.assign(ground.at, await program(ground.coordinator, 'Chronic pain', ground.team.server.now()));
  for (const who of ground.data.people) {
    const fields = { name: who.name, email: who.email, profession: who.profession, site: 'Health centre', community: 'Loon Bay', language: 'en', zone: 'America/Toronto', terms: 'yes' };
    const anybody = await request.newContext({ baseURL: ground.team.server.url });
    await post(anybody, `${ground.at.cycle}/registration`, fields);
    ground.practitioners.push(anybody);
  }
  await ground.coordinator.goto(`${ground.at.cycle}/registrations`);
  for (const box of await ground.coordinator.locator('input[name=registration]').all()) await box.check();
  await press(ground.coordinator, 'Approve');
  await expect(ground.coordinator.locator('input[name=registration][type=checkbox]')).toHaveCount(0);
  for (const [number, who] of ground.data.people.entries()) await enter(ground.team, ground.practitioners[number]!, who.email, /Welcome/);
});

test('a session is held between two surveys before and after it, with lost pairs', async () => {
  for (const pack of ['self-efficacy', 'roster']) {
    await ground.coordinator.goto(`${ground.at.program}/surveys`);
    await choose(ground.coordinator, 'pack', pack);
    await send(ground.coordinator);
    const survey = path(ground.coordinator);
    await choose(ground.coordinator, 'cycle', ground.at.cycle.split('/').at(-1) ?? '');
    for (const when of ['before', 'after']) await ground.coordinator.check(`input[name=when][value=${when}]`);
    await ground.coordinator.fill('input[name=days]', '14');
    await send(ground.coordinator);
    const opening = await ground.coordinator.locator('form[action$="/opening"]').evaluateAll((all) => all.map((form) => form.getAttribute('action') ?? ''));
    const [before = '', after = ''] = opening.map((address) => address.replace(/\/opening$/, ''));
    const sections = await ground.coordinator.locator('input[name=section]').evaluateAll((all) => all.map((field) => field.getAttribute('value') ?? ''));
    ground.surveys.push({ pack, survey, before, after, sections: [...new Set(sections)] });
  }
  await answer('before');
  await hold();
  await answer('after');
  for (const { survey, before, after } of ground.surveys) {
    for (const wave of [before, after]) await post(ground.coordinator.request, `${wave}/opening`, { open: 'no' });
    await ground.coordinator.goto(survey);
    await expect(ground.coordinator.locator('main button[name=open][value=no]')).toHaveCount(0);
  }
});

test('the change of the matched pairs is what Python says, by family, without a name', async () => {
  const { change } = ground.data.expected;
  await ground.lead.goto(`${ground.at.program}/change`);
  await check(ground.lead, 'evaluation-change');
  const minus = (value: number): string => value.toFixed(2).replace('-', '−');
  const main = change.contrasts['true-pre'];
  await expect(ground.lead.locator('main')).toContainText(
    `Among the ${change.people} people who answered before and after, the mean went from ${minus(main.mean_pre)} to ${minus(main.mean_post)}: +${minus(main.mean_change)} (95% interval ${minus(main.low)} to ${minus(main.high)})`,
  );
  for (const who of ground.data.people) await expect(ground.lead.locator('main')).not.toContainText(who.name);
  const rows = table(await file(ground.lead, `${ground.at.program}/change/csv`));
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
  const rows = table(await file(ground.lead, `${ground.at.program}/network/asked/csv`));
  const told = (wave: string, figure: string): number => Number(rows.find((row) => row['wave']?.includes(wave) && row['from'] === '' && row['to'] === '' && row['figure'] === figure)?.['value']);
  for (const [wave, wanted] of Object.entries(ground.data.expected.contacts)) {
    for (const [figure, value] of Object.entries(wanted)) expect(told(`${wave} the program`, figure), `${wave} ${figure}`).toBeCloseTo(value, 6);
  }
  await ground.lead.goto(`${ground.at.program}/network/asked`);
  await check(ground.lead, 'evaluation-asked');
  for (const who of ground.data.people) await expect(ground.lead.locator('main')).not.toContainText(who.name);
});

test('how evenly people of each profession spoke is what Python says', async () => {
  await compare();
  await ground.lead.goto(`${ground.at.program}/network/talk`);
  await check(ground.lead, 'evaluation-talk');
  for (const who of ground.data.people) await expect(ground.lead.locator('main')).not.toContainText(who.name);
  // Whoever was there finds their own minutes.
  expect(await (await ground.practitioners[0]!.get('/me/talk')).text()).toContain('Your minutes');
});

test('who reads answers sees codes, and who sees names sees no answers', async () => {
  await ground.administrator.goto(`${ground.at.program}/readers`);
  const option = ground.administrator.locator('main [name=person]');
  await expect(option.first()).toBeAttached();
  if ((await option.first().evaluate((found) => found.tagName)) === 'SELECT') await option.selectOption({ label: 'Noor Qureshi' });
  else await ground.administrator.getByLabel('Noor Qureshi').check();
  await send(ground.administrator);
  await ground.reader.goto(`${ground.at.program}/answers`);
  await ground.reader.locator('main a[href*="/answers/"]').last().click();
  await expect(ground.reader.locator('tbody th code').first()).toBeVisible();
  for (const who of ground.data.people) await expect(ground.reader.locator('main')).not.toContainText(who.name);
  expect((await ground.coordinator.request.get(path(ground.reader))).status()).toBe(404);
  expect((await ground.reader.request.get(`${ground.at.cycle}/attendance`)).status()).toBe(404);
});

test('a study, its people, their consent and its four groups', async () => {
  await ground.lead.goto(`${ground.at.program}/studies/new`);
  await ground.lead.fill('input[name=title]', 'Working together');
  await ground.lead.fill('textarea[name=question]', 'How has the program changed whom practitioners turn to?');
  await ground.lead.fill('input[name=quotes_each]', '3');
  await send(ground.lead);
  ground.at.study = path(ground.lead);
  for (const [name, ...parts] of [['Corinne Baptiste', 'key-keeper'], ['Amadou Sarr', 'coder'], [ground.data.moderator, 'lead', 'coder']] as const) {
    await ground.lead.goto(`${ground.at.study}/team`);
    await ground.lead.locator('main').getByRole('link', { name }).click();
    for (const part of parts) await ground.lead.check(`input[name=part][value=${part}]`);
    await press(ground.lead, 'Save');
    await expect(ground.lead.locator('.govuk-error-summary')).toHaveCount(0);
  }
  await ground.coordinator.goto(`${ground.at.study}/participants`);
  // Pseudonyms are drawn by lot: nobody's number follows the alphabet.
  for (const who of ground.data.people) await ground.coordinator.getByLabel(who.name, { exact: true }).check();
  await press(ground.coordinator, 'Let them take part');
  await expect(ground.coordinator.locator('main table').first().locator('tbody tr')).toHaveCount(20);
  const agrees = { 'take-part': 'yes', transcript: 'yes', quotes: 'yes', reports: 'yes' };
  for (const one of ground.practitioners) await post(one, `${ground.at.study}/consent`, agrees);
  for (const group of ground.data.groups) {
    await ground.lead.goto(`${ground.at.study}/groups/new`);
    await ground.lead.fill('input[name=held_on]', toronto(-24 * 60, ground.team.server.now()).date);
    await ground.lead.fill('input[name=minutes]', '60');
    await send(ground.lead);
    const address = path(ground.lead);
    await ground.coordinator.goto(`${address}/present`);
    for (const number of group.members) await ground.coordinator.getByLabel(new RegExp(ground.data.people[number]!.name)).check();
    await press(ground.coordinator, 'Save');
    await ground.coordinator.goto(`${address}/transcript`);
    await ground.coordinator.setInputFiles('input[type=file]', { name: 'group.vtt', mimeType: 'text/vtt', buffer: Buffer.from(group.text) });
    await send(ground.coordinator);
    // Cues and speakers are counted exactly; each voice is found in the registration, the moderator stands apart.
    await expect(ground.coordinator.locator('main')).toContainText(`${group.cues} cues`);
    const voices = ground.coordinator.locator('select[name^=speaker-]');
    await expect(voices).toHaveCount(group.speakers);
    for (const voice of await voices.all()) {
      const label = (await ground.coordinator.locator(`label[for="${await voice.getAttribute('id')}"]`).textContent()) ?? '';
      if (label.includes(ground.data.moderator)) await voice.selectOption('moderator');
      const chosen = (await voice.locator('option:checked').textContent()) ?? '';
      const named = ground.data.people.find((who) => label.includes(who.name))?.name ?? 'Moderator';
      expect(chosen).toContain(named);
    }
    await press(ground.coordinator, 'Save, and go on to the names');
    await names(group.named);
  }
});

test('a codebook, exported and read back', async () => {
  for (const name of ground.data.codes) {
    await ground.lead.goto(`${ground.at.study}/codebook/new`);
    await ground.lead.fill('input[name=name]', name);
    const parent = ground.data.parent[name];
    if (parent) await ground.lead.locator('select[name=parent]').selectOption({ label: parent });
    const reason = ground.lead.locator('input[name=reason]');
    if (await reason.count()) await reason.fill('Built up from the guide');
    await send(ground.lead);
  }
  await ground.lead.goto(`${ground.at.study}/codebook`);
  await check(ground.lead, 'evaluation-codebook');
  const links = await ground.lead.locator('main a[href*="/codebook/codes/"]').evaluateAll((all) => all.map((link) => [link.textContent?.trim() ?? '', link.getAttribute('href') ?? '']));
  ground.codes = ground.data.codes.map((name) => links.find(([text]) => text === name)?.[1]?.split('/').at(-1) ?? '');
  expect(ground.codes.filter((code) => code === '')).toEqual([]);
  const qdc = await file(ground.lead, `${ground.at.study}/codebook/export.qdc`);
  for (const name of ground.data.codes) expect(qdc).toContain(`name="${name}"`);
});

test('two people code blind, agree a little, sharpen a definition and agree more', async () => {
  await blind(0);
  await agree(0);
  await ground.lead.goto(`${ground.at.study}/coding/rounds/${ground.rounds[0]}/differences`);
  await check(ground.lead, 'evaluation-differences');
  // The differences name the codes that were taken for each other.
  await expect(ground.lead.locator('main table').first()).toContainText('Trust in peers');
  await ground.lead.goto(`${ground.at.study}/codebook/codes/${ground.codes[1]}`);
  await ground.lead.fill('textarea[name=exclude]', 'Trust among practitioners of one profession: that is trust in peers.');
  await ground.lead.fill('input[name=reason]', 'Round 1: trust was taken for trust in peers');
  await send(ground.lead);
  await blind(1);
  await agree(1);
  // The first round reads as before.
  await agree(0);
});

test('differences are settled one by one, and each decision is kept', async () => {
  const address = `${ground.at.study}/coding/rounds/${ground.rounds[1]}`;
  await ground.lead.goto(`${address}/differences`);
  await expect(ground.lead.locator('main')).toContainText(String(ground.data.expected.disputes[1]));
  await ground.lead.locator('main a[href*="cue="][href*="#d"]').first().click();
  await ground.lead.waitForURL(/[?&]cue=/);
  const coders = await ground.lead.locator('input[name=verdict]').evaluateAll((all) => all.map((field) => [(field as HTMLInputElement).value, (field as HTMLInputElement).labels?.[0]?.textContent ?? '']));
  const id = (name: string): string => coders.find(([, label]) => label?.includes(name))?.[0] ?? '';
  const verdict = (given: string): string => ({ '0': id(ground.data.moderator), '1': id('Amadou Sarr') })[given] ?? given;
  for (const one of ground.data.decisions) {
    await post(ground.lead.request, `${address}/decisions`, { text: ground.transcripts[one.transcript] ?? '', cue: String(one.cue), verdict: verdict(one.verdict), note: 'Talked over' });
  }
  await ground.lead.goto(`${address}/differences`);
  await expect(ground.lead.locator('section[aria-labelledby=log] li')).toHaveCount(ground.data.decisions.length);
});

test('codes by profession and saturation are what Python says', async () => {
  const address = `${ground.at.study}/coding/rounds/${ground.rounds[1]}`;
  await ground.lead.goto(`${address}/matrix`);
  await check(ground.lead, 'evaluation-matrix');
  const shown = await cells(ground.lead);
  const head = await ground.lead.locator('main table').first().locator('thead th').allInnerTexts();
  const professions = [...new Set(ground.data.people.map((who) => who.profession))];
  for (const [row, wanted] of ground.data.expected.matrix.entries()) {
    for (const profession of professions) {
      const size = ground.data.people.filter((who) => who.profession === profession).length;
      const words = profession.replace('-', ' ');
      const column = head.findIndex((text) => text.toLowerCase().startsWith(`${words} (`));
      expect(head[column], profession).toContain(`n = ${size}`);
      expect(shown[row]?.[column], `${profession} ${row}`).toBe((wanted.cells[profession] ?? []).join(' · '));
    }
    expect(shown[row]).toContain(wanted.all.join(' · '));
  }
  // What others may see: no figure of a profession, none under eleven, and a true zero.
  await ground.lead.goto(`${address}/matrix?view=public`);
  for (const [row, own] of (await cells(ground.lead)).entries()) {
    const [people = 0] = ground.data.expected.matrix[row]?.all ?? [];
    const told = people === 0 || (people >= 11 && 20 - people >= 11);
    expect(own[1], own[0]).toBe(told ? String(people) : 'hidden');
  }
  await ground.lead.goto(`${address}/saturation`);
  await expect(ground.lead.locator('main')).toContainText('adapted');
  const { saturation } = ground.data.expected;
  for (const [step, own] of (await cells(ground.lead)).entries()) {
    const ratio = step < 2 ? 'base' : `${((saturation.ratios[step - 2] ?? 0) * 100).toFixed(1)}%`;
    expect(own.slice(1)).toEqual([saturation.codes[step], saturation.new[step], saturation.cumulative[step]].map(String).concat(ratio));
  }
});

test('the guard holds a quote back that points at one person, and an override says why', async () => {
  const alone = ground.data.people.findIndex((who) => who.profession === 'physiotherapist');
  await pick(alone);
  await expect(ground.lead.locator('main')).toContainText('Only 1 of 20 participants fits what is shown');
  await press(ground.lead, 'Clear it all the same');
  await expect(ground.lead.locator('.govuk-error-summary')).toContainText('Say in a sentence');
  await ground.lead.fill('[name=reason]', 'They asked to be named as what they are');
  await press(ground.lead, 'Clear it all the same');
  await expect(ground.lead.locator('main')).toContainText('Cleared');
  await pick(0);
  await expect(ground.lead.locator('main')).toContainText('6 of 20 participants fit what is shown');
  await press(ground.lead, 'Clear it for print');
  await expect(ground.lead.locator('main')).toContainText('Cleared');
  await ground.lead.goto(`${ground.at.study}/trail`);
  await expect(ground.lead.locator('main')).toContainText('Cleared a quote');
});

test('a theme stands beside the measured change, read by a person', async () => {
  await ground.lead.goto(`${ground.at.study}/themes`);
  await ground.lead.fill('input[name=name]', 'Knowing whom to ask');
  await ground.lead.fill('textarea[name=description]', 'Confidence comes from knowing each other.');
  for (const code of [0, 1]) await ground.lead.check(`input[name=code][value="${ground.codes[code]}"]`);
  await send(ground.lead);
  await ground.lead.goto(`${ground.at.study}/joint-display`);
  await ground.lead.locator('main a[href*="/joint-display/"]').first().click();
  const scale = ground.lead.locator('select[name=scale] option').last();
  await ground.lead.selectOption('select[name=scale]', (await scale.getAttribute('value')) ?? '');
  for (const quote of await ground.lead.locator('input[name=quote]').all()) await quote.check();
  await ground.lead.check('input[name=fit][value=confirm]');
  await ground.lead.fill('textarea[name=words]', 'Both say that practitioners turn to others sooner.');
  await send(ground.lead);
  await look(ground.lead, 'evaluation-joint-display', ['en']);
  const { 'true-pre': main } = ground.data.expected.change.contrasts;
  await expect(ground.lead.locator('main')).toContainText(`+${main.mean_change.toFixed(2)}`);
  await expect(ground.lead.locator('main')).toContainText('turn to others sooner');
});

test('the project goes out in two dialects and comes back whole', async () => {
  const { pooled } = ground.data.expected.agreement[1]!;
  for (const dialect of ['spec', 'maxqda']) {
    const answer = await ground.lead.request.get(`${ground.at.study}/exchange/project.qdpx?dialect=${dialect}&coders=hidden`);
    expect(answer.ok(), dialect).toBe(true);
    const project = await answer.body();
    // The folder of sources, as an archive names it.
    expect(project.includes('sources/')).toBe(true);
    const again = await empty(`Come back from ${dialect}`);
    await present(again, 'study.qdpx', project);
    await expect(ground.lead.getByRole('heading', { name: 'What is not taken in' })).toBeVisible();
    await check(ground.lead, `evaluation-exchange-${dialect}`);
    await press(ground.lead, 'Take it in');
    await ground.lead.goto(`${again}/codebook`);
    for (const name of ground.data.codes) await expect(ground.lead.locator('main').getByRole('link', { name, exact: true })).toHaveCount(1);
    await ground.lead.goto(`${again}/coding`);
    await expect(ground.lead.locator('section[aria-labelledby=texts] tbody tr')).toHaveCount(4);
    const agreement = (await ground.lead.locator('main a[href$="/agreement"]').first().getAttribute('href')) ?? '';
    const rows = table(await file(ground.lead, `${agreement}.csv`));
    expect(rows.at(-1)?.['given'], dialect).toBe(String(pooled.given));
  }
});

test('files of other programs are read as each of them counts', async () => {
  for (const file of files()) await take(file);
});

test('a month later the report is frozen, made again the same, and superseded when somebody withdraws', async () => {
  await ground.team.server.today();
  await ground.team.again(ground.lead, `${ground.data.moderator.split(' ')[0]?.toLowerCase()}@hub.example`);
  await ground.lead.goto(`${ground.at.program}/reports`);
  await ground.lead.getByRole('button', { name: 'New report' }).click();
  await press(ground.lead, 'Freeze');
  await expect(ground.lead).toHaveURL(/report-frozen/);
  await check(ground.lead, 'evaluation-report');
  const report = path(ground.lead);
  const { 'true-pre': main } = ground.data.expected.change.contrasts;
  for (const part of [`+${main.mean_change.toFixed(2)}`, 'Knowing whom to ask', 'turn to others sooner']) await expect(ground.lead.locator('main')).toContainText(part);
  for (const who of ground.data.people) await expect(ground.lead.locator('main')).not.toContainText(who.name);
  for (const kind of ['pdf', 'docx', 'csv']) {
    const [one, other] = [await ground.lead.request.get(`${report}/${kind}`), await ground.lead.request.get(`${report}/${kind}`)];
    expect((await one.body()).equals(await other.body()), kind).toBe(true);
  }

  await leave(report);
});

test('older answers under codes that people made themselves are joined by a person and counted', async () => {
  await ground.team.again(ground.reader, 'noor@hub.example');
  await older.join();
  await older.compare();
});

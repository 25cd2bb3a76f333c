// One session from an empty database to a verified certificate, as its people live through it.
import { expect, test, type Browser, type Page } from '@playwright/test';
import { CASE, fill, save } from './hub/form';
import { found, path } from './hub/founding';
import { PARTICIPANT, PRESENTER, type } from './hub/practitioner';
import { check, look, watchful } from './hub/look';
import { linkIn, Mailbox } from './hub/mailbox';
import { pdf, words } from './hub/pdf';
import { advise, endSession, join, meets, watch } from './hub/room';
import { Server } from './hub/server';
import { place, press, Team, toronto } from './hub/team';

test.describe.configure({ mode: 'serial' });

let team: Team;
let coordinator: Page;
let facilitator: Page;
let specialist: Page;
let presenter: Page;
let participant: Page;
/** Addresses of the things that come to be, as "/cases/…". */
const at = { program: '', cycle: '', session: '', case: '' };

const ADVICE = 'Ask about sleep before the next dose step, and lower by a tenth every four weeks.';
const PEER = 'Count tablets together every week; it helped in our village.';

test.beforeAll(async ({ browser }: { browser: Browser }) => {
  const mailbox = await Mailbox.open();
  team = new Team(browser, await Server.start(['serve'], { ALLROUND_MAIL__URL: mailbox.url }), mailbox);
});

test.afterAll(async () => {
  await team.server.stop();
  await team.mailbox.close();
});

test('the first administrator sets the hub up and invites its team', async () => {
  const administrator = await found(team, (page) => check(page, 'setup'));
  await administrator.goto('/members/new');
  await look(administrator, 'member-new');
  coordinator = await team.member(administrator, { name: 'Corinne Baptiste', email: 'corinne@hub.example', profession: 'social-worker', roles: ['coordinator'] });
  facilitator = await team.member(administrator, { name: 'Farid Haddad', email: 'farid@hub.example', profession: 'family-physician', roles: ['facilitator'] });
  specialist = await team.member(administrator, { name: 'Siobhan Keough', email: 'siobhan@hub.example', profession: 'physiotherapist', roles: ['specialist'] });
  for (const page of ['/members', '/outbox', '/people', '/']) {
    await administrator.goto(page);
    await look(administrator, `administrator${page.replaceAll('/', '-')}`);
  }
});

test('a coordinator makes a program with its cycle, its curriculum and its credit', async () => {
  await coordinator.goto('/programs/new');
  await look(coordinator, 'program-new');
  await coordinator.fill('input[name=title]', 'Chronic pain and opioid stewardship');
  await coordinator.fill('textarea[name=summary]', 'Learn with each other how to live better with pain.\n\nEvery second week, one talk and one case.');
  await coordinator.fill('textarea[name=audience]', 'Everyone in primary care, whatever their profession.');
  await coordinator.check('input[name=template][value=biweekly-60]');
  await place(coordinator);
  await coordinator.fill('textarea[name=disclaimer]', 'Advice among colleagues. The treating team decides.');
  await coordinator.fill('input[name=letter_days]', '3');
  await coordinator.fill('input[name=follow_up_days]', '7');
  await coordinator.locator('main form button').last().click();
  await expect(coordinator.locator('.govuk-error-summary')).toHaveCount(0);
  at.program = path(coordinator).replace(/\/cycles$/, '');
  await look(coordinator, 'program-cycles');
  await press(coordinator, 'Publish');

  await coordinator.goto(`${at.program}/credit`);
  await coordinator.fill('input[name=valid_from]', '2020-01-01');
  await coordinator.fill('input[name=hundredths_per_hour]', '100');
  await coordinator.fill('input[name=session_percent]', '80');
  await coordinator.fill('input[name=cycle_percent]', '50');
  await coordinator.fill('input[name=accreditor]', 'College of the Northern Shore');
  await coordinator.fill('textarea[name=statement]', 'Group learning, one credit an hour.');
  await coordinator.locator('main form button').last().click();
  await expect(coordinator.locator('.govuk-error-summary')).toHaveCount(0);
  await coordinator.goto(`${at.program}/credit`);
  await look(coordinator, 'credit-rule');

  await coordinator.goto(`${at.program}/cycles/new`);
  await look(coordinator, 'cycle-new');
  const soon = toronto(19);
  await coordinator.fill('input[name=title]', 'Winter cycle');
  await coordinator.fill('input[name=first]', soon.date);
  await coordinator.fill('input[name=time]', soon.time);
  await coordinator.locator('input[name=rhythm]').first().check();
  await coordinator.fill('input[name=count]', '1');
  await coordinator.fill('textarea[name=topics]', 'Tapering together');
  await coordinator.check('input[name=open]');
  await coordinator.locator('main form button').last().click();
  await expect(coordinator.locator('.govuk-error-summary')).toHaveCount(0);
  at.cycle = path(coordinator).replace(/\/curriculum$/, '');
  await look(coordinator, 'curriculum');
  await coordinator.locator('textarea[name^=objectives]').first().fill('Name three signs of a taper that goes too fast.');
  const speaker = coordinator.locator('select[name^=presenter] option', { hasText: 'Siobhan' });
  await coordinator.locator('select[name^=presenter]').selectOption((await speaker.getAttribute('value')) ?? '');
  await coordinator.locator('main form button').last().click();
  await expect(coordinator.locator('.govuk-error-summary')).toHaveCount(0);
  await coordinator.goto(at.cycle);
  await look(coordinator, 'cycle');
  await coordinator.locator('.app-session .app-card__title a').click();
  at.session = path(coordinator);
  await coordinator.goto(`${at.session}/plan`);
  await look(coordinator, 'session-plan');
  await coordinator.goto(at.session);
  await look(coordinator, 'session');
});

test('a practitioner registers by keyboard alone, another without JavaScript, and the coordinator welcomes both', async () => {
  const form = `${at.cycle}/registration`;
  const keyboard = await team.page();
  await keyboard.goto(form);
  await look(keyboard, 'registration-new');
  await type(keyboard, PRESENTER);
  await keyboard.waitForURL(/receipt/);
  await look(keyboard, 'registration-receipt');

  const plain = await team.page({ javaScriptEnabled: false });
  await plain.goto(form);
  await fill(plain, { name: PARTICIPANT.name, email: PARTICIPANT.email, profession: PARTICIPANT.profession, site: PARTICIPANT.site, community: PARTICIPANT.community });
  await place(plain);
  await plain.locator('main form button').last().click();
  await expect(plain.locator('.govuk-error-summary')).toBeVisible();
  await expect(plain.locator('input[name=name]')).toHaveValue(PARTICIPANT.name);
  await plain.check('input[name=terms]');
  await plain.locator('main form button').last().click();
  await plain.waitForURL(/receipt/);

  await coordinator.goto(`${at.cycle}/registrations`);
  await look(coordinator, 'registrations');
  for (const box of await coordinator.locator('input[name=registration]').all()) await box.check();
  await press(coordinator, 'Approve');
  await expect(coordinator.locator('input[name=registration][type=checkbox]')).toHaveCount(0);
  await expect(coordinator.getByRole('rowheader', { name: PARTICIPANT.name })).toBeVisible();

  presenter = await team.page();
  await watch(presenter);
  await team.enter(presenter, await team.link(PRESENTER.email, /Welcome/));
  await presenter.goto('/');
  await look(presenter, 'home-participant');
  participant = await team.page();
  await watch(participant);
  await team.enter(participant, await team.link(PARTICIPANT.email, /Welcome/));
});

test('the presenter writes the case, interrupted and without JavaScript, and learns what identifies', async () => {
  await presenter.goto('/cases');
  await look(presenter, 'cases-empty');
  await presenter.locator('form[action$="/cases"] button').first().click();
  await presenter.waitForURL(/\/cases\/[^/]+\/form/);
  at.case = path(presenter).replace(/\/form.*$/, '');
  await presenter.goto(`${at.case}/form`);
  await look(presenter, 'form');
  await presenter.goto(`${at.case}/form/question`);
  await presenter.fill('[name=question-1]', 'Typed and never sent: the page is closed right after.');
  await expect(presenter.locator('[data-autosave-status]')).not.toBeEmpty();
  await expect(presenter.locator('[data-autosave-status]')).toContainText(/Saved|saved/);
  await presenter.goto('/');
  await presenter.goto(`${at.case}/form/question`);
  await expect(presenter.locator('[name=question-1]')).toHaveValue(/never sent/);

  const plain = await team.page({ javaScriptEnabled: false });
  await plain.goto('/sign-in');
  await plain.fill('input[name=email]', PRESENTER.email);
  await plain.locator('main form button').first().click();
  await team.enter(plain, await team.link(PRESENTER.email, /Your link/));
  await plain.goto(`${at.case}/form/question`);
  await fill(plain, { 'question-1': 'Seen on 2026-03-03, call 807 555 0134.' });
  await press(plain, 'Save and continue');
  await expect(plain.locator('.govuk-error-summary')).toContainText('807 555 0134');
  await plain.goto(`${at.case}/form/question`);
  for (const [section, answers] of CASE) {
    await expect(plain).toHaveURL(new RegExp(`/form/${section}`));
    await fill(plain, answers);
    await save(plain);
  }
  for (const [section] of CASE) {
    await presenter.goto(`${at.case}/form/${section}`);
    await look(presenter, `form-${section}`);
  }
  await presenter.goto(`${at.case}/submission`);
  await look(presenter, 'submission');
  for (const box of await presenter.locator('main input[type=checkbox]').all()) await box.check();
  await press(presenter, 'Submit the case');
  await expect(presenter.locator('.govuk-error-summary')).toHaveCount(0);
  await expect(presenter).toHaveURL(new RegExp(`${at.case}(\\?|$)`));
  await look(presenter, 'case-submitted');
});

test('the coordinator returns the case, takes it back improved, and gives it a place', async () => {
  await coordinator.goto('/cases');
  await look(coordinator, 'cases-coordinator');
  await coordinator.locator(`a[href^="${at.case}"]`).click();
  await look(coordinator, 'review');
  await coordinator.locator('textarea[name=note]').fill('Please say since when she takes it.');
  await press(coordinator, 'Return it');
  await team.enter(await team.page(), await team.link(PRESENTER.email, /needs a change/));
  await presenter.goto(`${at.case}/form`);
  await expect(presenter.getByText('Please say since when she takes it.')).toBeVisible();
  await presenter.goto(`${at.case}/form/medications`);
  await fill(presenter, { 'medications-0-since': 'over-5-years' });
  await save(presenter);
  await presenter.goto(`${at.case}/submission`);
  for (const box of await presenter.locator('main input[type=checkbox]').all()) await box.check();
  await press(presenter, 'Submit the case');
  await coordinator.goto(`${at.case}/review`);
  await press(coordinator, 'Accept the case');
  await expect(coordinator.locator('.govuk-error-summary')).toHaveCount(0);
  await coordinator.locator('main [name=segment]').first().check();
  await press(coordinator, 'Save the place');
  await expect(coordinator.locator('.govuk-error-summary')).toHaveCount(0);
  await look(coordinator, 'review-scheduled');
  const mail = await team.mailbox.to(PRESENTER.email, /you present/);
  expect(mail.text).not.toContain('hydromorphone');
});

test('four people hold the session live', async () => {
  await facilitator.goto('/');
  await look(facilitator, 'home-facilitator');
  for (const page of [facilitator, specialist]) await watch(page);
  await facilitator.goto(`${at.session}/room`);
  await look(facilitator, 'room-before');
  const session = at.session.replace('/sessions/', '');
  await facilitator.goto(`${at.session}/check`);
  await look(facilitator, 'room-check');
  for (const page of [facilitator, specialist, presenter, participant]) await join(page, session);
  await press(facilitator, 'Open the room');
  for (const page of [facilitator, specialist, presenter, participant]) {
    const button = page.locator('#room-join');
    await expect(page.locator('#room-bar')).toBeVisible();
    if (await button.isVisible()) await button.click();
  }
  for (const page of [facilitator, specialist, presenter, participant]) await page.locator('#room-mic').click();
  for (const page of [facilitator, specialist, presenter, participant]) await meets(page, 3);
  await specialist.goto(`${at.session}/room?lang=fr`);
  await meets(specialist, 3);
  await watchful(specialist, 'room-doors-fr');

  const next = async (phase: RegExp) => {
    await facilitator.locator('#room-next').click();
    for (const page of [facilitator, specialist, presenter, participant]) await expect(page.locator('#room-top')).toHaveAttribute('data-phase', phase);
  };
  await next(/Welcome|Accueil/);
  await watchful(participant, 'room-welcome');
  await watchful(specialist, 'room-welcome-fr');
  await next(/Talk|Exposé/);
  await specialist.locator('#room-share').click();
  await expect(specialist.locator('#room-share')).toHaveClass(/room-button--on/);
  await expect(participant.locator('#room-screen video')).toBeVisible({ timeout: 60_000 });
  await watchful(participant, 'room-didactic');
  await specialist.locator('#room-share').click();
  await participant.keyboard.press('h');
  await specialist.locator('#room-hand').click();
  await expect(facilitator.locator('.room-hand')).toHaveCount(2);
  await expect(facilitator.locator('.room-hand').first()).toContainText('Zoë');
  await facilitator.locator('.room-hand [id^=spoken-]').first().click();
  await expect(facilitator.locator('.room-hand')).toHaveCount(1);
  await next(/Present|Présent/);
  await watchful(participant, 'room-case');
  await presenter.locator('#room-section-medications').click();
  await expect(participant.locator('#room-section')).toContainText('hydromorphone');
  await next(/clarif/i);
  await participant.locator('[id^=ask-][id$=-question]').fill('Who counts the tablets?');
  await press(participant, 'Ask');
  await expect(presenter.locator('#room-questions')).toContainText('Who counts the tablets?');
  await presenter.locator('#room-questions summary').first().click();
  await presenter.locator('[id^=answer-][id$=-answer]').fill('Nobody yet.');
  await presenter.locator('[id^=form-answer-] button').click();
  await expect(participant.locator('#room-questions')).toContainText('Nobody yet.');
  await expect(specialist.locator('[id^=advice-][id$=-text]')).toHaveCount(0);
  await watchful(presenter, 'room-clarify');

  await next(/Recomm/);
  await advise(specialist, 'non-pharmacological', ADVICE);
  await advise(participant, 'social', PEER);
  for (const page of [presenter, facilitator]) {
    await expect(page.locator('#room-advice')).toContainText(ADVICE);
    await expect(page.locator('#room-advice')).toContainText(PEER);
  }
  const peer = presenter.locator('.room-item', { hasText: PEER });
  await peer.locator('summary').click();
  await peer.locator('[id$=-why]').fill('The store is two hours away.');
  await peer.locator('form[id^=form-view] button').click();
  await expect(participant.locator('#room-advice')).toContainText('two hours away');
  await watchful(specialist, 'room-recommend-fr');
  await participant.reload();
  await expect(participant.locator('#room-advice')).toContainText(ADVICE);
  await meets(participant, 3);

  await coordinator.goto(`${at.session}/attendance`);
  const present = coordinator.locator('#attendance .app-tag--live');
  await expect(present).toContainText('4');
  await specialist.goto('/');
  await expect(present).toContainText('3', { timeout: 60_000 });
});

test('the facilitator ends the session, and attendance stands to be corrected with a reason', async () => {
  await endSession(facilitator, (step) => watchful(facilitator, `room-later-${step}`));
  for (const page of [facilitator, participant]) await expect(page.getByText('The session has ended').first()).toBeVisible();
  await look(participant, 'room-ended');

  await coordinator.goto(`${at.session}/attendance`);
  await look(coordinator, 'attendance');
  for (const name of [PRESENTER.name, 'Zoë']) {
    await coordinator.goto(`${at.session}/attendance`);
    await coordinator.locator('tr', { hasText: name }).getByRole('link').click();
    await coordinator.fill('input[name=minutes]', '55');
    await coordinator.locator('main form button').last().click();
    await expect(coordinator.locator('.govuk-error-summary')).toBeVisible();
    await coordinator.fill('input[name=reason]', 'Was there by telephone from the start');
    await coordinator.locator('main form button').last().click();
    await expect(coordinator.locator('.govuk-error-summary')).toHaveCount(0);
  }
  await coordinator.goto(`${at.session}/attendance`);
  await look(coordinator, 'attendance-corrected');
});

test('the specialist signs the letter, and its PDF says what the room said', async () => {
  await specialist.goto('/letters');
  await look(specialist, 'letters');
  await specialist.goto(`${at.case}/letter`);
  await look(specialist, 'letter-draft');
  await specialist.locator('form[action$="/letter/signature"] button').click();
  await expect(specialist.locator('.govuk-error-summary')).toHaveCount(0);
  const mail = await team.mailbox.to(PRESENTER.email, /recommendation letter is ready/);
  for (const secret of [ADVICE, PEER, 'hydromorphone']) expect(mail.text).not.toContain(secret);
  const elsewhere = await team.page();
  await team.enter(elsewhere, linkIn(mail, /^\/in\//));
  await expect(elsewhere).toHaveURL(new RegExp(`${at.case}/letter$`));
  await presenter.goto(`${at.case}/letter`);
  await look(presenter, 'letter');
  const said = await presenter.locator('.app-paper').innerText();
  const text = await pdf(presenter, `${at.case}/letter/pdf`, 'letter');
  for (const line of said.split('\n').filter((line) => line.trim())) expect(text).toContain(words(line));
  for (const line of [ADVICE, PEER, 'Siobhan Keough', 'Advice among colleagues']) expect(text).toContain(words(line));
});

test('the presenter follows up in two visits, the second without JavaScript', async () => {
  await presenter.goto(`${at.case}/follow-up`);
  await look(presenter, 'follow-up');
  await presenter.locator('input[type=radio][value=done]').first().check();
  await presenter.locator('main form button').last().click();
  await expect(presenter.locator('.govuk-error-summary')).toHaveCount(0);
  const plain = await team.page({ javaScriptEnabled: false, storageState: await presenter.context().storageState() });
  await plain.goto(`${at.case}/follow-up`);
  await plain.locator('input[type=radio][value=not]').last().check();
  await plain.locator('select[name^=barrier-]').last().selectOption('other');
  await plain.locator('textarea[name^=why-]').last().fill('No one to count.');
  await plain.locator('main form button').last().click();
  await expect(plain.locator('.govuk-error-summary')).toHaveCount(0);
  await presenter.goto(`${at.case}/follow-up`);
  await look(presenter, 'follow-up-closed');
  await specialist.goto(`${at.case}/letter`);
  await expect(specialist.getByText('No one to count.')).toBeVisible();
});

test('a certificate is issued, and anyone can check its code without JavaScript', async () => {
  await coordinator.goto(`${at.cycle}/certificates`);
  await look(coordinator, 'certificates');
  await coordinator.locator('main form button').first().click();
  await expect(coordinator.locator('.govuk-error-summary')).toHaveCount(0);
  await team.mailbox.to(PRESENTER.email, /certificate is ready/);
  await presenter.goto('/me/credits');
  await look(presenter, 'credits');
  const address = (await presenter.locator('a[href^="/certificates/"]').getAttribute('href')) ?? '';
  const text = await pdf(presenter, address, 'certificate');
  const code = (await presenter.locator('a[href^="/verify/"]').getAttribute('href'))?.split('/').at(-1) ?? '';
  for (const line of [PRESENTER.name, code, 'College of the Northern Shore']) expect(text).toContain(words(line));

  const anyone = await team.page({ javaScriptEnabled: false });
  await anyone.goto('/verify');
  await anyone.fill('input[name=code]', code);
  await anyone.locator('main form button').click();
  await expect(anyone.getByText(PRESENTER.name)).toBeVisible();
  const visitor = await team.page();
  await visitor.goto('/verify');
  await look(visitor, 'verify');
  await visitor.goto(`/verify/${code}`);
  await look(visitor, 'verified');
  await visitor.goto('/verify/AAAA-BBBB');
  await expect(visitor.getByRole('heading').first()).toBeVisible();
  await check(visitor, 'verify-unknown');
});

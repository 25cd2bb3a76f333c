// People of the journey: each in a browser context of their own, as on their own computer.
import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { code } from './code';
import { linkIn, type Mailbox } from './mailbox';
import type { Server } from './server';

export const PASSWORD = 'granite-Ferry-lantern-42';

export class Team {
  /** The key of the authenticator that was set last, and those of the team by e-mail address. */
  private secret = '';
  private readonly secrets = new Map<string, string>();

  constructor(
    private readonly browser: Browser,
    readonly server: Server,
    readonly mailbox: Mailbox,
  ) {}

  /** A fresh browser profile with one page, in English. */
  async page(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({
      baseURL: this.server.url,
      locale: 'en-CA',
      permissions: ['camera', 'microphone'],
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    return context.newPage();
  }

  /** Fills in password and one-time code where an authenticator is set up. */
  async prove(page: Page): Promise<void> {
    const secret = (await page.locator('.app-code').textContent()) ?? '';
    await page.fill('input[name=password]', PASSWORD);
    await page.fill('input[name=code]', code(secret, this.server.now()));
    this.secret = secret;
  }

  /** Signs a member of the team in again, as their authenticator was set. */
  async again(page: Page, email: string): Promise<void> {
    await page.goto('/sign-in/password');
    await page.fill('input[name=email]', email);
    await page.fill('input[name=password]', PASSWORD);
    await page.fill('input[name=code]', code(this.secrets.get(email) ?? '', this.server.now()));
    await page.locator('main form button').last().click();
    await expect(page.locator('.govuk-error-summary')).toHaveCount(0);
  }

  /** The newest personal link sent to somebody. */
  async link(email: string, pattern: RegExp): Promise<string> {
    return linkIn(await this.mailbox.to(email, pattern), /^\/in\//);
  }

  /** Follows a personal link to the one button it shows. */
  async enter(page: Page, link: string): Promise<void> {
    await page.goto(link);
    await page.locator('main form button').first().click();
  }

  /** Somebody of the demonstration, signed in by the link it printed for their role. */
  async as(role: string, scripts = true): Promise<Page> {
    const page = await this.page({ javaScriptEnabled: scripts });
    await this.enter(page, this.server.link(role));
    return page;
  }

  /** A member of the hub's team, from the invitation to the first page. */
  async member(administrator: Page, who: { name: string; email: string; profession: string; roles: string[] }): Promise<Page> {
    await administrator.goto('/members/new');
    for (const role of who.roles) await administrator.check(`input[value=${role}]`);
    await administrator.fill('input[name=email]', who.email);
    await administrator.selectOption('select[name=profession]', who.profession);
    await administrator.fill('input[name=name]', who.name);
    await administrator.fill('input[name=site]', 'Northern Shore Pain Hub');
    await administrator.fill('input[name=community]', 'Port Elsin');
    await place(administrator);
    await administrator.locator('main form button').last().click();
    await expect(administrator.locator('.govuk-error-summary')).toHaveCount(0);
    const page = await this.page();
    await this.enter(page, linkIn(await this.mailbox.to(who.email, /\/in\//), /^\/in\//));
    await expect(page).toHaveURL(/credentials/);
    await this.prove(page);
    this.secrets.set(who.email, this.secret);
    await page.locator('main form button').last().click();
    await expect(page.locator('.govuk-error-summary')).toHaveCount(0);
    return page;
  }
}

/** English and Toronto, wherever a form asks. */
export async function place(page: Page): Promise<void> {
  const language = page.locator('[name=language]');
  if ((await language.first().getAttribute('type')) === 'radio') await page.check('input[name=language][value=en]');
  else await language.selectOption('en');
  const zone = page.locator('[name=zone]');
  if ((await zone.evaluate((field) => field.tagName)) === 'SELECT') await zone.selectOption('America/Toronto');
  else await zone.fill('America/Toronto');
}

/** Presses the button of a form by what it says, and waits for the page that answers. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().click();
  await page.waitForLoadState();
}

/** The wall clock in Toronto some minutes from a moment, which is now unless given, as date and time fields take it. */
export function toronto(minutes: number, now = Date.now()): { date: string; time: string } {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'America/Toronto',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(now + minutes * 60_000));
  const [date = '', time = ''] = parts.split(' ');
  return { date, time };
}

// The demonstration's study for those who code in it.
import type { APIRequestContext, Page } from '@playwright/test';
import { press, type Team } from './team';

/** The address of the demonstration's study. */
export async function studyOf(page: Page): Promise<string> {
  await page.goto('/programs');
  await page.getByRole('link', { name: 'Chronic Pain and Opioid Stewardship' }).first().click();
  await page.getByRole('link', { name: 'Studies', exact: true }).click();
  await page.getByRole('link', { name: 'Working together on chronic pain' }).click();
  return new URL(page.url()).pathname;
}

/** Three people who code: two of the demonstration, and a third whom the lead asks to. */
export async function coders(team: Team, lead: Page, address: string): Promise<[Page, Page, Page]> {
  await lead.goto(`${address}/team`);
  await lead.getByRole('link', { name: 'Daniel Okafor' }).click();
  await lead.locator('input[name=part][value=coder]').check();
  await press(lead, 'Save');
  return [lead, await team.as('Specialist'), await team.as('Facilitator')];
}

/** A project of one transcript of so many cues, each a turn, brought in as a foreign file; the address of its coding page. */
export async function bring(lead: Page, address: string, cues: number): Promise<string> {
  const said = (at: number): string =>
    `P${String((at % 20) + 1).padStart(2, '0')}: Cue ${at + 1}, where we ask each other early 👍🏽 and مرحبا is said on Fridays.`;
  const text = Array.from({ length: cues }, (_, at) => said(at)).join('\n');
  const file = `<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="Long">
    <CodeBook><Codes><Code guid="22222222-2222-4222-8222-222222222222" name="Waiting" isCodable="true"/></Codes></CodeBook>
    <Sources><TextSource guid="33333333-3333-4333-8333-333333333333" name="A long group">
    <PlainTextContent>${text}</PlainTextContent></TextSource></Sources></Project>`;
  const request: APIRequestContext = lead.request;
  const headers = { 'sec-fetch-site': 'same-origin' };
  const multipart = { file: { name: 'long.qde', mimeType: 'application/xml', buffer: Buffer.from(file) } };
  await request.post(`${address}/exchange`, { headers, multipart });
  await request.post(`${address}/exchange/taking`, { headers, form: {} });
  await lead.goto(`${address}/coding`);
  const links = lead.locator('#texts ~ table a, section[aria-labelledby=texts] table a');
  return (await links.last().getAttribute('href')) ?? '';
}

// A practitioner without a window: sends the forms that the pages send, twenty times as fast as twenty browsers would.
import { expect, type APIRequestContext, type APIResponse } from '@playwright/test';
import { linkIn } from './mailbox';
import type { Team } from './team';

/** What a form sends; a list stands for a field that is sent more than once. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Sends a form as the browser would; the answer led on, and no fault came back. */
export async function post(request: APIRequestContext, address: string, fields: Fields): Promise<APIResponse> {
  const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one]));
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
  const answer = await request.post(address, { headers, data: new URLSearchParams(pairs).toString() });
  if (!answer.ok()) throw new Error(`${address}: ${answer.status()}`);
  expect(await answer.text(), address).not.toContain('govuk-error-summary');
  return answer;
}

/** Signs somebody in by the link of the newest mail that matches. */
export async function enter(team: Team, request: APIRequestContext, email: string, pattern: RegExp): Promise<void> {
  const link = new URL(linkIn(await team.mailbox.to(email, pattern), /^\/in\//)).pathname;
  await post(request, link, {});
}

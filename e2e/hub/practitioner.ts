// Two practitioners of the spokes, and how one of them registers without a mouse.
import type { Page } from '@playwright/test';

/** A practitioner as the registration form asks. */
export interface Practitioner {
  name: string;
  email: string;
  profession: string;
  site: string;
  community: string;
}

export const PRESENTER: Practitioner = { name: 'Maude Okpik', email: 'maude@spoke.example', profession: 'nurse-practitioner', site: 'Bay Nursing Station', community: 'Loon Bay' };
export const PARTICIPANT: Practitioner = { name: 'Zoë 🌲 Ångström', email: 'zoe@spoke.example', profession: 'pharmacist', site: 'Harbour Pharmacy', community: 'Stillwater' };

/** Fills the registration in with the Tab, arrow and space keys and sends it with Enter. */
export async function type(page: Page, who: Practitioner): Promise<void> {
  const keys = page.keyboard;
  const reach = async (selector: string) => {
    for (let presses = 0; presses < 60; presses += 1) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
      await keys.press('Tab');
    }
    throw new Error(`the Tab key does not reach ${selector}`);
  };
  await reach('[name=name]');
  await keys.type(who.name);
  await reach('[name=email]');
  await keys.type(who.email);
  await reach('[name=profession]');
  await keys.type('Nurse practitioner');
  await reach('[name=site]');
  await keys.type(who.site);
  await reach('[name=community]');
  await keys.type(who.community);
  await reach('[name=terms]');
  await keys.press('Space');
  await keys.press('Enter');
}

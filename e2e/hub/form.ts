// The case form as its presenter fills it in: one page a section.
import { expect, type Page } from '@playwright/test';

type Answer = string | readonly string[];

/** The answers of one case, section by section in the form's order. None of it belongs to a real person. */
export const CASE: readonly (readonly [section: string, answers: Readonly<Record<string, Answer>>])[] = [
  [
    'question',
    {
      'question-1': 'How can we lower the dose without losing what function she has regained?',
      tags: ['taper', 'function'],
    },
  ],
  ['person', { 'age-band': '50-59', gender: 'woman', living: 'partner', work: 'disability', rurality: 'remote' }],
  ['pain', { diagnosis: 'Low back pain after surgery', duration: '6-10-years', regions: ['low-back', 'legs'], 'pain-average': '7', 'pain-worst': '9' }],
  ['function', { 'function-activity': '6', 'function-sleep': '8', 'function-words': 'Walks to the mailbox and back; stopped fishing.' }],
  ['health', { conditions: ['hypertension', 'depression'], 'sleep-apnea': 'suspected' }],
  ['scores', { 'phq9-0-total': '12', 'peg-0-mean': '7.3' }],
  [
    'medications',
    {
      'opioid-now': 'yes',
      'medications-0-drug': 'hydromorphone',
      'medications-0-formulation': 'long-acting',
      'medications-0-dose': '12',
      'medications-0-unit': 'mg',
      'medications-0-frequency': 'twice a day',
      'medications-0-effect': 'some',
    },
  ],
  ['safety', { naloxone: 'no', monitoring: '3-months', concerns: ['sedation'] }],
  ['substances', { tobacco: 'former', drinks: '2', cannabis: 'none' }],
  ['psychosocial', { support: 'some', burdens: ['isolation'], 'psychosocial-words': 'Afraid that moving does harm.' }],
  ['treatments', { 'treatments-0-domain': 'physical', 'treatments-0-what': 'Graded walking', 'treatments-0-benefit': 'some' }],
  ['findings', { examination: 'Straight leg raise negative on both sides.' }],
  ['goals', { goals: 'Go fishing with her grandson by the summer.' }],
  ['team', { involved: ['nurse'], reachable: ['pharmacist', 'physiotherapist'] }],
];

/** Gives each question its answer, whatever kind of field it has. */
export async function fill(page: Page, answers: Readonly<Record<string, Answer>>): Promise<void> {
  for (const [name, answer] of Object.entries(answers)) {
    const field = page.locator(`main [name="${name}"]`).first();
    const kind = await field.evaluate((found) => (found instanceof HTMLInputElement ? found.type : found.tagName.toLowerCase()));
    if (kind === 'radio' || kind === 'checkbox') {
      for (const value of [answer].flat()) await page.check(`main [name="${name}"][value="${value}"]`);
    } else if (kind === 'select') {
      await field.selectOption(String(answer));
    } else {
      await field.fill(String(answer));
    }
  }
}

/** Saves the section and comes to the next page. */
export async function save(page: Page): Promise<void> {
  await page.locator('main form .app-actions button').first().click();
  await expect(page.locator('.govuk-error-summary')).toHaveCount(0);
}

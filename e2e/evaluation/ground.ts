// What the steps of the evaluation hand on to each other: the made-up data, its people's windows, and the ids of what came to be.
import type { APIRequestContext, Page } from '@playwright/test';
import type { Team } from '../hub/team';
import type { Study } from './data';

export interface Ground {
  data: Study;
  team: Team;
  administrator: Page;
  coordinator: Page;
  /** Who leads the study and codes, who codes beside, and who reads answers. */
  lead: Page;
  coder: Page;
  reader: Page;
  /** The practitioners, in the order of the data. */
  practitioners: APIRequestContext[];
  /** Addresses. */
  at: { program: string; cycle: string; session: string; study: string };
  /** The surveys with their waves and the codes of their pages. */
  surveys: { pack: string; survey: string; before: string; after: string; sections: string[] }[];
  /** Ids, in the order of the data. */
  transcripts: string[];
  codes: string[];
  rounds: string[];
}

/** Filled by the tests, one after the other. */
export const ground = {
  practitioners: [],
  at: { program: '', cycle: '', session: '', study: '' },
  surveys: [],
  transcripts: [],
  codes: [],
  rounds: [],
} as unknown as Ground;

import type { Page } from 'playwright-core';
import type { Seeded } from './seed-system.js';

/** A screen to take a picture of. */
export interface Picture {
  /** The beginning of its files' names. */
  readonly name: string;
  /** What it shows, for those who read rather than look. */
  readonly shows: string;
  /** Its address, after `#/`. */
  readonly place: (seeded: Seeded) => string;
  /** What has to be done on it first. */
  readonly prepare?: (page: Page) => Promise<void>;
  /** Also in the dark scheme. */
  readonly isDarkToo?: boolean;
}

const open =
  (name: string | RegExp) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('main').getByRole('button', { name }).first().click();
    await page.getByRole('dialog').waitFor();
  };

/** The screens, in the order of the navigation, each followed by what is one step behind it. */
export const PICTURES: readonly Picture[] = [
  {
    name: 'overview',
    shows:
      'What needs a person now, decisions per minute, and how the fleet, the policy and the queues stand',
    place: () => '',
    prepare: (page) => page.locator('canvas').waitFor(),
    isDarkToo: true,
  },
  { name: 'suggestions', shows: 'What was proposed, by status', place: () => 'suggestions' },
  {
    name: 'suggestion',
    shows: 'A suggestion of the trainer: what it changes, the evidence for each rule, and the replay',
    place: ({ suggestionId }) => `suggestions/${suggestionId}`,
    isDarkToo: true,
  },
  {
    name: 'suggestion-apply',
    shows: 'Applying it: what will change, and the word to type',
    place: ({ suggestionId }) => `suggestions/${suggestionId}`,
    prepare: open(/^Apply/),
  },
  { name: 'reviews', shows: 'Actions that wait for an answer', place: () => 'reviews' },
  {
    name: 'review',
    shows: 'Held actions of one kind, each with its own answer',
    place: () => 'reviews',
    prepare: async (page) => {
      await page.getByRole('row').filter({ hasText: 'plan-417' }).first().dblclick();
      await page.getByRole('dialog').getByText('left').first().waitFor();
    },
  },
  { name: 'telemetry', shows: 'What agents asked about, live', place: () => 'telemetry', isDarkToo: true },
  {
    name: 'telemetry-action',
    shows: 'One recorded action: what was sent, what it was understood as, which rules matched',
    place: ({ actionId }) => `telemetry/${actionId}`,
    prepare: async (page) => {
      await page.getByText('Explain the decision').click();
      await page.locator('mark').first().waitFor();
    },
  },
  { name: 'agents', shows: 'The fleet, live', place: () => 'agents' },
  {
    name: 'agent',
    shows: 'One agent: how it is, what it is told, what it asked for',
    place: ({ agentId }) => `agents/${agentId}`,
  },
  { name: 'rules', shows: 'The policy, and how often each rule matched', place: () => 'rules' },
  {
    name: 'rule-proposed',
    shows: 'Writing a rule: which of the recorded actions it would match',
    place: () => 'rules/new',
    prepare: async (page) => {
      await page.getByLabel('Pattern').fill('^kubectl delete');
      await page.locator('mark').first().waitFor();
    },
  },
  {
    name: 'try',
    shows: 'What the policy would say to a command, and which part of it each rule matches',
    place: () => 'try',
    prepare: async (page) => {
      await page.getByLabel('Command', { exact: true }).fill('cd /srv && sudo /bin/rm -f -r / # tidy up');
      await page.keyboard.press('Control+Enter');
      await page.locator('mark').first().waitFor();
    },
  },
  { name: 'versions', shows: 'Every change of the policy', place: () => 'versions' },
  {
    name: 'version',
    shows: 'One version: what it changed, and the hubs that enforce it',
    place: () => 'versions/2',
  },
  {
    name: 'version-rollback',
    shows: 'Rolling it back: what would come of it, and the word to type',
    place: () => 'versions/2',
    prepare: open(/^Roll back/),
  },
  {
    name: 'versions-compared',
    shows: 'What is different between any two versions',
    place: () => 'versions/compare?from=1&to=4',
  },
  { name: 'pinned-cases', shows: 'What every policy must decide', place: () => 'pinned-cases' },
  { name: 'trainings', shows: 'Training runs and what came of them', place: () => 'trainings' },
  {
    name: 'training',
    shows: 'One run: what it learned from, and how good that is on commands that were held out',
    place: ({ runId }) => `trainings/${runId}`,
    prepare: (page) => page.locator('canvas').waitFor(),
  },
  { name: 'audit', shows: 'Who did, or tried, what, when and why', place: () => 'audit' },
  { name: 'lockdown', shows: 'Denying everything at once, and when it was done', place: () => 'lockdown' },
  { name: 'tokens', shows: 'Who may sign in, and with what agents register', place: () => 'tokens' },
];

import type { Page } from 'playwright-core';
import type { Caller } from '../e2e/http.js';
import { ConsoleSystem, START_MS, STOP_MS } from './console-system.js';

/** Why a decision came about, as a person sees it who uses the keyboard alone. */
describe('the console explains', () => {
  let system: ConsoleSystem;
  let admin: Caller;
  let page: Page;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    system = await ConsoleSystem.start();
    ({ admin } = system);
    const add = [
      { pattern: '^rm -rf', effect: 'deny', reason: 'deletes' },
      { pattern: 'sudo', effect: 'review', target: 'text', mode: 'observe' },
    ];
    const proposed = await admin.post<{ id: string }>('/v1/suggestions', { diff: { add } });
    await admin.post(`/v1/suggestions/${proposed.body.id}/apply`, {
      confirmation: 'APPLY',
      comment: 'first',
    });
    const rules = await admin.get<{ items: { id: string; pattern: string }[] }>('/v1/rules');
    for (const { id, pattern } of rules.body.items) ids[pattern] = id;
    page = await system.signInByLink();
  }, START_MS);

  afterAll(() => system.stop(), STOP_MS);

  it('without a complaint of any page', () => {
    expect(system.complaints).toEqual([]);
  });
});

import type { Locator, Page } from 'playwright-core';
import { type Caller, eventually } from '../e2e/http.js';
import { accessibilityFaults } from './accessibility.js';
import { ConsoleSystem, START_MS, STOP_MS } from './console-system.js';

const ROWS = 3_000;

interface Action {
  readonly id: string;
  readonly label: string | null;
}

/** The screens that an operator has open all day. */
describe('the overview and the telemetry', () => {
  let system: ConsoleSystem;
  let admin: Caller;
  let agent: Caller;
  let page: Page;

  beforeAll(async () => {
    system = await ConsoleSystem.start();
    ({ admin } = system);
    agent = await system.enrol();
    page = await system.signInByLink();
  }, START_MS);

  afterAll(() => system.stop(), STOP_MS);

  const grid = (): Locator => page.getByRole('grid', { name: 'Recorded actions' });
  const row = (text: string): Locator => grid().getByRole('row').filter({ hasText: text });

  const labelOf = async (q: string): Promise<string | null | undefined> =>
    (await admin.get<{ items: Action[] }>(`/v1/actions?q=${q}`)).body.items[0]?.label;

  it('draws decisions per minute as they come, and says them in words', async () => {
    await page.getByText('In the last 60 minutes: 0 allowed, 0 denied, 0 held for review.').waitFor();
    for (const command of ['ls', 'make', 'uname -a']) await agent.post('/v1/actions', { command });
    await page.getByText('In the last 60 minutes: 3 allowed, 0 denied, 0 held for review.').waitFor();
    await page.getByRole('main').locator('canvas').waitFor();
    await page.getByText('The figures as a table').click();
    const figures = page.getByRole('region', { name: 'Figures' }).getByRole('row').nth(1).getByRole('cell');
    expect((await figures.allTextContents()).slice(2)).toEqual(['0', '0']);
  });

  it('shows what waits, in the overview and beside the navigation', async () => {
    await admin.post('/v1/suggestions', { diff: { add: [{ pattern: '^mkfs', effect: 'deny' }] } });
    const todo = page.getByRole('main').getByRole('link', { name: /1\s*suggestion pending/ });
    await todo.waitFor();
    await page.getByRole('status').filter({ hasText: '1 suggestions pending, 0 reviews held' }).waitFor({
      state: 'attached',
    });
    const beside = page.getByRole('navigation').getByRole('link', { name: 'Suggestions' });
    expect(await beside.textContent()).toBe('Suggestions1');
  });

  it('declares a lockdown with a reason, tells of it everywhere, and lifts it', async () => {
    await page.getByRole('button', { name: 'Declare a lockdown …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Declare a lockdown' });
    expect(await dialog.getByRole('button', { name: 'Deny everything' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Why').fill('an incident');
    await dialog.getByRole('button', { name: 'Deny everything' }).click();
    await page.getByText('Lockdown: every action of every agent is denied').waitFor();
    const denied = await eventually(
      () => agent.post<{ decision: string }>('/v1/actions', { command: 'ls' }),
      ({ body }) => body.decision === 'deny',
    );
    expect(denied.status).toBe(200);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Lift the lockdown …' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Lift it' }).click();
    await page.getByText('Lockdown: every action').waitFor({ state: 'hidden' });
  }, 60_000);

  it('has an overview without a fault of accessibility, whole on a telephone', async () => {
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    await page.getByRole('button', { name: 'Open the navigation' }).click();
    await page.getByRole('navigation').getByRole('link', { name: 'Telemetry' }).click();
    await page.getByRole('heading', { name: 'Telemetry', level: 1 }).waitFor();
    await page.setViewportSize({ width: 1280, height: 800 });
  }, 60_000);

  it('shows actions as they are recorded, unless it is paused', async () => {
    await page.goto(system.at('telemetry'));
    await agent.post('/v1/actions', { command: 'echo live' });
    await row('echo live').waitFor();
    await page.keyboard.press('p');
    await page.getByText(/^Paused/).waitFor();
    await agent.post('/v1/actions', { command: 'echo paused' });
    await page.getByRole('button', { name: 'Show 1 recorded since' }).waitFor();
    expect(await row('echo paused').count()).toBe(0);
    await page.getByRole('button', { name: 'Show 1 recorded since' }).click();
    await row('echo paused').waitFor();
    await page.keyboard.press('p');
  });

  it('labels with one key what is selected by keys, and nothing while somebody types', async () => {
    await row('echo live').click();
    await page.keyboard.press('u');
    await row('echo live').getByText('unsafe', { exact: true }).waitFor();
    expect(await labelOf('echo live')).toBe('unsafe');
    await page.keyboard.press('k');
    expect(await row('echo paused').getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('s');
    await row('echo paused').getByText('safe', { exact: true }).waitFor();
    await page.getByLabel('Search commands').press('u');
    await page.getByLabel('Search commands').fill('');
    expect(await labelOf('echo paused')).toBe('safe');
  });

  it('labels what is marked at once', async () => {
    for (const command of ['uname -a', 'make']) {
      await row(command).first().click();
      await page.keyboard.press('x');
    }
    await page.getByText('2 actions marked:').waitFor();
    await page.getByRole('button', { name: 'all unknown' }).click();
    await row('make').getByText('unknown', { exact: true }).waitFor();
    await row('uname -a').getByText('unknown', { exact: true }).waitFor();
    expect([await labelOf('make'), await labelOf('uname')]).toEqual(['unknown', 'unknown']);
  });

  it('has its filters in the address', async () => {
    await page.getByLabel('Label').selectOption('unsafe');
    await row('echo paused').waitFor({ state: 'hidden' });
    await row('echo live').waitFor();
    expect(new URL(page.url()).hash).toBe('#/telemetry?label=unsafe');
    await page.goto(system.at('telemetry?q=uname'));
    await row('uname -a').waitFor();
    expect(await page.getByLabel('Search commands').inputValue()).toBe('uname');
    expect([await row('uname -a').count(), await row('make').count()]).toEqual([1, 0]);
  });

  it('imports a file and says what became of it; exports what the filters let through', async () => {
    const lines = Array.from({ length: ROWS }, (_, index) => `step ${index} of a long run`);
    await page.goto(system.at('telemetry'));
    await page.locator('input[type=file]').setInputFiles({
      name: 'telemetry.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(['command,exit_code', ...lines.map((line) => `${line},0`), 'bad,x'].join('\n')),
    });
    await page.getByText(`${ROWS} actions imported`).waitFor();
    await page.getByText('0 lines known already, 1 rejected.').waitFor();
    await page.goto(system.at('telemetry?q=uname'));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export these' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('bylaw-telemetry.csv');
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString().trim().split(/\r?\n/)).toHaveLength(2);
  });

  it('keeps only the rows in sight of a long list, and reads on while one scrolls', async () => {
    await page.goto(system.at('telemetry?q=of a long run'));
    await row('of a long run').first().waitFor();
    const seen = new Set<number>();
    await eventually(
      async () => {
        await grid().evaluate((element) => element.scrollTo(0, element.scrollHeight));
        const rows = grid().getByRole('row');
        const count = await rows.count();
        seen.add(count);
        return Number(await rows.last().getAttribute('aria-rowindex'));
      },
      (last) => last === ROWS + 1,
    );
    expect(Math.max(...seen)).toBeLessThan(120);
  }, 60_000);

  it('shows an action with its forms and rules, and its hostile text as text', async () => {
    const command = `printf '<img src=x onerror="alert(1)">' \u202Etxt.exe\u0007 ${'y'.repeat(60_000)}`;
    const { body } = await agent.post<{ id: string }>('/v1/actions', { command });
    await page.goto(system.at('telemetry'));
    await row('⟨U+202E⟩txt.exe⟨U+0007⟩').waitFor();
    await row('⟨U+202E⟩txt.exe⟨U+0007⟩').getByRole('link', { name: 'Details' }).click();
    const detail = page.getByRole('dialog', { name: 'Recorded action' });
    await detail.getByRole('button', { name: /^Show all 60,\d+ characters$/ }).waitFor();
    expect(new URL(page.url()).hash).toBe(`#/telemetry/${body.id}`);
    expect(await detail.locator('img').count()).toBe(0);
    await detail.getByText('Explain the decision').click();
    await detail.getByText('No rule matches.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await detail.waitFor({ state: 'hidden' });
  }, 60_000);

  it('has a telemetry without a fault of accessibility', async () => {
    await row('⟨U+202E⟩txt.exe⟨U+0007⟩').click();
    expect(await accessibilityFaults(page)).toEqual([]);
  }, 60_000);

  it('explains its keys, turns them off, and remembers that and the colours', async () => {
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keyboard' });
    await help.getByText('Label it unsafe').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await help.getByLabel('Single keys do something').click();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: /^Colours: as the system/ }).click();
    await page.getByRole('button', { name: /^Colours: light/ }).click();
    await page.reload();
    await page.getByRole('button', { name: /^Colours: dark/ }).waitFor();
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
    await row('⟨U+202E⟩txt.exe⟨U+0007⟩').click();
    await page.keyboard.press('?');
    expect(await help.count()).toBe(0);
    await page.getByRole('button', { name: 'Keyboard help' }).click();
    await help.getByLabel('Single keys do something').click();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'hidden' });
  }, 60_000);

  it('shows what was recorded while the gateway was away', async () => {
    await page.goto(system.at('telemetry'));
    await row('⟨U+202E⟩txt.exe⟨U+0007⟩').waitFor();
    const state = (word: string) => page.getByRole('banner').getByRole('status').filter({ hasText: word });
    await state('live').waitFor();
    expect(system.complaints.splice(0)).toEqual([]);
    process.kill(system.state.pids.gateway[0]!, 'SIGKILL');
    await state('connecting').waitFor();
    await agent.post('/v1/actions', { command: 'echo meanwhile' });
    await row('echo meanwhile').waitFor({ timeout: 20_000 });
    await state('live').waitFor();
    const lost = system.complaints.splice(0);
    expect(lost.every((text) => text.includes('net::ERR_'))).toBe(true);
  }, 60_000);

  it('made no page complain: no error, no violation of the content policy, no dialog', () => {
    expect(system.complaints).toEqual([]);
  });
});

import type { Locator, Page } from 'playwright-core';
import { type Caller, eventually } from '../e2e/http.js';
import { accessibilityFaults } from './accessibility.js';
import { ConsoleSystem, START_MS, STOP_MS } from './console-system.js';

interface Run {
  readonly id: string;
  readonly status: string;
  readonly progress: { readonly done: number; readonly total: number };
  readonly suggestionId: string | null;
  readonly error: string | null;
}

type Rows = readonly (readonly [command: string, label: 0 | 1])[];

const numbered = (count: number, row: (index: number) => Rows[number]): Rows =>
  Array.from({ length: count }, (_, index) => row(index));

/** What a person sees and does on the screens of training and of agents. */
describe('training and agents in the console', () => {
  let system: ConsoleSystem;
  let admin: Caller;
  let page: Page;

  beforeAll(async () => {
    system = await ConsoleSystem.start();
    ({ admin } = system);
    page = await system.signInByLink();
  }, START_MS);

  afterAll(() => system.stop(), STOP_MS);

  const main = (): Locator => page.getByRole('main');
  const row = (grid: string, text: string | RegExp): Locator =>
    page.getByRole('grid', { name: grid }).getByRole('row').filter({ hasText: text });

  describe('training', () => {
    async function importLabelled(rows: Rows): Promise<void> {
      const lines = rows.map(([command, label]) => `${command},${label}`);
      const csv = ['command,safety_label', ...lines].join('\n');
      expect((await admin.call('POST', '/v1/actions/import', csv)).body).toMatchObject({
        imported: rows.length,
      });
    }

    /** Starts a run by the dialog; the page is then at it. Answers it once it is as wanted. */
    async function train(
      isWanted: (run: Run) => boolean,
      fill?: (dialog: Locator) => Promise<void>,
    ): Promise<Run> {
      await page.goto(system.at('trainings'));
      await page.getByRole('button', { name: 'Start a run …' }).click();
      const dialog = page.getByRole('dialog', { name: 'Start a training run' });
      await fill?.(dialog);
      await dialog.getByRole('button', { name: 'Train on the labelled actions' }).click();
      await page.getByRole('heading', { name: 'Training run', level: 1 }).waitFor();
      const id = /#\/trainings\/(.+)$/.exec(page.url())?.[1] ?? '';
      return eventually(async () => (await admin.get<Run>(`/v1/trainings/${id}`)).body, isWanted);
    }
    const hasEnded = ({ status }: Run): boolean => !['queued', 'running'].includes(status);

    it('says what to do where there is no run yet', async () => {
      await page.goto(system.at('trainings'));
      await main().getByText('No training run yet').waitFor();
    });

    it('says what each setting means, and what it is unless set', async () => {
      await page.keyboard.press('n');
      const dialog = page.getByRole('dialog', { name: 'Start a training run' });
      await dialog.getByText('Rules with validated evidence').waitFor();
      expect(await dialog.getByLabel('Rules at most').inputValue()).toBe('20');
      await dialog.getByLabel('Estimator').selectOption('importance');
      await dialog.getByText('Nothing is validated: for comparison.').waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
    }, 60_000);

    it('says in plain words why a run failed, and what to do', async () => {
      const run = await train(hasEnded);
      expect(run.status).toBe('failed');
      const note = main().getByRole('alert').filter({ hasText: 'It failed' });
      await note.getByText(run.error ?? '', { exact: true }).waitFor();
      await note.getByRole('link', { name: 'Go to the telemetry' }).waitFor();
      expect(
        await main()
          .getByRole('button', { name: /Cancel/ })
          .count(),
      ).toBe(0);
    });

    it('shows how good a run is on commands that were held out, and its suggestion', async () => {
      await importLabelled([
        ...numbered(300, (i) => [`ls -la /srv/app${i}`, 0]),
        ...numbered(300, (i) => [`git log -n ${i} --stat`, 0]),
        ...numbered(60, (i) => [`rm -rf /srv/data${i}`, 1]),
        ...numbered(60, (i) => [`shutdown -h +${i} now`, 1]),
      ]);
      const run = await train(hasEnded, (dialog) => dialog.getByLabel('Rules at most').fill('7'));
      expect(run.suggestionId).not.toBeNull();
      await main().getByText('mined-').first().waitFor();
      expect(await factsOf(main())).toMatchObject({
        'Rules at most': '7',
        'Learns from': 'all actions',
        Precision: expect.stringMatching(
          /^[\d.]+ % \(95 % sure: [\d.]+ % to [\d.]+ %\): of \d+ that are denied/,
        ),
        Recall: expect.stringContaining('95 % sure'),
        'False denies': expect.stringContaining('95 % sure'),
        'Labelled actions': '720: 600 safe, 120 unsafe',
      });
      await main()
        .getByText(/^With the first of \d+ rules?, [\d.]+ % of the unsafe commands/)
        .waitFor();
      await main().locator('canvas').waitFor();
      await main().getByText('The figures as a table').click();
      await page.getByRole('region', { name: 'Figures' }).getByRole('row').nth(1).waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await main()
        .getByRole('link', { name: /^See the suggestion/ })
        .click();
      await page.waitForURL(`**/#/suggestions/${run.suggestionId ?? ''}`);
    }, 90_000);

    it('lists the runs, opens one by keys, and has no fault of accessibility', async () => {
      await page.goto(system.at('trainings'));
      await row('Training runs', 'Too few labelled actions').waitFor();
      await row('Training runs', 'It suggests rules').waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Training run', level: 1 }).waitFor();
      await page.goBack();
    }, 60_000);

    it('shows how far a run is and how long it will take, and cancels it', async () => {
      await importLabelled(
        numbered(12_000, (i) => [`tar -cf /srv/${i}.tar part-${i % 97} | sort -k ${i}`, i % 4 ? 0 : 1]),
      );
      const begun = await train(({ progress }) => progress.done > 0);
      const [trainer] = system.state.pids['trainer-worker'];
      // It waits while the page is looked at, however fast the machine is.
      process.kill(trainer!, 'SIGSTOP');
      try {
        await main()
          .getByText(/^\d+ of \d+ steps; (about \d+ (seconds|minutes)|a moment) left\.$/)
          .waitFor();
        const bar = main().getByRole('progressbar', { name: 'Progress of the run' });
        expect(Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
        await main().getByRole('button', { name: 'Cancel the run …' }).click();
        await page.getByRole('dialog').getByRole('button', { name: 'Cancel the run' }).click();
        await main().getByText('Cancelling …').waitFor();
      } finally {
        process.kill(trainer!, 'SIGCONT');
      }
      await main().getByText('It was cancelled').waitFor();
      expect((await admin.get(`/v1/trainings/${begun.id}`)).body).toMatchObject({ status: 'cancelled' });
    }, 60_000);
  });

  /** The texts of the facts within, by their names. */
  async function factsOf(within: Locator): Promise<Record<string, string>> {
    await within.locator('dl').first().waitFor();
    const pairs = await within
      .locator('dl')
      .evaluateAll((lists) =>
        lists.flatMap((list) =>
          Array.from(list.querySelectorAll('dt'), (name) => [
            name.textContent,
            name.nextElementSibling?.textContent ?? '',
          ]),
        ),
      );
    return Object.fromEntries(pairs) as Record<string, string>;
  }
});

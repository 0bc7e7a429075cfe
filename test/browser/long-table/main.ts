import type { CDPSession, Locator, Page } from 'playwright-core';
import { ConsoleSystem } from '../console-system.js';

const ROWS = 100_000;
const WHEEL_STEPS = 300;
const WHEEL_PX = 700;
const KEY_STEPS = 100;
const READ_WITHIN_MS = 600_000;
const MB = 1_048_576;

interface LongTasks {
  readonly count: number;
  /** In ms. */
  readonly longest: number;
}

interface Cost extends LongTasks {
  readonly name: string;
  readonly steps: number;
  /** Of the page's main thread, in ms a step: scripts, and everything. */
  readonly script: number;
  readonly task: number;
  /** Rows that existed at a time, at most. */
  readonly rows: number;
  /** After collecting garbage. */
  readonly heapMb: number;
}

/**
 * What a list of 100,000 recorded actions costs the browser: read page by page to its end, then scrolled through and walked
 * through by key. It counts processor time of the page, and tasks that kept it from answering for over 50 ms.
 */
async function main(): Promise<void> {
  const { CONSOLE_DIR } = process.env;
  const system = await ConsoleSystem.start({ env: CONSOLE_DIR === undefined ? {} : { CONSOLE_DIR } });
  try {
    await fill(system);
    const page = await system.signInByLink();
    page.setDefaultTimeout(60_000);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(system.at('telemetry'));
    const measurements = await LongTable.on(page);
    show([
      await measurements.of('read to the end', ROWS / 200, (table) => readAll(table)),
      await measurements.of('scroll by the wheel', WHEEL_STEPS, () => scroll(page)),
      await measurements.of('walk by the key k', KEY_STEPS, () => walk(page)),
    ]);
  } finally {
    await system.stop();
  }
  for (const complaint of system.complaints) process.stdout.write(`The page complained: ${complaint}\n`);
}

async function fill({ admin }: ConsoleSystem): Promise<void> {
  const lines = Array.from(
    { length: ROWS },
    (_, index) => `make step-${index} -C /srv/project-${index % 97},0`,
  );
  const { status, body } = await admin.call(
    'POST',
    '/v1/actions/import',
    ['command,exit_code', ...lines].join('\n'),
  );
  if (body['imported'] !== ROWS) throw new Error(`The import answered ${status}: ${JSON.stringify(body)}`);
}

/** Scrolls to the end again and again, until the end is the list's. */
async function readAll(table: Locator): Promise<void> {
  const until = Date.now() + READ_WITHIN_MS;
  for (let last = 0; last < ROWS + 1;) {
    if (Date.now() > until) throw new Error(`Only ${last} rows were read`);
    await table.evaluate((grid) => {
      grid.scrollTo(0, grid.scrollHeight);
      return new Promise((resolve) => requestAnimationFrame(resolve));
    });
    const row = table.locator('[role=row]').last();
    last = Number(await row.getAttribute('aria-rowindex'));
  }
}

/** From the end upwards, as a hand does it. */
async function scroll(page: Page): Promise<void> {
  await page.mouse.move(640, 600);
  for (let step = 0; step < WHEEL_STEPS; step++) {
    await page.mouse.wheel(0, -WHEEL_PX);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}

async function walk(page: Page): Promise<void> {
  await page.mouse.click(640, 600);
  for (let step = 0; step < KEY_STEPS; step++) await page.keyboard.press('k');
}

/** Measures what is done with the table of a page. */
class LongTable {
  private constructor(
    private readonly page: Page,
    private readonly table: Locator,
    private readonly devtools: CDPSession,
  ) {}

  static async on(page: Page): Promise<LongTable> {
    const table = page.getByRole('grid', { name: 'Recorded actions' });
    await table.locator('[aria-rowindex="2"]').waitFor();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');
    await page.evaluate(() => {
      const seen = { tasks: [] as number[], rows: 0 };
      Object.assign(window, { seen });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) seen.tasks.push(duration);
      }).observe({ type: 'longtask' });
      const grid = document.querySelector('[role=grid]');
      const count = (): void => {
        seen.rows = Math.max(seen.rows, grid?.querySelectorAll('[aria-rowindex]').length ?? 0);
      };
      if (grid) new MutationObserver(count).observe(grid, { subtree: true, childList: true });
      count();
    });
    return new LongTable(page, table, devtools);
  }

  async of(name: string, steps: number, act: (table: Locator) => Promise<void>): Promise<Cost> {
    const before = await this.metrics();
    await this.page.evaluate(() => {
      Object.assign((window as unknown as Seen).seen, { tasks: [], rows: 0 });
    });
    await act(this.table);
    const after = await this.metrics();
    const { tasks, rows } = await this.page.evaluate(() => (window as unknown as Seen).seen);
    const perStep = (metric: string) => (1_000 * ((after[metric] ?? 0) - (before[metric] ?? 0))) / steps;
    return {
      name,
      steps,
      script: perStep('ScriptDuration'),
      task: perStep('TaskDuration'),
      count: tasks.length,
      longest: Math.max(0, ...tasks),
      rows,
      heapMb: (after['JSHeapUsedSize'] ?? 0) / MB,
    };
  }

  private async metrics(): Promise<Readonly<Record<string, number>>> {
    await this.devtools.send('HeapProfiler.collectGarbage');
    const { metrics } = await this.devtools.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  }
}

interface Seen {
  readonly seen: { readonly tasks: readonly number[]; readonly rows: number };
}

function show(costs: readonly Cost[]): void {
  process.stdout.write(
    `\n| ${ROWS.toLocaleString('en')} actions | steps | scripts, ms a step | all, ms a step | tasks over 50 ms | longest, ms | rows at most | heap, MB |\n` +
      '| --- | --- | --- | --- | --- | --- | --- | --- |\n',
  );
  for (const { name, steps, script, task, count, longest, rows, heapMb } of costs) {
    const figures = [
      steps,
      script.toFixed(1),
      task.toFixed(1),
      count,
      longest.toFixed(0),
      rows,
      heapMb.toFixed(0),
    ];
    process.stdout.write(`| ${name} | ${figures.join(' | ')} |\n`);
  }
}

await main();

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const HEIGHT = 900;

const EVERY_RULE = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const CONTRAST = { type: 'rule', values: ['color-contrast'] };

/** Both colour schemes at both widths. What does not depend on colours is looked at once for each width. */
const VIEWS = [
  { scheme: 'light', width: 1280, rules: EVERY_RULE },
  { scheme: 'dark', width: 1280, rules: CONTRAST },
  { scheme: 'dark', width: 390, rules: EVERY_RULE },
  { scheme: 'light', width: 390, rules: CONTRAST },
] as const;

interface Found {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
  }[];
}

/**
 * What axe finds wrong with a page, in both colour schemes and at both widths; and where the page is wider than its window. It
 * comes by the debugger, which the page's content security policy does not concern.
 */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  const faults: string[] = [];
  for (const { scheme, width, rules } of VIEWS) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: HEIGHT });
    const at = `${scheme}, ${width} px`;
    faults.push(...(await axeFaults(page, rules)).map((fault) => `${at}: ${fault}`));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) faults.push(`${at}: ${wide} px wider than the window`);
  }
  if (before) await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: 'light' });
  return faults;
}

async function axeFaults(page: Page, runOnly: (typeof VIEWS)[number]['rules']): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  // What is in order is not described: that takes longer than finding out.
  const options = { runOnly, resultTypes: ['violations'], preload: false };
  const found = await page.evaluate<Found>(`axe.run(${JSON.stringify(options)})`);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}

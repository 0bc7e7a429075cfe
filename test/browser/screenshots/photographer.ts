import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { asPalettePng } from './as-palette-png.js';

/** How a picture is taken. */
export interface View {
  readonly width: number;
  readonly scheme: 'light' | 'dark';
}

/** The height of the window of a desk and of a telephone, and the most that a picture shows of what is below it, in px. */
const DESK = { window: 800, most: 1_050 };
const PHONE = { window: 844, most: 1_400 };
/** Nothing moves for so long: it is all there. */
const STILL_MS = 400;

/** Takes pictures of a page into a folder. */
export class Photographer {
  private readonly taken: { readonly file: string; readonly shows: string }[] = [];

  constructor(
    private readonly page: Page,
    private readonly folder: string,
  ) {}

  /** Removes the pictures of an earlier time. */
  clear(): void {
    mkdirSync(this.folder, { recursive: true });
    for (const file of readdirSync(this.folder)) if (file.endsWith('.png')) rmSync(join(this.folder, file));
  }

  /** Sets the window for pictures of this view. */
  async face({ width, scheme }: View): Promise<void> {
    await this.page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await this.page.setViewportSize({ width, height: heightsOf(width).window });
  }

  /** Takes one when nothing moves any more: of the window, made as high as what is in it, within bounds. */
  async take(name: string, shows: string, view: View): Promise<void> {
    await this.settled();
    const { window, most } = heightsOf(view.width);
    const content = await this.page.evaluate(() => document.documentElement.scrollHeight);
    const isDialog = (await this.page.getByRole('dialog').count()) > 0;
    if (content > window && !isDialog) {
      await this.page.setViewportSize({ width: view.width, height: Math.min(content, most) });
      await this.settled();
    }
    const file = `${name}-${view.width}${view.scheme === 'dark' ? '-dark' : ''}.png`;
    const picture = await this.page.screenshot({ animations: 'disabled' });
    writeFileSync(join(this.folder, file), asPalettePng(picture));
    this.taken.push({ file, shows });
  }

  /** Writes a page with all pictures that were taken. */
  writeIndex(): void {
    const sections = new Map<string, string[]>();
    for (const { file, shows } of this.taken) {
      sections.set(shows, [...(sections.get(shows) ?? []), `![${shows}](${file})`]);
    }
    const parts = [...sections].map(([shows, pictures]) => `## ${shows}\n\n${pictures.join('\n\n')}\n`);
    const head = '# The console\n\nMade by `npm run screenshots`, of a system that was seeded for it.\n';
    writeFileSync(join(this.folder, 'README.md'), [head, ...parts].join('\n'));
  }

  private async settled(): Promise<void> {
    await this.page.getByRole('heading', { level: 1 }).first().waitFor();
    await this.page.waitForFunction(() => document.querySelector('.mantine-Skeleton-root') === null);
    await this.page.evaluate(
      (stillMs) =>
        new Promise<void>((resolve) => {
          let timer = setTimeout(resolve, stillMs);
          new MutationObserver(() => {
            clearTimeout(timer);
            timer = setTimeout(resolve, stillMs);
          }).observe(document.body, { subtree: true, childList: true });
        }),
      STILL_MS,
    );
  }
}

function heightsOf(width: number): typeof DESK {
  return width < 800 ? PHONE : DESK;
}

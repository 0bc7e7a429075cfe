import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { ConsoleSystem } from '../console-system.js';
import { Photographer, type View } from './photographer.js';
import { PICTURES, type Picture } from './pictures.js';
import { seedSystem, type Seeded } from './seed-system.js';

const PROJECT = resolve(import.meta.dirname, '../../../..');
const LIGHT: readonly View[] = [
  { width: 1280, scheme: 'light' },
  { width: 390, scheme: 'light' },
];
const DARK: readonly View[] = [{ width: 1280, scheme: 'dark' }];
const SIGN_IN = 'Sign-in, by the one-time link that the start prints or with a token';

/**
 * Takes pictures of every screen of the console of a system that it starts, fills and stops. `--only NAME` takes those of one
 * screen, `--to FOLDER` puts them elsewhere than into docs/screenshots.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, to: { type: 'string', default: 'docs/screenshots' } },
  });
  const pictures = PICTURES.filter(({ name }) => values.only === undefined || name === values.only);
  const folder = resolve(PROJECT, values.to);
  const system = await ConsoleSystem.start();
  let seeded: Seeded | undefined;
  try {
    seeded = await seedSystem(system);
    const page = await system.browser.newPage();
    const photographer = new Photographer(page, folder);
    if (values.only === undefined) {
      photographer.clear();
      await takeSignIn(system, page, photographer);
    }
    await page.goto(system.signInLink);
    await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
    for (const picture of pictures) await takeAll(system, page, photographer, { picture, seeded });
    if (values.only === undefined) photographer.writeIndex();
  } finally {
    await seeded?.fleet.leave();
    await system.stop();
  }
  for (const complaint of system.complaints) process.stderr.write(`The page complained: ${complaint}\n`);
}

async function takeSignIn(system: ConsoleSystem, page: Page, photographer: Photographer): Promise<void> {
  for (const view of LIGHT) {
    await photographer.face(view);
    await page.goto(system.state.gatewayUrl);
    await photographer.take('sign-in', SIGN_IN, view);
  }
  // A page asks who is signed in before anybody is.
  system.complaints.splice(0);
}

interface Subject {
  readonly picture: Picture;
  readonly seeded: Seeded;
}

async function takeAll(
  system: ConsoleSystem,
  page: Page,
  photographer: Photographer,
  { picture, seeded }: Subject,
): Promise<void> {
  for (const view of picture.isDarkToo === true ? [...LIGHT, ...DARK] : LIGHT) {
    await photographer.face(view);
    await page.goto(system.at(picture.place(seeded)));
    await page.reload();
    await picture.prepare?.(page);
    await photographer.take(picture.name, picture.shows, view);
  }
  process.stdout.write(`  ✓ ${picture.name}\n`);
}

await main();

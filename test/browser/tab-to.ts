import type { Locator, Page } from 'playwright-core';

/** More stops than any screen has before what a test looks for. */
const MOST_STOPS = 60;

/** Presses Tab until something is focused. @throws Error when the keyboard does not get there */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The keyboard does not get there');
}

import type { Page } from 'playwright-core';

/** Presses keys, and counts them: what a person has to do, however fast the machine is. */
export class KeyCounter {
  /** How often a key was pressed so far. */
  count = 0;

  constructor(private readonly page: Page) {}

  async press(key: string): Promise<void> {
    this.count += 1;
    await this.page.keyboard.press(key);
  }

  /** Types a text, each character of it with a key. */
  async type(text: string): Promise<void> {
    for (const character of text) await this.press(character);
  }
}

import type { Locator } from 'playwright-core';

/** What is underlined in each form that is shown within something: how, what, and the whole form. */
export async function underlined(within: Locator): Promise<string[][]> {
  await within.locator('mark').first().waitFor();
  return within.locator('code.form').evaluateAll((forms) =>
    forms.map((form) => {
      const mark = form.querySelector('mark');
      const line = mark && getComputedStyle(mark).textDecorationLine;
      return [line ?? '', mark?.textContent ?? '', form.textContent];
    }),
  );
}

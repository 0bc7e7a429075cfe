const BY_A_RULE = /^held for review by (?:locked )?rule [0-9a-f-]{36}(?:: )?/;

/** Why an action is held, in the words of the rule's author where there are any; the rule itself is linked. */
export function whyHeld(reason: string | null): string {
  const words = (reason ?? '').replace(BY_A_RULE, '');
  return words === '' ? (reason ?? '') : words;
}

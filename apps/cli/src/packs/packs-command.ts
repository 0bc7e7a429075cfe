import type { SuggestionResponse } from '@bylaw/contracts';
import type { Api } from '../api.js';
import { draftOf, type Pack } from './pack.js';

type Say = (line: string) => void;

/** `bylaw packs list`: a line for each pack. */
export function listPacks(packs: readonly Pack[], say: Say): void {
  const width = Math.max(...packs.map(({ name }) => name.length));
  for (const { name, title, rules } of packs) {
    const denies = rules.filter(({ effect }) => effect === 'deny').length;
    say(`${name.padEnd(width)}  ${denies} deny, ${rules.length - denies} review  ${title}`);
  }
}

/** `bylaw packs show NAME`: every rule with its pattern and its cases. */
export function showPack({ name, title, rules }: Pack, say: Say): void {
  say(`${name}: ${title}`);
  for (const rule of rules) {
    say(`\n${rule.effect.padEnd(6)}  ${rule.id}: ${rule.name}`);
    say(`        ${rule.reason}`);
    say(`        ${rule.target === 'text' ? 'the text as sent: ' : ''}${rule.pattern}`);
    for (const command of rule.must_match) say(`        + ${oneLine(command)}`);
    for (const command of rule.must_not_match) say(`        - ${oneLine(command)}`);
  }
}

/**
 * `bylaw packs propose NAME`: makes a suggestion of a pack, for people to look at. It applies nothing (I1).
 * @throws CommandFailure with what the gateway says, or that it doesn't answer
 */
export async function proposePack(
  pack: Pack,
  gateway: { readonly api: Api; readonly url: string },
  comment: string | undefined,
  say: Say,
): Promise<void> {
  const { status, body } = await gateway.api.call<SuggestionResponse>('POST', '/v1/suggestions', {
    diff: {
      add: pack.rules.map((rule) => draftOf(pack, rule)),
      remove: [],
      meta: { proposed_by: 'operator' },
    },
    comment: comment ?? `The pack ${pack.name}: ${pack.title}`,
  });
  const what = `suggestion ${body.id} with the ${pack.rules.length} rules of ${pack.name}`;
  say(status === 200 ? `Already pending: ${what}.` : `Proposed: ${what}.`);
  say(
    `Nothing is applied until a person types APPLY: ${new URL(`/#/suggestions/${body.id}`, gateway.url).href}`,
  );
}

function oneLine(command: string): string {
  return command.replaceAll('\n', '⏎');
}

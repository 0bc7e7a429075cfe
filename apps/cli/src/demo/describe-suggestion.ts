import type { SuggestionResponse } from '@bylaw/contracts';
import type { Share, SuggestionEvidence } from '@bylaw/learning';
import type { ReplayResult } from '@bylaw/policy';
import { oneLine } from './one-line.js';
import type { Screen } from '../screen.js';

const SHOWN_RULES = 8;

/** Shows a suggestion of the trainer, with what speaks for it. */
export function describeSuggestion(suggestion: SuggestionResponse, screen: Screen): void {
  const evidence = suggestion.evidence as SuggestionEvidence | null;
  const rules = evidence?.rules ?? [];
  screen.say(
    `   It would add ${suggestion.diff.add.length} rules that deny, to version ${suggestion.baseVersion}:`,
  );
  for (const rule of rules.slice(0, SHOWN_RULES)) {
    screen.say(
      `   • ${oneLine(rule.term, 40)}  (in ${rule.unsafeHits} unsafe, ${rule.safeHits} safe commands)`,
    );
    screen.say(`       ${oneLine(rule.examples[0] ?? '', screen.width - 8)}`);
  }
  if (rules.length > SHOWN_RULES) screen.say(`   … and ${rules.length - SHOWN_RULES} more.`);
  if (evidence !== null) describeHeldOut(evidence, screen);
  describeReplay(suggestion.replay as ReplayResult | null, screen);
}

function describeHeldOut({ heldOut }: SuggestionEvidence, screen: Screen): void {
  screen.say(
    `   On commands held out of learning: of what it denies ${percent(heldOut.precision)} is unsafe; ` +
      `it denies ${percent(heldOut.recall)} of what is unsafe, and ${percent(heldOut.falseDenyRate)} of what is safe.`,
  );
}

function describeReplay(replay: ReplayResult | null, screen: Screen): void {
  if (replay === null) return;
  screen.say(
    `   Replayed over ${replay.replayed} recorded actions: ${replay.flipped} would get another decision.`,
  );
  for (const [direction, { count, labels }] of Object.entries(replay.flips)) {
    const { safe, unsafe, unknown, none } = labels;
    screen.say(
      `   • ${direction}: ${count}, labelled unsafe ${unsafe}, safe ${safe}, unknown ${unknown}, not labelled ${none}`,
    );
  }
}

function percent(share: Share | null): string {
  return share === null ? '(too few to tell)' : `${(share.value * 100).toFixed(1)} %`;
}

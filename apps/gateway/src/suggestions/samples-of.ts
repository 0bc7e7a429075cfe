import type { DiffResponse, SuggestionResponse } from '@bylaw/contracts';
import type { RuleDraft } from '@bylaw/policy';

/** A command that a suggestion shows for one of its rules. */
export interface Sample {
  /** The rule's id, or its place in the diff, such as `diff.add[0]`. */
  readonly rule: string;
  /** The tool of the action, where it was stored. */
  readonly tool: string | null;
  readonly command: string;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * The commands that a suggestion's evidence and replay have, each with the rule that it is shown for. What is stored may be of another
 * version, or of anyone: what can't be read is left out.
 */
export function samplesOf({
  diff,
  evidence,
  replay,
}: Pick<SuggestionResponse, 'diff' | 'evidence' | 'replay'>): Sample[] {
  const { rules, removals } = fieldsOf(evidence);
  return [
    ...listOf(rules).flatMap((item) => ofEvidence(placeOf(item, diff), item)),
    ...listOf(removals).flatMap((item) => ofEvidence(textOf(item['ruleId']), item)),
    ...Object.values(fieldsOf(fieldsOf(replay)['flips'])).flatMap((direction) =>
      listOf(fieldsOf(direction)['examples']).flatMap(ofReplay),
    ),
  ];
}

function ofEvidence(rule: string | null, { examples, contradictions }: Fields): Sample[] {
  if (rule === null) return [];
  return [...textsOf(examples), ...textsOf(contradictions)].map((command) => ({ rule, tool: null, command }));
}

function ofReplay({ command, tool, causes }: Fields): Sample[] {
  const text = textOf(command);
  if (text === null) return [];
  return textsOf(causes).map((rule) => ({ rule, tool: textOf(tool), command: text }));
}

/** Where the diff adds the rule that some evidence is of. */
function placeOf({ pattern, effect, mode }: Fields, { add }: DiffResponse): string | null {
  const index = (add as readonly RuleDraft[]).findIndex(
    (rule) => rule.pattern === pattern && rule.effect === effect && (rule.mode ?? 'enforce') === mode,
  );
  return index < 0 ? null : `diff.add[${index}]`;
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

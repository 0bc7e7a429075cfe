import type { Effect, RulePreview } from '../gateway/wire.js';
import { counted } from '../page/counted.js';

/** What is said of the actions that a rule would match. */
export interface PreviewSentences {
  readonly result: string;
  readonly details: readonly string[];
  /** What speaks against the rule; null when nothing does. */
  readonly warning: string | null;
}

type Actions = NonNullable<RulePreview['actions']>;

/** The figures of a preview in sentences, and what people's labels say against a rule of this effect. */
export function previewSentences(actions: Actions, effect: Effect): PreviewSentences {
  const { looked, matched, failed, decisions, labels } = actions;
  const result =
    looked === 0
      ? 'Nothing is recorded yet: there is nothing to try it on.'
      : `It matches ${matched} of the last ${counted(looked, 'action')}.`;
  const parts = [
    listed('Recorded as', {
      allowed: decisions.allow,
      denied: decisions.deny,
      'held for review': decisions.review,
    }),
    listed('Labelled', { safe: labels.safe, unsafe: labels.unsafe }),
    failed === 0 ? '' : `On ${counted(failed, 'action')} it could not be tried.`,
  ];
  return { result, details: parts.filter((part) => part !== ''), warning: warningOf(labels, effect) };
}

function listed(before: string, counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).filter(([, count]) => count > 0);
  if (parts.length === 0) return '';
  return `${before}: ${parts.map(([name, count]) => `${count} ${name}`).join(', ')}.`;
}

function warningOf({ safe, unsafe }: Actions['labels'], effect: Effect): string | null {
  if (effect === 'allow') {
    return unsafe === 0 ? null : `It would allow ${counted(unsafe, 'action')} that people found unsafe.`;
  }
  const does = effect === 'deny' ? 'deny' : 'hold';
  return safe === 0 ? null : `It would ${does} ${counted(safe, 'action')} that people found safe.`;
}

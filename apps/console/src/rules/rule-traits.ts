import { visible } from '../page/visible.js';
import type { ShownRule } from './rule-line.js';

/** What is out of the ordinary about a rule, in words. */
export function ruleTraits({ tool, target, mode, locked, confidence }: ShownRule): string[] {
  const traits: string[] = [];
  if (locked === true) traits.push('locked');
  if (mode === 'observe') traits.push('only observes');
  if (typeof tool === 'string') traits.push(`tool ${visible(tool)}`);
  if (target === 'text') traits.push('matches the text as sent');
  if (typeof confidence === 'number') traits.push(`confidence ${confidence.toFixed(2)}`);
  return traits;
}

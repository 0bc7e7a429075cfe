import type { Rule } from './rule.js';

/** A rule of which only the pattern matters, by the name of its index: it is asked what it matches, and decides nothing. */
export function observingRule(pattern: string, index: number): Rule {
  return {
    id: String(index),
    pattern,
    effect: 'deny',
    tool: null,
    target: 'command',
    mode: 'observe',
    locked: false,
    confidence: null,
    reason: null,
    addedBy: 'nobody',
    addedAt: '1970-01-01T00:00:00.000Z',
    addedInVersion: 0,
  };
}

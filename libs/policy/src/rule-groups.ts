import { LoopMatcher, type PatternMatcher } from './pattern-matcher.js';
import type { Rule, RuleTarget } from './rule.js';

/** Rules that are matched together: of one tool (or of every tool), against one target. */
interface RuleGroup {
  readonly matcher: PatternMatcher;
  /** The matcher's positions as positions in the policy. */
  readonly positions: readonly number[];
}

/** A policy's rules sorted by tool and target, so that the rules of other tools cost an action nothing. */
export class RuleGroups {
  private readonly groups: ReadonlyMap<string, RuleGroup>;

  /** @throws when a rule's pattern is not RE2 syntax. */
  constructor(rules: readonly Rule[]) {
    const members = new Map<string, { patterns: string[]; positions: number[] }>();
    rules.forEach(({ pattern, target, tool }, position) => {
      const key = groupKey(target, tool);
      const group = members.get(key) ?? { patterns: [], positions: [] };
      group.patterns.push(pattern);
      group.positions.push(position);
      members.set(key, group);
    });
    this.groups = new Map(
      [...members].map(([key, { patterns, positions }]) => [
        key,
        { matcher: new LoopMatcher(patterns), positions },
      ]),
    );
  }

  /** Adds to `found` the positions of the rules for this tool and target whose pattern matches the text. */
  find(
    search: { readonly target: RuleTarget; readonly tool: string; readonly text: string },
    found: Set<number>,
  ): void {
    for (const tool of [null, search.tool]) {
      const group = this.groups.get(groupKey(search.target, tool));
      group?.matcher.find(search.text, (index) => {
        const position = group.positions[index];
        if (position !== undefined) found.add(position);
      });
    }
  }
}

function groupKey(target: RuleTarget, tool: string | null): string {
  return tool === null ? target : `${target} ${tool}`;
}

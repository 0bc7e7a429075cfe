import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { RuleSampleResponse, SuggestionResponse } from '@bylaw/contracts';
import { CompiledPolicy, type PolicySettings, type Rule } from '@bylaw/policy';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../gateway-settings.js';
import { PolicyCache } from '../rules/policy-cache.js';
import { proposedRules } from './proposed-rules.js';
import { samplesOf, type Sample } from './samples-of.js';

/** Samples that are looked at: to find the place of a match takes up to a millisecond. */
const MOST_SAMPLES = 2_000;
/** How much text of forms is repeated, in UTF-16 code units. */
const MOST_TEXT = 1_048_576;
const DEFAULT_TOOL = 'shell';

/** Finds what of the commands that a suggestion shows its rules match. */
@Injectable()
export class SuggestionSamples {
  constructor(
    @Inject(PolicyCache) private readonly policies: PolicyCache,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  /** The places, as many as can be sent; other requests have their turns meanwhile. Rules and samples without a match are left out. */
  async of(suggestion: SuggestionResponse): Promise<RuleSampleResponse[]> {
    const base = await this.policies.snapshot(suggestion.baseVersion);
    const removed = new Set(suggestion.diff.remove);
    const rules = [
      ...proposedRules(suggestion, base.version),
      ...base.rules.filter(({ id }) => removed.has(id)),
    ];
    const byId = new Map(rules.map((rule) => [rule.id, rule]));
    const found: RuleSampleResponse[] = [];
    let text = 0;
    for (const [id, samples] of byRule(samplesOf(suggestion))) {
      const rule = byId.get(id);
      if (!rule) continue;
      for (const place of placesOf(rule, samples, this.settings.policy)) {
        text += place.form.length;
        if (text > MOST_TEXT) return found;
        found.push(place);
      }
      await nextTurn();
    }
    return found;
  }
}

function byRule(samples: readonly Sample[]): ReadonlyMap<string, readonly Sample[]> {
  const groups = new Map<string, Sample[]>();
  for (const sample of samples.slice(0, MOST_SAMPLES)) {
    groups.set(sample.rule, [...(groups.get(sample.rule) ?? []), sample]);
  }
  return groups;
}

function placesOf(rule: Rule, samples: readonly Sample[], settings: PolicySettings): RuleSampleResponse[] {
  const policy = CompiledPolicy.compile({ version: 0, rules: [rule] }, settings);
  const places = new Map<string, RuleSampleResponse>();
  for (const { command, tool } of samples) {
    if (places.has(command)) continue;
    const match = explained(policy, { command, tool: rule.tool ?? tool ?? DEFAULT_TOOL });
    if (match) {
      const { form, start, end } = match;
      places.set(command, { rule: rule.id, command, form, start, end });
    }
  }
  return [...places.values()];
}

/** A command that takes too much to match is shown without its place. */
function explained(policy: CompiledPolicy, action: { readonly command: string; readonly tool: string }) {
  try {
    return policy.explain(action, 1)[0];
  } catch {
    return undefined;
  }
}

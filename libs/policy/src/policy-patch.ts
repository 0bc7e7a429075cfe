import type { PolicySnapshot, Rule } from './rule.js';

/** What makes a policy of another one: as little as is different, to give it to a thread that has the other. */
export interface PolicyPatch {
  readonly version: number;
  /** Of each rule the place that it has in the other policy; -1 for the next one of `added`. */
  readonly places: Int32Array;
  readonly added: readonly Rule[];
}

/** The patch from one policy to another. A rule of the same id is the same rule: rules never change. */
export function policyPatch(from: PolicySnapshot, to: PolicySnapshot): PolicyPatch {
  const places = new Int32Array(to.rules.length);
  const added: Rule[] = [];
  let placeOf: Map<string, number> | undefined;
  let next = 0;
  to.rules.forEach((rule, index) => {
    let place = next;
    if (from.rules[next]?.id !== rule.id) {
      placeOf ??= new Map(from.rules.map(({ id }, at) => [id, at]));
      place = placeOf.get(rule.id) ?? -1;
    }
    places[index] = place;
    if (place < 0) added.push(rule);
    else next = place + 1;
  });
  return { version: to.version, places, added };
}

/**
 * The policy that a patch makes of another one, of which it keeps the rules' objects.
 * @throws Error when the patch was made for a policy with fewer rules than it names
 */
export function patchedPolicy(from: PolicySnapshot, { version, places, added }: PolicyPatch): PolicySnapshot {
  let next = 0;
  const rules = Array.from(places, (place) => {
    const rule = place < 0 ? added[next++] : from.rules[place];
    if (!rule) throw new Error(`The patch to version ${version} is for another policy`);
    return rule;
  });
  return { version, rules };
}

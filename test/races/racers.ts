import { QUEUES, type CommandPayload } from '@bylaw/contracts';
import { jobNamesOf, type JobNameOf, type PayloadOf } from '@bylaw/jobs';
import { COMMAND_IDS, OPERATORS, OWN, SUBJECTS, TRAINER, type Side } from './names.js';
import type { Twist, Twists } from './twists.js';

/** Everything that a policy worker does. */
export type RacerName = JobNameOf<typeof QUEUES.policyCommands>;

/** In which place a command is in its race. */
export interface Start {
  readonly side: Side;
  readonly twists: Twists;
  /** The rule that every pending suggestion removes. */
  readonly doomedRule: string;
}

interface Racer<N extends RacerName> {
  /** What it says, beside its id and actor: about the same things whoever it races against. */
  readonly payload: (start: Start) => Omit<PayloadOf<N>, keyof CommandPayload>;
  /** Without these there would be little for it to do. */
  readonly needs?: readonly Twist[];
  /** Who may do it, when operators may not. */
  readonly actor?: typeof TRAINER;
}

/** The command that the pinned case and the suggestion are at odds about. */
export const DISPUTED = 'danger now';
export const BREAKING_RULE = { pattern: '^danger', effect: 'deny' } as const;

const suggestion = ({ twists }: Start) => (twists.trained ? SUBJECTS.trained : SUBJECTS.suggestion);
const target = ({ twists }: Start) => (twists.oldest ? 1 : 3);
const versionChange = ({ twists }: Start) =>
  twists.restore
    ? ({ change: 'restore', version: 1, confirmation: 'RESTORE' } as const)
    : ({ change: 'rollback', version: 3, confirmation: 'ROLLBACK' } as const);
const urgent = ({ twists }: Start) => (twists.emergency ? { emergency: true } : {});
const because = { comment: 'because' };
const newDiff = ({ doomedRule }: Start) => ({
  add: [{ pattern: '^novel', effect: 'deny' as const }],
  remove: [doomedRule],
});
const disputed = { tool: 'shell', command: DISPUTED, args: null, expect: 'allow' } as const;

/** A racer for each of them: a command that has none does not compile. */
export const RACERS: { readonly [N in RacerName]: Racer<N> } = {
  propose: {
    payload: (start) => ({
      suggestionId: OWN[start.side].suggestion,
      diff: start.twists.again ? { add: [BREAKING_RULE], remove: [start.doomedRule] } : newDiff(start),
      ...because,
    }),
  },
  apply: {
    payload: (start) => ({
      ...{ suggestionId: suggestion(start), confirmation: 'APPLY' },
      ...urgent(start),
      ...because,
    }),
  },
  reject: { payload: (start) => ({ suggestionId: suggestion(start), ...because }) },
  rollback: {
    payload: (start) => ({
      ...{ version: target(start), confirmation: 'ROLLBACK' },
      ...urgent(start),
      ...because,
    }),
  },
  restore: {
    payload: (start) => ({ version: 1, confirmation: 'RESTORE', ...urgent(start), ...because }),
  },
  'approve-suggestion': {
    payload: (start) => ({ suggestionId: suggestion(start), confirmation: 'APPLY', ...because }),
  },
  'approve-version-change': { payload: (start) => ({ ...versionChange(start), ...because }) },
  'withdraw-approval': {
    payload: (start) => {
      if (!start.twists.versions) return { change: 'apply', subject: suggestion(start) };
      const { change, version } = versionChange(start);
      return { change, subject: String(version) };
    },
    needs: ['quorum'],
  },
  'resolve-review': {
    payload: ({ twists: { identical } }) => ({
      ...{ actionId: SUBJECTS.action, verdict: 'allow', identical },
      ...because,
    }),
  },
  'conclude-training': {
    payload: (start) => ({
      runId: SUBJECTS.run,
      requestedBy: 'Cyd',
      requestedAt: '2026-02-02T00:00:00.000Z',
      status: 'completed',
      parameters: {},
      progress: { done: 1, total: 1 },
      metrics: null,
      error: null,
      suggestionId: OWN[start.side].suggestion,
      diff: newDiff(start),
      evidence: null,
    }),
    actor: TRAINER,
  },
  'quarantine-agent': { payload: ({ side }) => ({ agentId: SUBJECTS.agent, reason: side }) },
  'release-agent': { payload: () => ({ agentId: SUBJECTS.agent }) },
  'remove-agent': { payload: () => ({ agentId: SUBJECTS.agent }) },
  'declare-lockdown': { payload: ({ side }) => ({ reason: side }) },
  'lift-lockdown': { payload: () => ({}) },
  'label-action': {
    payload: ({ side }) => ({
      ...{ actionId: SUBJECTS.action, label: side === 'first' ? 'safe' : 'unsafe' },
      ...because,
    }),
  },
  'create-token': {
    // The same secret: one of two is refused.
    payload: ({ side }) => ({
      ...{ tokenId: OWN[side].token, kind: 'operator', role: 'viewer', name: side },
      hash: 'ab'.repeat(32),
    }),
  },
  // Each revokes the token of whoever gave the other command.
  'revoke-token': {
    payload: ({ side }) => ({ tokenId: OPERATORS[side === 'first' ? 'second' : 'first'].id }),
  },
  'add-pinned-case': {
    payload: ({ side }) => ({ caseId: OWN[side].pinnedCase, ...disputed, ...because }),
  },
  'import-pinned-cases': {
    payload: ({ side }) => ({ cases: [{ caseId: OWN[side].pinnedCase, ...disputed, comment: null }] }),
  },
  'remove-pinned-case': { payload: () => ({ caseId: SUBJECTS.breakingCase }), needs: ['pinned'] },
  'record-audit': {
    payload: ({ side }) => ({
      ...{ action: 'telemetry.import', outcome: 'done', subject: side },
      ...{ reason: null, details: null },
    }),
  },
  replay: {
    payload: (start) => ({
      ...{ diff: null, suggestionId: suggestion(start), since: null, limit: 10 },
      store: start.side === 'first',
    }),
  },
  'request-replays': { payload: () => ({}) },
  'forget-answers': { payload: () => ({}) },
  'keep-telemetry': { payload: () => ({}) },
  'add-up-rule-matches': { payload: () => ({}) },
  'end-expired': { payload: () => ({}), needs: ['expired'] },
};

/** Two commands that race; each with every other, and with another of its own kind. */
export type Pair = readonly [first: RacerName, second: RacerName];

/** Every pair of what a policy worker does: what has no racer is in it too, and fails. */
export function everyPair(): readonly Pair[] {
  const names = jobNamesOf(QUEUES.policyCommands) as readonly RacerName[];
  return names.flatMap((first, index) => names.slice(index).map((second): Pair => [first, second]));
}

/** What a command is sent with. */
export function payloadOf(name: RacerName, start: Start): object {
  const { payload, actor } = RACERS[name];
  const operator = OPERATORS[start.twists.oneActor ? 'first' : start.side];
  return { commandId: COMMAND_IDS[start.side], actor: actor ?? operator, ...payload(start) };
}

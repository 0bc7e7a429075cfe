import type { RecordedTuple } from '@bylaw/persistence';
import {
  patchedPolicy,
  CompiledPolicy,
  ReplayTally,
  type PolicySettings,
  type PolicySnapshot,
  type ReplayResult,
} from '@bylaw/policy';
import { holdsMark } from '@bylaw/redaction';
import type { ReplayedPage, ReplayRequest } from './replay-request.js';

/** Why an action says nothing about the policy, by what decided it instead. */
const NOT_BY_RULES = {
  quarantine: 'the agent was in quarantine, where no rule decides',
  lockdown: 'there was a lockdown, where no rule decides',
} as const;
const NOT_DECIDED = 'imported without a decision, as if it had been asked';
const REDACTED = 'secrets in it were redacted, which rules may have looked at';

/** What replays in a thread: one replay at a time. */
export class ReplaySession {
  /** The last policy compiled: the next one is made from it, if the settings are the same. */
  private latest: CompiledPolicy | undefined;
  private policy: PolicySnapshot = { version: 0, rules: [] };
  private tally: ReplayTally | undefined;
  private withinMs = 0;
  private deadline = 0;

  /** @throws Error when it is asked out of turn */
  answer(request: ReplayRequest): ReplayedPage | ReplayResult | null {
    if (request.ask === 'begin') {
      this.begin(request);
      return null;
    }
    if (!this.tally) throw new Error('No replay has begun');
    if (request.ask === 'add') return this.add(this.tally, request.lines);
    this.tally.skip(`not reached within ${this.withinMs / 1_000} s`, request.notReached);
    return this.tally.result();
  }

  private begin(request: Extract<ReplayRequest, { ask: 'begin' }>): void {
    const { decisions, withinMs } = request;
    this.withinMs = withinMs;
    this.deadline = performance.now() + withinMs;
    this.policy = patchedPolicy(this.policy, request.current);
    const current = this.base(decisions).advance(this.policy);
    const proposed = current.advance(patchedPolicy(this.policy, request.proposed));
    this.tally = new ReplayTally(current, proposed);
    this.latest = current;
  }

  private base(decisions: PolicySettings): CompiledPolicy {
    const same = JSON.stringify(this.latest?.settings) === JSON.stringify(decisions);
    return same && this.latest ? this.latest : CompiledPolicy.empty(decisions);
  }

  private add(tally: ReplayTally, lines: string): ReplayedPage {
    let done = 0;
    for (let start = 0; start < lines.length; done += 1) {
      if (performance.now() > this.deadline) return { done, late: true };
      const end = lineEnd(lines, start);
      replayOne(tally, JSON.parse(lines.slice(start, end)) as RecordedTuple);
      start = end + 1;
    }
    return { done, late: false };
  }
}

/** JSON has no line ends but between values. */
function lineEnd(lines: string, start: number): number {
  const end = lines.indexOf('\n', start);
  return end < 0 ? lines.length : end;
}

function replayOne(
  tally: ReplayTally,
  [id, agentId, tool, command, args, label, decidedBy]: RecordedTuple,
): void {
  if (decidedBy === 'quarantine' || decidedBy === 'lockdown') {
    tally.skip(NOT_BY_RULES[decidedBy]);
    return;
  }
  if (decidedBy === 'nobody') tally.note(NOT_DECIDED);
  if (holdsMark(command) || (args && holdsMark(JSON.stringify(args)))) tally.note(REDACTED);
  tally.add({ id, agentId, tool, command, args, label });
}

import {
  commandTexts,
  estimatorNamed,
  type CandidateCounts,
  type CandidateCountsJson,
  type Estimator,
  type SeenTexts,
  type TrainingOutcome,
  type UnsafeCounts,
  type UnsafeCountsJson,
} from '@bylaw/learning';
import type { ConclusionRequest, CountingRequest, FirstPassEnd, Pass } from './counting-request.js';

/** The counts of one pass in the making, and what can be asked of them. Asking out of turn throws. */
export class CountingSession {
  private readonly seenTexts: SeenTexts;
  private unsafe: UnsafeCounts | undefined;
  private candidates: CandidateCounts | undefined;
  private estimator: Estimator | undefined;

  constructor(shellTools: readonly string[]) {
    this.seenTexts = commandTexts(shellTools);
  }

  /** Does one thing, and answers it. */
  answer(request: CountingRequest): unknown {
    switch (request.ask) {
      case 'open':
        return this.open(request.pass);
      case 'add':
        for (const action of request.actions) this.opened().add(action);
        return null;
      case 'merge':
        return this.merge(request.counts);
      case 'counts':
        return JSON.stringify(this.opened());
      case 'survivors':
        return this.endFirstPass(request.minSupport);
      case 'conclude':
        return this.conclude(request.conclusion);
    }
  }

  private open(pass: Pass): null {
    const estimator = estimatorNamed(pass.estimator);
    const first = pass.name === 'unsafe';
    this.estimator = estimator;
    this.unsafe = first ? estimator.countUnsafe(this.seenTexts) : undefined;
    this.candidates = first ? undefined : estimator.countCandidates(pass.survivors, this.seenTexts);
    return null;
  }

  private opened(): UnsafeCounts | CandidateCounts {
    const counts = this.unsafe ?? this.candidates;
    if (!counts) throw new Error('No pass is open');
    return counts;
  }

  private merge(json: string): null {
    this.unsafe?.merge(JSON.parse(json) as UnsafeCountsJson);
    this.candidates?.merge(JSON.parse(json) as CandidateCountsJson);
    return null;
  }

  private endFirstPass(minSupport: number): FirstPassEnd {
    if (!this.unsafe) throw new Error('The first pass is not open');
    const { safeActions, unsafeActions } = this.unsafe;
    return { totals: { safeActions, unsafeActions }, survivors: this.unsafe.survivors(minSupport) };
  }

  private conclude(request: ConclusionRequest): TrainingOutcome {
    if (!this.candidates || !this.estimator) throw new Error('The second pass is not open');
    return this.estimator.conclude({ ...request, counts: this.candidates });
  }
}

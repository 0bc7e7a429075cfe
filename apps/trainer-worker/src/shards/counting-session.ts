import {
  estimatorNamed,
  seenForms,
  type Counts,
  type Estimator,
  type LabelledAction,
  type Matching,
  type Pass,
  type PassEnd,
  type RunContext,
} from '@bylaw/learning';
import { actionsOfDigest } from '../digests/read-digest.js';
import type { CountingRequest, CountingThreadData } from './counting-request.js';

interface OpenPass {
  readonly estimator: Estimator;
  readonly pass: Pass;
  readonly counts: Counts;
}

/** The counts of one pass in the making, and what can be asked of them. Asking out of turn throws. */
export class CountingSession {
  private readonly matching: Matching;
  private current: OpenPass | undefined;

  constructor(private readonly data: CountingThreadData) {
    const { shellTools } = data;
    this.matching = { shellTools, seenForms: seenForms(shellTools) };
  }

  /** Does one thing, and answers it, some with a promise. */
  answer(request: CountingRequest): unknown {
    switch (request.ask) {
      case 'open':
        return this.open(request.estimator, request.pass);
      case 'add':
        return this.add(request.actions);
      case 'add-digest':
        return this.add(actionsOfDigest(request.digest, request.reading));
      case 'merge':
        return this.merge(request.counts);
      case 'counts':
        return JSON.stringify(this.opened().counts);
      case 'end':
        return this.end(request.context);
    }
  }

  private open(name: string, pass: Pass): null {
    const estimator = estimatorNamed(name);
    this.current = { estimator, pass, counts: estimator.open(pass, this.matching) };
    return null;
  }

  private opened(): OpenPass {
    if (!this.current) throw new Error('No pass is open');
    return this.current;
  }

  private add(actions: Iterable<LabelledAction>): null {
    const { counts } = this.opened();
    for (const action of actions) counts.add(action);
    return null;
  }

  private merge(json: string): null {
    this.opened().counts.merge(JSON.parse(json) as never);
    return null;
  }

  private end(context: RunContext): PassEnd | Promise<PassEnd> {
    const { estimator, pass, counts } = this.opened();
    const { threads } = this.data;
    return estimator.endInThreads?.(pass, counts, context, threads) ?? estimator.end(pass, counts, context);
  }
}

import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { advanceInSteps, CompiledPolicy, type PolicySnapshot } from '@bylaw/policy';
import { POLICY_WORKER_SETTINGS, type PolicyWorkerSettings } from './policy-worker-settings.js';

/** Compiles policies, each from the one before: it costs what is different, and leaves other commands their turns. */
@Injectable()
export class PolicyCompiler {
  private latest: CompiledPolicy;

  constructor(@Inject(POLICY_WORKER_SETTINGS) settings: PolicyWorkerSettings) {
    this.latest = CompiledPolicy.empty(settings.decisions);
  }

  /** A policy to decide by, whether it will ever come to be or not. */
  async compiled(policy: PolicySnapshot): Promise<CompiledPolicy> {
    const compiled = await advanceInSteps(this.latest, policy, nextTurn);
    this.latest = compiled;
    return compiled;
  }
}

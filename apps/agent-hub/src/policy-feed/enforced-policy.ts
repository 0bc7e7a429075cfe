import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@bylaw/contracts';
import { Metrics } from '@bylaw/platform';
import type { CompiledPolicy } from '@bylaw/policy';

/** The policy that this hub decides by. A newer version takes its place in one step; an older one never does. */
@Injectable()
export class EnforcedPolicy {
  private policy: CompiledPolicy | undefined;
  private json = '';
  private readonly listeners = new Set<(version: number) => void>();

  constructor(@Inject(Metrics) private readonly metrics: Metrics) {}

  /** @throws DomainError `policy_unavailable` until the first one is loaded: nothing is allowed unseen (I9). */
  get current(): CompiledPolicy {
    if (!this.policy) throw new DomainError('policy_unavailable', 'This hub has not loaded the policy yet');
    return this.policy;
  }

  /** The version that is enforced, or null before the first. */
  get version(): number | null {
    return this.policy?.version ?? null;
  }

  /** `{version, rules}` of the current policy as JSON, written once for all who fetch it. */
  get currentAsJson(): string {
    const { version, rules } = this.current;
    if (this.json === '') this.json = JSON.stringify({ version, rules });
    return this.json;
  }

  /** Enforces a policy from now on, if it is newer. */
  enforce(policy: CompiledPolicy): void {
    if (this.policy && policy.version <= this.policy.version) return;
    this.policy = policy;
    this.json = '';
    this.metrics.policyVersion.set(policy.version);
    for (const listener of this.listeners) listener(policy.version);
  }

  /** Tells of every version from when it is enforced. Answers how to stop that. */
  subscribe(listener: (version: number) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  advanceInSteps,
  CompiledPolicy,
  DEFAULT_POLICY_SETTINGS,
  type Decision,
  type PolicyAction,
  type PolicySettings,
} from '@bylaw/policy';
import { HubError } from './hub-error.js';
import type { HubClient } from './hub-client.js';
import { readServerSentEvents } from './read-server-sent-events.js';

export interface PolicyMirrorOptions {
  readonly client: HubClient;
  /** As the hub has them: the default effect, shell tools, and what happens to unparsed lines. */
  readonly settings?: PolicySettings;
  /** How often the hub is asked for the version, quarantine and lockdown, in milliseconds; 500 unless set. */
  readonly checkMs?: number;
  /** How long the mirror decides without an answer from the hub; 5,000 ms unless set. Beyond, it denies (I9). */
  readonly staleMs?: number;
}

/**
 * Decides in the agent's own process, by the policy as the hub has it. Each new version arrives by the stream within
 * milliseconds; heartbeats confirm version, quarantine and lockdown. Decisions made here are not recorded: where a record is
 * needed, ask the hub.
 */
export class PolicyMirror {
  private policy: CompiledPolicy | undefined;
  private etag: string | undefined;
  private quarantined = false;
  private lockedDown = false;
  private confirmedAt = -Infinity;
  private timer: NodeJS.Timeout | undefined;
  private readonly stopping = new AbortController();
  private loading: Promise<void> = Promise.resolve();

  constructor(private readonly options: PolicyMirrorOptions) {}

  /** The version that is decided by; null before the first. */
  get version(): number | null {
    return this.policy?.version ?? null;
  }

  /** Begins to follow the policy. @throws HubError when the first one can't be fetched; nothing goes on then. */
  async start(): Promise<void> {
    await this.check();
    this.scheduleCheck();
    void this.follow();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.stopping.abort();
    this.confirmedAt = -Infinity;
  }

  /** Decides one action. Denies everything when the current policy is not known. Never throws. */
  decide(action: PolicyAction): Decision {
    const fresh = performance.now() - this.confirmedAt <= (this.options.staleMs ?? 5_000);
    if (!this.policy || !fresh) {
      return {
        decision: 'deny',
        reason: 'denied because the current policy is not known',
        policyVersion: this.policy?.version ?? 0,
        matched: [],
        unparsed: false,
      };
    }
    return this.policy.decide(action, { quarantined: this.quarantined, lockedDown: this.lockedDown });
  }

  /** Compares with the hub. */
  private async check(): Promise<void> {
    const askedAt = performance.now();
    const { policyVersion, quarantined, lockdown = false } = await this.options.client.heartbeat();
    this.quarantined = quarantined;
    this.lockedDown = lockdown;
    if (this.policy === undefined || policyVersion > this.policy.version) await this.load();
    this.confirmedAt = Math.max(this.confirmedAt, askedAt);
  }

  /** Fetches the policy; one fetch at a time. */
  private load(): Promise<void> {
    this.loading = this.loading.catch(() => undefined).then(() => this.loadNow());
    return this.loading;
  }

  private async loadNow(): Promise<void> {
    const fetched = await this.options.client.policy(this.etag);
    if (!fetched || fetched.version <= (this.policy?.version ?? -1)) return;
    const { etag, ...snapshot } = fetched;
    const from = this.policy ?? CompiledPolicy.empty(this.options.settings ?? DEFAULT_POLICY_SETTINGS);
    this.policy = await advanceInSteps(from, snapshot, nextTurn);
    this.etag = etag;
  }

  private scheduleCheck(): void {
    if (this.stopping.signal.aborted) return;
    this.timer = setTimeout(() => {
      void this.check()
        .catch((error: unknown) => {
          // The hub knows this agent no longer: nothing is allowed any more.
          if (error instanceof HubError && error.status === 401) this.confirmedAt = -Infinity;
        })
        .finally(() => this.scheduleCheck());
    }, this.options.checkMs ?? 500);
    this.timer.unref();
  }

  private async follow(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        const stream = await this.options.client.policyStream(signal, String(this.version ?? ''));
        for await (const { event, id } of readServerSentEvents(stream)) {
          if (event === 'policy' && Number(id) > (this.version ?? -1)) await this.load();
        }
      } catch {
        // The stream ended or the hub is away: checks go on, and decide how long that is borne.
      }
      await pause(this.options.checkMs ?? 500, signal);
    }
  }
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    timer.unref();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

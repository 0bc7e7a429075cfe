import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError, REDIS_KEYS, type AskRequest, type RecordedAction } from '@bylaw/contracts';
import { canonicalJson } from '@bylaw/policy';
import { HUB_SETTINGS, type HubSettings } from '../hub-settings.js';
import { HubStores } from '../hub-stores.js';
import { BacklogWatch } from '../recording/backlog-watch.js';
import { RecordingGate } from '../recording/recording-gate.js';

const KEPT_SECONDS = 86_400;

/** An action decided now, with the request that it answers. */
export interface DecidedRequest {
  readonly request: AskRequest;
  /** Where the request is in the body: empty, or `actions[3].`. */
  readonly path: string;
  readonly action: RecordedAction;
}

/** What is kept under a key. */
interface Claim {
  readonly fingerprint: string;
  readonly action: RecordedAction;
}

/** For 24 hours, an agent's idempotency key stands for the action that it was first sent with, on every hub. */
@Injectable()
export class IdempotentActions {
  private readonly prefix: string;
  private readonly isBestEffort: boolean;

  constructor(
    @Inject(HUB_SETTINGS) settings: HubSettings,
    @Inject(HubStores) private readonly stores: HubStores,
    @Inject(RecordingGate) private readonly gate: RecordingGate,
    @Inject(BacklogWatch) private readonly watch: BacklogWatch,
  ) {
    this.isBestEffort = settings.recording.mode === 'best-effort';
    this.prefix = `${settings.redisPrefix}:${REDIS_KEYS.idempotency}`;
  }

  /**
   * The actions in order, each one whose key was seen before as it was decided then. Such a one may not be recorded
   * yet: record all that is answered.
   * @throws DomainError `idempotency_key_reused` when a key was sent with another action before, `recording_unavailable`
   *   when Redis does not tell
   */
  async firstOf(decided: readonly DecidedRequest[]): Promise<readonly RecordedAction[]> {
    if (decided.every(({ request }) => request.idempotencyKey === undefined)) {
      return decided.map(({ action }) => action);
    }
    const claims = await this.claim(decided);
    return decided.map((item, index) => {
      const claim = claims[index];
      if (!claim) return item.action;
      if (claim.fingerprint !== fingerprintOf(item.request)) throw reused(item.path);
      return claim.action;
    });
  }

  /**
   * Claims each key for its action. Answers, where it was claimed before, by what. Where decisions need not be recorded, each
   * is as good as the first when Redis does not tell.
   */
  private async claim(decided: readonly DecidedRequest[]): Promise<readonly (Claim | null)[]> {
    const unknown = decided.map(() => null);
    if (this.gate.isAway && this.isBestEffort) return unknown;
    try {
      return await Promise.all(decided.map((item) => this.claimOne(item)));
    } catch (error) {
      this.gate.failed(error);
      this.watch.hurry();
      if (this.isBestEffort) return unknown;
      throw new DomainError('recording_unavailable', 'Whether this is a repetition is not known now');
    }
  }

  private async claimOne({ request, action }: DecidedRequest): Promise<Claim | null> {
    if (request.idempotencyKey === undefined) return null;
    const { redis } = this.stores;
    const key = `${this.prefix}:${action.agentId}:${sha256(request.idempotencyKey)}`;
    const claim: Claim = { fingerprint: fingerprintOf(request), action };
    const claimed = await redis.set(key, JSON.stringify(claim), 'EX', KEPT_SECONDS, 'NX');
    if (claimed !== null) return null;
    const earlier = await redis.get(key);
    if (earlier === null) throw new Error('an idempotency key went between two commands');
    return JSON.parse(earlier) as Claim;
  }
}

function fingerprintOf(request: AskRequest): string {
  const { tool, command, args, cwd, batchId, metadata } = request;
  return sha256(
    canonicalJson([tool ?? 'shell', command, args ?? null, cwd ?? null, batchId ?? null, metadata ?? null]),
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function reused(path: string): DomainError {
  const message = 'was used for another action in the last 24 hours';
  return new DomainError('idempotency_key_reused', `The idempotency key ${message}`, [
    { path: `${path}idempotencyKey`, message },
  ]);
}

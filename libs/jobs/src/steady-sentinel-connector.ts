import { SentinelConnector } from 'ioredis';

/** What ioredis (5.11) keeps to itself. */
interface Listening {
  readonly failoverDetector: { cleanup(): void } | null;
}

/**
 * Asks sentinels where the primary is, as ioredis does, and is not put off by what they said to the connection before: the word that there is
 * another primary, which ends a connection to the old one, may come when that is lost already and the next one is being made.
 * ioredis then ends that one instead, for good.
 */
export class SteadySentinelConnector extends SentinelConnector {
  override connect(
    ...told: Parameters<SentinelConnector['connect']>
  ): ReturnType<SentinelConnector['connect']> {
    (this as unknown as Listening).failoverDetector?.cleanup();
    return super.connect(...told);
  }
}

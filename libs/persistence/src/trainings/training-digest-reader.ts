import type { DataSource } from 'typeorm';
import type { IdRange } from './id-range.js';

/** A digest that can be read, as long as nothing that it covers is changed. */
export interface KeptDigest extends IdRange {
  readonly id: string;
  /** Labelled actions in it. */
  readonly actions: number;
  readonly blocks: number;
  /** The times of the first and of the last of its actions, by time; null when it has none. */
  readonly firstTs: Date | null;
  readonly lastTs: Date | null;
}

const COLUMNS = `id, after_id AS after, upto_id AS "upTo", actions, blocks, first_ts AS "firstTs", last_ts AS "lastTs"`;

/** Reads digests of telemetry. Those that it finds are true at this moment. */
export class TrainingDigestReader {
  constructor(private readonly database: DataSource) {}

  /** All of a format that are built, in the order of their ranges' ends. */
  async list(format: string): Promise<KeptDigest[]> {
    return this.database.query<KeptDigest[]>(
      `SELECT ${COLUMNS} FROM training_digests WHERE built_at IS NOT NULL AND format = $1 ORDER BY upto_id`,
      [format],
    );
  }

  /** The one of exactly this range; null when there is none. */
  async find(format: string, { after, upTo }: IdRange): Promise<KeptDigest | null> {
    const [digest] = await this.database.query<KeptDigest[]>(
      `SELECT ${COLUMNS} FROM training_digests
        WHERE built_at IS NOT NULL AND format = $1 AND upto_id = $2 AND after_id IS NOT DISTINCT FROM $3::uuid`,
      [format, upTo, after],
    );
    return digest ?? null;
  }

  /** A block of a digest, from 0 on; null when the digest is true no more. */
  async block(id: string, number: number): Promise<Uint8Array | null> {
    const [block] = await this.database.query<{ data: Uint8Array }[]>(
      `SELECT b.data FROM training_digest_blocks b JOIN training_digests d ON d.id = b.digest_id
        WHERE b.digest_id = $1 AND b.number = $2`,
      [id, number],
    );
    return block?.data ?? null;
  }
}

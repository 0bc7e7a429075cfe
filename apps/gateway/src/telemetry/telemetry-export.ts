import { Readable, pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@bylaw/contracts';
import { ActionReader, type ActionFilter, type TimeKey } from '@bylaw/persistence';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../gateway-settings.js';
import { startingWith } from '../starting-with.js';
import { storedId } from './imported-id.js';
import { telemetryCsv } from './telemetry-csv.js';

/** Which actions are exported, and how. */
export interface ExportRequest {
  readonly filter: ActionFilter;
  /** The id of the last action that the caller has already, as an export shows it. */
  readonly after: string | undefined;
  readonly gzip: boolean;
}

/** Brings telemetry out as a stream, oldest first: memory does not grow with the file, and no reader holds a snapshot. */
@Injectable()
export class TelemetryExport {
  constructor(
    @Inject(ActionReader) private readonly actions: ActionReader,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  /**
   * The CSV, gzipped if asked for. A store that does not answer is an error here; later it breaks the stream off, and the
   * caller goes on `after` the last whole line.
   * @throws DomainError `validation_failed` when there is no action to go on after
   */
  async execute({ filter, after, gzip }: ExportRequest): Promise<Readable> {
    const batches = this.actions.stream(filter, after === undefined ? null : await this.placeOf(after));
    const first = await batches.next();
    const lines = telemetryCsv(
      first.done ? [] : startingWith(first.value, batches),
      this.settings.policy.shellTools,
    );
    const csv = Readable.from(lines, { objectMode: false });
    return gzip ? pipeline(csv, createGzip(), () => undefined) : csv;
  }

  private async placeOf(id: string): Promise<TimeKey> {
    const place = await this.actions.timeKey(storedId(id));
    if (place) return place;
    const message = 'is not the id of an action that is stored';
    throw new DomainError('validation_failed', `after ${message}`, [{ path: 'after', message }]);
  }
}

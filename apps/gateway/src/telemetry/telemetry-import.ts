import { Inject, Injectable } from '@nestjs/common';
import {
  csvRecords,
  LIMITS,
  type CsvRecord,
  type ImportReportResponse,
  type ImportedAction,
  type OperatorPrincipal,
} from '@bylaw/contracts';
import { CLOCK, NEW_ID, isoTime, type Clock, type NewId } from '@bylaw/platform';
import { Redactor } from '@bylaw/redaction';
import { CommandClient } from '../commands/command-client.js';
import { Stores } from '../stores.js';
import { ImportJobs } from './import-jobs.js';
import type { TelemetryColumn } from './telemetry-columns.js';
import { LineProblem, headerProblem, telemetryHeader, telemetryLine } from './telemetry-line.js';

const ERRORS_NAMED = 1_000;

/** Brings telemetry in as a stream: a bad line costs only itself, and memory does not grow with the file. */
@Injectable()
export class TelemetryImport {
  constructor(
    @Inject(Stores) private readonly stores: Stores,
    @Inject(CommandClient) private readonly commands: CommandClient,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NEW_ID) private readonly newId: NewId,
    @Inject(Redactor) private readonly redactor: Redactor,
  ) {}

  /**
   * Imports the whole stream. What was stored before an error stays, and is a duplicate when it comes again.
   * @throws DomainError `validation_failed` for a wrong header line; Error when the stream or a store breaks off
   */
  async execute(source: AsyncIterable<Buffer>, principal: OperatorPrincipal): Promise<ImportReportResponse> {
    const records = csvRecords(source, LIMITS.bodyBytes);
    try {
      return await this.importAll(records, principal);
    } finally {
      // Lets go of what unpacks the source, also when no record was wanted.
      await records.return();
    }
  }

  private async importAll(
    records: AsyncGenerator<CsvRecord, void, undefined>,
    principal: OperatorPrincipal,
  ): Promise<ImportReportResponse> {
    const columns = await this.header(records);
    const subject = this.newId();
    const fact = { action: 'telemetry.import', outcome: 'done' as const, subject };
    await this.commands.record(principal, { ...fact, details: { phase: 'started' } });
    const jobs = new ImportJobs(this.stores.producer, principal.name, this.newId);
    const bad = { count: 0, errors: [] as { line: number; message: string }[] };
    try {
      for await (const record of records) await this.take(record, columns, { jobs, bad });
      await jobs.finish();
    } catch (error) {
      await jobs.settle();
      const details = { phase: 'broken off', ...jobs.stored, rejected: bad.count };
      await this.commands.record(principal, { ...fact, details });
      throw error;
    }
    const report = { ...jobs.stored, rejected: bad.count };
    await this.commands.record(principal, { ...fact, details: { phase: 'ended', ...report } });
    return { ...report, errors: bad.errors };
  }

  private async header(records: AsyncGenerator<CsvRecord>): Promise<TelemetryColumn[]> {
    const first = await records.next();
    if (first.done) throw headerProblem('the file is empty');
    if ('problem' in first.value) throw headerProblem(`it ${first.value.problem}`);
    return telemetryHeader(first.value.fields);
  }

  private async take(
    record: CsvRecord,
    columns: readonly TelemetryColumn[],
    to: { jobs: ImportJobs; bad: { count: number; errors: { line: number; message: string }[] } },
  ): Promise<void> {
    const read = 'problem' in record ? record.problem : this.read(record.fields, columns);
    if (typeof read !== 'string') {
      await to.jobs.add(read, 'bytes' in record ? record.bytes : 0);
      return;
    }
    to.bad.count += 1;
    if (to.bad.errors.length < ERRORS_NAMED) to.bad.errors.push({ line: record.line, message: read });
  }

  private read(fields: readonly Buffer[], columns: readonly TelemetryColumn[]): ImportedAction | string {
    try {
      const now = isoTime(this.clock.now());
      return telemetryLine(columns, fields, { now, newId: this.newId, redactor: this.redactor });
    } catch (error) {
      if (error instanceof LineProblem) return error.message;
      throw error;
    }
  }
}

#!/usr/bin/env node
/**
 * Turns a CSV of labelled commands (`command,label,source`; label 0 safe, 1 unsafe, 2 unknown, or those words) into
 * telemetry CSV for `POST /v1/actions/import`. Streams: memory stays constant, whatever the size.
 *
 *   node examples/telemetry-csv/convert.mjs IN.csv OUT.csv      (`-` for standard input or output)
 *
 * Ids are derived from the content, so that the same row imported twice is a duplicate.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { csvRecords } from './csv-records.mjs';

const COLUMNS =
  'id,ts,event_type,tab_id,batch_id,tool,command,exit_code,stdout,stderr,safety_score,safety_label,metadata';
const LABELS = new Map([
  ['', ''],
  ['0', '0'],
  ['1', '1'],
  ['2', '2'],
  ['safe', '0'],
  ['unsafe', '1'],
  ['unknown', '2'],
]);
const FLUSH_CHARACTERS = 65_536;

function quoted(value) {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** A UUID of version 5, made from the row itself. */
function idOf(command, label, source) {
  const bytes = createHash('sha1')
    .update(JSON.stringify(['bylaw-telemetry', command, label, source]))
    .digest();
  bytes[6] = (bytes[6] & 0x0f) | 0x50;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function telemetryLine(command, label, source) {
  const metadata = source === '' ? '' : JSON.stringify({ source });
  const values = { id: idOf(command, label, source), tool: 'shell', command, safety_label: label, metadata };
  return COLUMNS.split(',')
    .map((column) => quoted(values[column] ?? ''))
    .join(',');
}

/** Where the columns are, from the header line. */
function columnsOf(header) {
  const at = (name) =>
    header.findIndex((column) => column.replace('\ufeff', '').trim().toLowerCase() === name);
  if (at('command') < 0) throw new Error(`There is no column "command" in the header: ${header.join(',')}`);
  return { command: at('command'), label: at('label'), source: at('source') };
}

/** Telemetry CSV, in pieces. Rows that can't be used are told of, by their line, and left out. */
async function* telemetry(input, complain) {
  let columns;
  let piece = `${COLUMNS}\n`;
  for await (const { fields, line } of csvRecords(input)) {
    if (columns === undefined) {
      columns = columnsOf(fields);
      continue;
    }
    const command = fields[columns.command] ?? '';
    const label = LABELS.get((fields[columns.label] ?? '').trim().toLowerCase());
    if (command.trim() === '') complain(line, 'the command is empty');
    else if (label === undefined) complain(line, `the label is "${fields[columns.label]}", not 0, 1 or 2`);
    else piece += `${telemetryLine(command, label, fields[columns.source] ?? '')}\n`;
    if (piece.length >= FLUSH_CHARACTERS) {
      yield piece;
      piece = '';
    }
  }
  if (columns === undefined) throw new Error('The file is empty.');
  yield piece;
}

async function main([from, to, ...rest]) {
  if (from === undefined || to === undefined || rest.length > 0) {
    throw new Error(
      'Usage: node examples/telemetry-csv/convert.mjs IN.csv OUT.csv   (- for standard input or output)',
    );
  }
  const input = (from === '-' ? process.stdin : createReadStream(from)).setEncoding('utf8');
  const output = to === '-' ? process.stdout : createWriteStream(to);
  const complain = (line, message) => process.stderr.write(`line ${line}: ${message}\n`);
  await pipeline(Readable.from(telemetry(input, complain)), output);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  // Whoever read our output may have had enough of it.
  if (error.code !== 'EPIPE') process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

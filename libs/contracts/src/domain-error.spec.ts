import { readFileSync } from 'node:fs';
import { DomainError, ERROR_CODES, type ErrorCode } from './domain-error.js';

const documented = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');

describe('error codes', () => {
  it('are each explained in docs/errors.md, and nothing else is', () => {
    const headings = [...documented.matchAll(/^### `(\w+)`/gm)].map((match) => match[1]);
    expect(headings.sort()).toEqual(Object.keys(ERROR_CODES).sort());
  });

  it('survive the way through a job', () => {
    const error = new DomainError('invalid_diff', 'no', [
      { path: 'diff.add[0].pattern', message: 'is empty' },
    ]);
    const again = DomainError.fromProblem(
      JSON.parse(JSON.stringify(error.toProblem())) as ReturnType<DomainError['toProblem']>,
    );
    expect(again).toMatchObject({
      code: 'invalid_diff',
      message: 'no',
      errors: error.errors,
      logLevel: 'info',
    });
  });

  it('are logged as errors only when someone must act', () => {
    const loud = (Object.keys(ERROR_CODES) as ErrorCode[]).filter((code) => ERROR_CODES[code] === 'error');
    expect(loud).toEqual([
      'recording_unavailable',
      'policy_unavailable',
      'service_unavailable',
      'internal_error',
    ]);
  });
});

import Sequencer from '@jest/test-sequencer';

/**
 * What takes longest, and what watches its own heap (telemetry's files and the audit), which is quick only in a process that has run
 * little else: at the end of a run that took a hundred seconds of a processor instead of ten. Those follow one another, as each takes
 * a processor for itself. Jest would start the largest files first until it has seen how long each takes: not on a fresh clone.
 */
const FIRST = [
  'apps/gateway/src/telemetry/telemetry-csv.int-spec.ts',
  'apps/trainer-worker/src/digests/kept-digests.int-spec.ts',
  'test/e2e/demo.e2e-spec.ts',
  'apps/gateway/src/telemetry/telemetry-gzip.int-spec.ts',
  'apps/gateway/src/audit/audit.int-spec.ts',
  'test/races/short.int-spec.ts',
  'test/faults/short.e2e-spec.ts',
  'apps/trainer-worker/src/workers.int-spec.ts',
  'test/e2e/change-control-files.e2e-spec.ts',
  'test/start/life.e2e-spec.ts',
];

/** The order in which Jest starts the test files: those of the list, then as it would by itself. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((one, other) => rank(one.path) - rank(other.path));
  }
}

function rank(path) {
  const index = FIRST.findIndex((name) => path.endsWith(`/${name}`));
  return index === -1 ? FIRST.length : index;
}

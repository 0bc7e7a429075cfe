import fc from 'fast-check';
import { CandidateCounts } from './candidate-counts.js';
import type { Counts } from './counts.js';
import type { LabelledAction, TrainingLabel } from './labelled-action.js';
import { seenForms } from './seen-forms.js';
import { labelled, numbered, suggested, train } from './train-in-shards.fixture.js';
import { UnsafeCounts } from './unsafe-counts.js';

const SHARDS = [1, 2, 3, 7];
/** As many copies of each command as there are shards at most, so that every shard has it. */
const COPIES = 7;

/** Each action so many times, the copies one behind the other: taken in turns, shards have a copy each. */
function copied(actions: readonly LabelledAction[], copies: number): LabelledAction[] {
  return actions.flatMap((action) => Array.from({ length: copies }, () => action));
}

/** Words that fill the places of a command from which pairs are made; each is in two commands. */
const rareWords = (index: number): string =>
  numbered(14, (word) => `rare${Math.floor(index / 2)}-${word}`).join(' ');

/**
 * `vault` with `--wipe` and `--now` is unsafe, with one of both it is safe. Some of the unsafe commands have many words
 * before these that are in two commands, and not in the three that a candidate needs.
 */
const ACTIONS: readonly LabelledAction[] = [
  ...copied(
    labelled('unsafe', [
      ...numbered(4, (i) => `vault --wipe --now store${i}`),
      ...numbered(6, (i) => `vault ${rareWords(i)} --wipe --now part${i}`),
      ...numbered(9, (i) => `scrub --deep /srv/disk${i}/old`),
    ]),
    COPIES,
  ),
  ...labelled('safe', [
    ...numbered(20, (i) => `vault --wipe copy${i}`),
    ...numbered(20, (i) => `vault --now copy${i}`),
    ...numbered(20, (i) => `ls /srv/disk${i}`),
  ]),
];

const settings = { topN: 20 };
const SUPPORT = 3;
const forms = seenForms();

/** The second counts of what enough unsafe commands have, as shards that count alone and merge have them. */
function supportedIn(
  actions: readonly LabelledAction[],
  shards: number,
  shardOf: (index: number) => number,
): string {
  const merged = <T extends Counts>(open: () => T): T => {
    const parts = Array.from({ length: shards }, open);
    actions.forEach((action, index) => parts[shardOf(index)]?.add(action));
    const whole = open();
    for (const part of parts) whole.merge(JSON.parse(JSON.stringify(part)) as never);
    return whole;
  };
  const survivors = merged(() => new UnsafeCounts(forms)).survivors(SUPPORT);
  const { candidates } = merged(() => new CandidateCounts(survivors, forms));
  return JSON.stringify([...candidates].filter(([, { unsafe }]) => unsafe.size >= SUPPORT).sort());
}

/** A command of many words, some of which few commands share, in some copies. */
function repeated(): fc.Arbitrary<LabelledAction[]> {
  const word = fc.nat(60).map((number) => `--word${number}`);
  const line = fc
    .tuple(fc.constantFrom('vault', 'scrub'), fc.array(word, { minLength: 14, maxLength: 20 }))
    .map(([program, words]) => [program, ...words].join(' '));
  return fc
    .tuple(line, fc.constantFrom<TrainingLabel>('safe', 'unsafe'), fc.integer({ min: 1, max: COPIES }))
    .map(([command, label, copies]) => copied(labelled(label, [command]), copies));
}

describe('the diff of a run', () => {
  it.each(SHARDS.slice(1))(
    'is that of one shard, byte for byte, when each of %i has every command',
    (count) => {
      const [one, more] = [1, count].map((shards) =>
        suggested(train(ACTIONS, { settings, shardOf: (index) => index % shards })),
      );
      expect(one?.diff.add.length).toBeGreaterThan(0);
      expect(JSON.stringify(more)).toBe(JSON.stringify(one));
    },
  );
});

describe('candidates with enough support', () => {
  it('are counted alike however copies of commands are spread over shards', () => {
    fc.assert(
      fc.property(fc.array(repeated(), { minLength: 20, maxLength: 40 }), fc.nat(1_000), (all, salt) => {
        const actions = all.flat();
        const supported = SHARDS.map((shards) =>
          supportedIn(actions, shards, (index) => ((index * (2 * salt + 1)) >> 2) % shards),
        );
        expect(supported[0]).not.toBe('[]');
        expect(new Set(supported).size).toBe(1);
      }),
      { seed: 4, numRuns: 8, endOnFailure: true },
    );
  });
});

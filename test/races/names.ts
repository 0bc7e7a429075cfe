import type { Actor, OperatorPrincipal } from '@bylaw/contracts';

/** Ids that are the same in every race, so that what it came to can be compared with what others came to. */
const id = (number: number): string => `0192f0c1-0000-7000-8000-${String(number).padStart(12, '0')}`;

export const COMMAND_IDS = { first: id(1), second: id(2) } as const;

const admin = (number: number, name: string): OperatorPrincipal => ({
  kind: 'operator',
  id: id(number),
  name,
  role: 'admin',
});

/** All of them admins, so that nothing is refused for a role. */
export const OPERATORS = {
  first: admin(11, 'Ada'),
  second: admin(12, 'Bob'),
  author: admin(13, 'Cyd'),
} as const;
export const TRAINER: Actor = { kind: 'trainer', id: 'trainer', name: 'trainer' };

/** What the commands are about. */
export const SUBJECTS = {
  suggestion: id(21),
  alike: id(22),
  trained: id(23),
  agent: id(31),
  action: id(41),
  identicalAction: id(42),
  pinnedCase: id(51),
  breakingCase: id(52),
  olderRun: id(61),
  run: id(62),
} as const;

/** What each of two commands of the same kind calls its own. */
export const OWN = {
  first: { suggestion: id(71), token: id(72), pinnedCase: id(73) },
  second: { suggestion: id(81), token: id(82), pinnedCase: id(83) },
} as const;

/** Every id above. */
export const KNOWN_IDS: ReadonlySet<string> = new Set(
  [COMMAND_IDS, SUBJECTS, OWN.first, OWN.second].flatMap((ids) => Object.values<string>(ids)),
);

export type Side = 'first' | 'second';

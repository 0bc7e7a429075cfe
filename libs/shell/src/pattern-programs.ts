import { awkRuns } from './awk-code.js';
import type { PatternSyntax } from './search-patterns.js';
import { sedRuns } from './sed-code.js';

const names = (text: string) => text.trim().split(/\s+/);
const long = (text: string) => new Set(names(text).map((name) => `--${name}`));
const never = () => false;
/** Text of one word says what a command does (`sed -n 1,50p`), and is too short to be another command. */
const isWord = (text: string) => !/\s/.test(text);

const SEARCH: PatternSyntax = {
  pattern: 'e',
  file: 'f',
  letters: 'ef',
  long: new Set(),
  pairs: new Set(),
  stays: never,
};

const GREP: PatternSyntax = {
  ...SEARCH,
  letters: 'efmABCdD',
  long: long(`regexp file max-count after-context before-context context include exclude exclude-from
    exclude-dir binary-files devices directories label group-separator`),
};
/** `rg`, `ag`, `ack` and `ugrep` together: where they differ in a letter, rg counts. */
const RIPGREP: PatternSyntax = {
  ...SEARCH,
  letters: 'efgtTmABCjMrdE',
  long: long(`regexp file glob iglob type type-not type-add type-clear max-count pre pre-glob threads
    after-context before-context context color colors sort sortr encoding engine max-columns max-depth maxdepth
    max-filesize dfa-size-limit regex-size-limit replace ignore-file path-separator field-context-separator
    field-match-separator context-separator hostname-bin hyperlink-format generate depth ignore pager
    workers file-search-regex ignore-dir ignore-file output include exclude exclude-dir include-dir`),
};
const PGREP: PatternSyntax = {
  ...SEARCH,
  pattern: '',
  file: '',
  letters: 'dFgGPrstuU',
  long: long(`delimiter pidfile pgroup group parent session terminal euid uid ns nslist runstates signal env
    cgroup older`),
};
const JQ: PatternSyntax = {
  ...SEARCH,
  pattern: '',
  letters: 'fL',
  long: long('from-file indent library-path'),
  pairs: long('arg argjson slurpfile rawfile argfile'),
  stays: isWord,
};
/** Programs whose text is a program of its own, which is data as long as it runs no command. */
const AWK: PatternSyntax = {
  ...SEARCH,
  letters: 'efFvWiEl',
  long: long('file source field-separator assign include exec load'),
  stays: (text) => isWord(text) || awkRuns(text),
};
const SED: PatternSyntax = {
  ...SEARCH,
  letters: 'efl',
  long: long('expression file line-length'),
  stays: (text) => isWord(text) || sedRuns(text),
};

const entries = (programs: string, syntax: PatternSyntax) =>
  names(programs).map((name) => [name, syntax] as const);

/** `awk` and its kin. */
export const AWK_NAMES: readonly string[] = ['awk', 'gawk', 'mawk', 'nawk', 'original-awk', 'goawk'];
/** `sed` and its kin. */
export const SED_NAMES: readonly string[] = ['sed', 'gsed', 'ssed'];

/** Programs that take a pattern: what is searched for, or what is done with each line. */
export const PATTERN_PROGRAMS: ReadonlyMap<string, PatternSyntax> = new Map([
  ...entries('grep egrep fgrep rgrep zgrep zegrep zfgrep bzgrep xzgrep lzgrep zstdgrep pcregrep ggrep', GREP),
  ...entries('rg ag ack ugrep ug', RIPGREP),
  ...entries('pgrep', PGREP),
  ...entries('jq gojq jaq yq', JQ),
  ...entries(AWK_NAMES.join(' '), AWK),
  ...entries(SED_NAMES.join(' '), SED),
]);

/** `git grep`, whose `-O` opens what is found in a pager. */
export const GIT_GREP: PatternSyntax = {
  ...GREP,
  long: long('max-count after-context before-context context max-depth threads open-files-in-pager'),
};

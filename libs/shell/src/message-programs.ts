import { GIT_GREP } from './pattern-programs.js';
import { NameSet } from './name-set.js';
import type { MessageSyntax } from './message-options.js';
import type { PatternSyntax } from './search-patterns.js';

/** What a subcommand takes that nobody runs. */
type Taken = { readonly messages: MessageSyntax } | { readonly pattern: PatternSyntax };

/** A program that takes messages. */
export interface MessageProgram {
  /** Options before the subcommand that take the next word as their value. */
  readonly globals: ReadonlySet<string>;
  /** What each subcommand takes; `*` is every other one. */
  readonly commands: ReadonlyMap<string, Taken>;
  /** The first words of those subcommands that are two. */
  readonly doubled: NameSet;
}

const names = (text: string) => text.split(' ').filter(Boolean);

/** The subcommands that take the same: letters of options, long options. */
const messages = (commands: string, letters: string, long: string, more: Partial<MessageSyntax> = {}) => {
  const options = new Set(names(long).map((name) => `--${name}`));
  const syntax = { letters, valued: '', long: options, operands: false, ...more };
  return names(commands).map((name) => [name, { messages: syntax }] as const);
};

const program = (globals: string, ...commands: (readonly (readonly [string, Taken])[])[]): MessageProgram => {
  const all = new Map(commands.flat());
  const doubled = [...all.keys()].filter((name) => name.includes(' ')).map((name) => name.replace(/ .*/, ''));
  return { globals: new Set(names(globals)), commands: all, doubled: new NameSet(doubled) };
};

/** `git stash save MESSAGE` */
const STASH_SAVE = messages('save', '', '', { operands: true }).map(
  ([name, taken]) => [`stash ${name}`, taken] as const,
);
const TITLES = 'title body comment subject search';

/** Programs whose subcommands, or which themselves, take text that nobody runs. */
export const MESSAGE_PROGRAMS: ReadonlyMap<string, MessageProgram> = new Map([
  [
    'git',
    program(
      '-C -c --git-dir --work-tree --namespace --exec-path --super-prefix --config-env',
      messages('commit', 'm', 'message trailer', { valued: 'FCct' }),
      messages('tag stash', 'm', 'message trailer', { valued: 'F' }),
      messages('merge', 'm', 'message', { valued: 'FXs' }),
      messages('notes commit-tree', 'm', 'message', { valued: 'FCcp' }),
      messages('log show diff shortlog whatchanged rev-list reflog format-patch', 'SG', 'grep', {
        valued: 'LnlO',
      }),
      STASH_SAVE,
      [['grep', { pattern: GIT_GREP }]],
    ),
  ],
  [
    'gh',
    program(
      '-R --repo',
      messages('pr issue discussion', 'tbS', TITLES, { valued: 'RaBHFlL' }),
      messages('release', 'nt', 'notes title', { valued: 'RF' }),
      messages('gist repo label', 'd', 'description'),
      messages('search', '', 'match', { operands: true }),
    ),
  ],
  [
    'glab',
    program(
      '-R --repo',
      messages('mr issue release incident snippet', 'tdmN', 'title description message notes'),
    ),
  ],
  ['hg', program('-R --cwd --config', messages('log', 'k', 'keyword'), messages('*', 'm', 'message'))],
  ['svn', program('', messages('*', 'm', 'message'))],
  ['jj', program('-R --repository', messages('*', 'm', 'message', { valued: 'r' }))],
  ['bzr', program('', messages('*', 'm', 'message'))],
  ['npm', program('', messages('version', 'm', 'message'))],
  ['pnpm', program('', messages('version', 'm', 'message'))],
  ['alembic', program('-c -n', messages('revision merge', 'm', 'message'))],
  ['az', program('', messages('repos boards', '', 'title description'))],
  ['read', program('', messages('*', 'p', '', { valued: 'adinNtu' }))],
  ['logger', program('', messages('*', '', '', { operands: true, valued: 'ftpnPuS' }))],
]);

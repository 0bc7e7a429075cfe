/**
 * Something that a word of a command says, by which a rule can tell commands apart, as text:
 * `=word` the word itself, `/folder/` the folder that a path starts with, `b` + name the file's name in any folder, `~` +
 * name a longer name inside of it; each behind `>` when something is written there.
 */
export type Atom = string;

const HOME = /^(?:~[^/\s]*|\$\{?HOME\}?|\/root|\/home\/[^/\s]+|\/Users\/[^/\s]+)(?=\/)/;
const HOME_PATTERN = '(?:~[^/\\s]*|\\$\\{?HOME\\}?|/root|/home/[^/\\s]+|/Users/[^/\\s]+)';
/** Stands for a home folder in an atom: no word contains a NUL. */
const HOME_MARK = '\0';
const META = /[\\^$.*+?()[\]{}|]/g;
const PRINTABLE = /^[\x21-\x7e]+$/;
const OPERATORS_ONLY = /^[;&|()<>]+$/;
const REDIRECTION = /^\d*(?:>>?|&>)$/;
const INNER_NAMES = /(?<![\w.-])[A-Za-z_][\w.-]{4,30}(?![\w.-])/g;

const LONGEST_WORD = 120;
const LONGEST_EXACT = 60;
const FOLDERS = 4;
const INNER = 12;

/** What a word says, standing behind another. */
export function atomsOf(word: string, previous: string): Atom[] {
  if (OPERATORS_ONLY.test(word) || REDIRECTION.test(word)) return [];
  const atoms: Atom[] = [];
  if (word.length > LONGEST_WORD || !PRINTABLE.test(word)) return innerNames(word, atoms);
  const written = REDIRECTION.test(previous) ? '>' : '';
  const text = word.replace(HOME, HOME_MARK);
  if (word.length <= LONGEST_EXACT) atoms.push(`${written}=${text}`);
  if (text.includes('/') && !text.includes('://')) pathAtoms(text, written, atoms);
  return word.length > 8 && /\W/.test(word) && !/^-[a-zA-Z]*\d*$/.test(word)
    ? innerNames(word, atoms)
    : atoms;
}

/** The names inside of a text that are long enough to mean something. */
export function innerNames(text: string, atoms: Atom[] = []): Atom[] {
  const seen = new Set<string>();
  for (const [name] of text.matchAll(INNER_NAMES)) {
    if (seen.size >= INNER) break;
    if (seen.has(name)) continue;
    seen.add(name);
    atoms.push(`~${name}`);
  }
  return atoms;
}

function pathAtoms(text: string, written: string, atoms: Atom[]): void {
  let end = text.indexOf('/', 1);
  for (let folders = 0; end > 0 && folders < FOLDERS; folders += 1) {
    atoms.push(`${written}/${text.slice(0, end + 1)}`);
    end = text.indexOf('/', end + 1);
  }
  const name = text.slice(text.lastIndexOf('/') + 1);
  if (name.length >= 4 && name.length < 40) atoms.push(`b${name}`);
}

/** An atom as people read it. */
export function atomText(atom: Atom): string {
  const written = atom.startsWith('>');
  const text = atom.slice(written ? 2 : 1).replace(HOME_MARK, '~');
  return written ? `> ${text}` : text;
}

/** What an atom says, without how it says it; a home folder is `~`. */
export function atomValue(atom: Atom): string {
  return atom.slice(atom.startsWith('>') ? 2 : 1).replace(HOME_MARK, '~');
}

/** The kind of an atom: `=`, `/`, `b` or `~`. */
export function atomKind(atom: Atom): string {
  return atom.charAt(atom.startsWith('>') ? 1 : 0);
}

/** Where an atom's pattern can start and what it is, and whether it takes the white space behind it. */
export interface AtomPattern {
  /** Characters of which one stands before it, as a class; everything before is matched by a gap. */
  readonly before: string;
  readonly body: string;
  readonly takesSpace: boolean;
}

/** The parts of an atom's RE2 pattern. */
export function atomPattern(atom: Atom): AtomPattern {
  const text = atom
    .slice(atom.startsWith('>') ? 2 : 1)
    .replace(META, String.raw`\$&`)
    .replace(HOME_MARK, () => HOME_PATTERN);
  const written = atom.startsWith('>') ? '>\\s' : '';
  const before = written === '' ? '\\s' : '\\d\\s>';
  switch (atomKind(atom)) {
    case '/':
      return { before, body: written + text, takesSpace: false };
    case 'b':
      return { before: '\\s/', body: `${text}(?:\\s|$)`, takesSpace: true };
    case '~':
      return { before: '^\\w.;&|-', body: `${text}(?:[^\\w.-]|$)`, takesSpace: true };
    default:
      return { before, body: `${written}${text}(?:\\s|$)`, takesSpace: true };
  }
}

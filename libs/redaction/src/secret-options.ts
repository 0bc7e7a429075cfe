/** Which short options of a program take a password, and how. */
interface SecretOptions {
  /** `-pSECRET`. */
  readonly attached?: string;
  /** `-p SECRET`. */
  readonly separate?: string;
  /** What stands before the secret in the value: `user:`. */
  readonly behind?: string;
  /** Long options of this kind whose names don't say it. */
  readonly long?: readonly string[];
  /** Only behind this word: `docker login`. */
  readonly command?: string;
  /** Options that take no value, with which the one may be grouped: `-su`. */
  readonly grouped?: string;
}

const MYSQL: SecretOptions = { attached: 'p' };
const LOGIN: SecretOptions = { separate: 'p', command: 'login' };
const MONGO: SecretOptions = { separate: 'p', attached: 'p' };
const LDAP: SecretOptions = { separate: 'w', attached: 'w' };
const SEVEN_ZIP: SecretOptions = { attached: 'p' };
const SAMBA: SecretOptions = { separate: 'U', attached: 'U', behind: '%', long: ['--user'] };

const CURL: SecretOptions = {
  separate: 'uU',
  attached: 'uU',
  behind: ':',
  long: ['--user', '--proxy-user'],
  grouped: 'sSkLfvgGaIiNO0#',
};
const HTTPIE: SecretOptions = { separate: 'a', behind: ':', long: ['--auth'] };

/** The programs with their options. Add one with a case in `golden/secrets.yaml`. */
const PROGRAMS: readonly (readonly [names: string, options: SecretOptions])[] = [
  ['mysql mysqldump mysqladmin mysqlimport mysqlcheck mysqlsh mariadb mariadb-dump mariadb-admin', MYSQL],
  ['sshpass', { separate: 'p', attached: 'p' }],
  ['ssh-keygen', { separate: 'NP' }],
  ['redis-cli valkey-cli', { separate: 'a' }],
  ['docker podman nerdctl buildah skopeo helm oras az oc', LOGIN],
  ['mongo mongosh mongodump mongorestore mongoexport mongoimport', MONGO],
  ['ldapsearch ldapadd ldapmodify ldapdelete ldapwhoami', LDAP],
  ['sqlcmd bcp', { separate: 'P', attached: 'P' }],
  ['zip', { separate: 'P', grouped: 'rqj9' }],
  ['unzip', { separate: 'P', grouped: 'oqn' }],
  ['7z 7za 7zz rar unrar', SEVEN_ZIP],
  ['smbclient rpcclient', SAMBA],
  ['curl', CURL],
  ['http https xh', HTTPIE],
];

const OPTIONS = new Map(
  PROGRAMS.flatMap(([names, options]) => names.split(' ').map((name) => [name, options] as const)),
);

/** The names of the programs that take secrets as options. */
export const PROGRAM_NAMES: readonly string[] = [...OPTIONS.keys()];

/** Where the secret of an option is. */
export interface SecretOption {
  /** Where its value begins in the option's word; null: it is the next word. */
  readonly at: number | null;
  /** What stands before the secret in the value; empty when the whole value is one. */
  readonly behind: string;
}

/** Whether a program takes secrets as options, in front of these words. */
export function takesSecrets(program: string, words: readonly unknown[]): boolean {
  const options = OPTIONS.get(program);
  return options !== undefined && (options.command === undefined || words.includes(options.command));
}

/** Whether this word of a program's is an option that takes a secret. */
export function secretOption(program: string, word: string): SecretOption | null {
  const options = OPTIONS.get(program);
  if (!options) return null;
  const { attached = '', separate = '', behind = '', long = [], grouped = '' } = options;
  for (const name of long) {
    if (word === name) return { at: null, behind };
    if (word.startsWith(`${name}=`)) return { at: name.length + 1, behind };
  }
  let at = 1;
  while (grouped !== '' && at < word.length && grouped.includes(word.charAt(at))) at += 1;
  const letter = word.charAt(at);
  if (letter === '' || letter === '-') return null;
  if (at === word.length - 1) return separate.includes(letter) ? { at: null, behind } : null;
  return attached.includes(letter) ? { at: at + 1, behind } : null;
}

/** What the value of a name is that ends in one of these words, for names in one word such as `pgpassword`, too. */
const ENDINGS: readonly (readonly [ending: string, kind: string])[] = [
  ['password', 'password'],
  ['passwd', 'password'],
  ['passwort', 'password'],
  ['passphrase', 'password'],
  ['pwd', 'password'],
  ['storepass', 'password'],
  ['keypass', 'password'],
  ['dbpass', 'password'],
  ['userpass', 'password'],
  ['requirepass', 'password'],
  ['secret', 'secret'],
  ['token', 'token'],
  ['apikey', 'api-key'],
  ['secretkey', 'secret'],
  ['accesskey', 'key'],
  ['privatekey', 'key'],
  ['accountkey', 'key'],
  ['authkey', 'key'],
  ['credential', 'credential'],
  ['credentials', 'credential'],
];

/** A `key` is a secret behind one of these words: `SECRET_KEY`, `signingKey`. */
const KEY_KINDS: ReadonlyMap<string, string> = new Map([
  ['api', 'api-key'],
  ['secret', 'secret'],
  ...'access private account auth encryption signing master service subscription'
    .split(' ')
    .map((word) => [word, 'key'] as const),
]);

/** What ends with one of these is about a secret, and none: `PASSWORD_FILE`, `token_type`. */
const ABOUT = new Set(
  (
    'file path dir folder url uri link name names id ids count type types length len size limit limits max min num number ' +
    'expiry expires expiration expired ttl age policy field header headers reset env arn hint prompt provider store ' +
    'manager endpoint regex pattern version rotation required enabled disabled stdin fd command cmd algorithm alg ' +
    'budget usage index ref refs format prefix suffix host port user username scope scopes helper cache error errors ' +
    'test tests spec label labels title text input output changed created updated at in on kind class service'
  ).split(' '),
);

/** Settings of AWS that are no secrets. */
const HARMLESS_AWS = new Set(
  (
    'REGION DEFAULT_REGION PROFILE DEFAULT_PROFILE DEFAULT_OUTPUT OUTPUT PAGER CONFIG_FILE SHARED_CREDENTIALS_FILE ' +
    'CA_BUNDLE ROLE_ARN ROLE_SESSION_NAME WEB_IDENTITY_TOKEN_FILE MAX_ATTEMPTS RETRY_MODE SDK_LOAD_CONFIG ' +
    'EC2_METADATA_DISABLED ACCOUNT_ID ACCOUNT STS_REGIONAL_ENDPOINTS ENDPOINT_URL LAMBDA_FUNCTION_NAME EXECUTION_ENV ' +
    'USE_FIPS_ENDPOINT USE_DUALSTACK_ENDPOINT CONTAINER_CREDENTIALS_RELATIVE_URI CLI_AUTO_PROMPT BUCKET S3_BUCKET'
  )
    .split(' ')
    .map((name) => `AWS_${name}`),
);

/** What kind of secret the value of a name is: of a variable, an option, a key, a header. Null when it is none. */
export function secretKindOf(name: string): string | null {
  if (/^AWS_[A-Z0-9_]+$/.test(name)) return HARMLESS_AWS.has(name) ? null : 'aws';
  if (name === 'PWD' || name === 'OLDPWD') return null;
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  if (words.length > 1 && ABOUT.has(last))
    return words.join('_') === 'secret_id' && name.includes('_') ? 'secret' : null;
  if (last === 'authorization') return 'authorization';
  if (last === 'cookie') return 'cookie';
  if (last === 'pass') return 'password';
  if (last === 'signature' || last === 'sig') return 'signature';
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const kind = kindOf(words[at] ?? '', words[at - 1] ?? '');
    if (kind !== null) return words[0] === 'aws' ? 'aws' : kind;
  }
  return null;
}

function kindOf(word: string, before: string): string | null {
  if (word === 'key') return KEY_KINDS.get(before) ?? null;
  if (word === 'token' && /^(?:max|min|num|n|next|page|unexpected|no|per)$/.test(before)) return null;
  return ENDINGS.find(([ending]) => word.endsWith(ending))?.[1] ?? null;
}

/** `dbPassword`, `DB_PASSWORD`, `--db-password`: db, password. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !/^\d+$/.test(word));
}

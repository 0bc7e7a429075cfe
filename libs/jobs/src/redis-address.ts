/** A host that can be asked. */
export interface RedisNode {
  readonly host: string;
  readonly port: number;
}

/** What `REDIS_URL` names. */
export interface RedisAddress {
  /** One server; a cluster; or the sentinels that know which server is the primary. */
  readonly kind: 'single' | 'cluster' | 'sentinel';
  /** One or more, of which any may be away. */
  readonly nodes: readonly RedisNode[];
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly tls: boolean;
  /** The number of the database; a cluster has only 0. */
  readonly db: number;
  /** The name under which the sentinels know the primary. */
  readonly primary: string | undefined;
  /** The sentinels' own password. */
  readonly sentinelPassword: string | undefined;
}

const DEFAULT_PORTS = { cluster: 6379, single: 6379, sentinel: 26_379 } as const;

/**
 * Reads `redis://user:password@host:port/db`; several hosts, with commas between, belong to a cluster (`?cluster=true`) or are
 * sentinels (`?sentinel=<name of the primary>&sentinelPassword=…`). `rediss:` means TLS.
 * @throws Error that says what is wrong with it, and shows nothing of it
 */
export function parseRedisAddress(url: string): RedisAddress {
  const [, scheme, account = '', hosts = '', rest = ''] =
    /^(rediss?):\/\/([^@/?#]*@)?([^@/?#]*)([/?#].*)?$/i.exec(url) ?? [];
  const [first, ...others] = hosts.split(',').map((host) => `${scheme ?? ''}://${account}${host}${rest}`);
  const addresses = [first ?? '', ...others].map(parsed);
  const [address] = addresses;
  if (scheme === undefined || address === undefined)
    throw new Error('it must be of the form redis://… or rediss://…');
  const { searchParams, pathname } = address;
  const primary = searchParams.get('sentinel') ?? undefined;
  const kind = kindOf(searchParams.get('cluster'), primary);
  if (kind === 'single' && others.length > 0) {
    throw new Error('it names several hosts: say ?cluster=true or ?sentinel=<name of the primary>');
  }
  const db = /^\/?$/.test(pathname) ? 0 : Number(/^\/(\d+)$/.exec(pathname)?.[1] ?? NaN);
  if (Number.isNaN(db)) throw new Error('what follows the hosts is no number of a database');
  if (kind === 'cluster' && db !== 0) throw new Error('a cluster has only database 0');
  return {
    kind,
    nodes: addresses.map(({ hostname, port }) => ({
      host: hostname.replace(/^\[(.*)\]$/, '$1') || '127.0.0.1',
      port: port === '' ? DEFAULT_PORTS[kind] : Number(port),
    })),
    username: decoded(address.username),
    password: decoded(address.password),
    tls: scheme.toLowerCase() === 'rediss',
    db,
    primary,
    sentinelPassword: searchParams.get('sentinelPassword') ?? undefined,
  };
}

function parsed(url: string): URL {
  if (!URL.canParse(url)) throw new Error('it must be of the form redis://… or rediss://…');
  return new URL(url);
}

function kindOf(cluster: string | null, primary: string | undefined): RedisAddress['kind'] {
  if (cluster !== null && !['true', 'false'].includes(cluster))
    throw new Error('cluster must be true or false');
  if (cluster === 'true' && primary !== undefined)
    throw new Error('it is a cluster or has sentinels, not both');
  if (primary === '') throw new Error('sentinel needs the name of the primary');
  if (cluster === 'true') return 'cluster';
  return primary === undefined ? 'single' : 'sentinel';
}

function decoded(text: string): string | undefined {
  return text === '' ? undefined : decodeURIComponent(text);
}

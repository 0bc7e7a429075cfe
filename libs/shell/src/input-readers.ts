import { isVersioned, INTERPRETER_NAMES } from './inline-code.js';
import { SHELL_NAMES } from './shell-options.js';

/** Programs that do what their input says, beside shells and interpreters: a here-document of theirs is no mere data. */
const OBEYING = `ssh su sudo doas runuser login newgrp sg source . eval at batch crontab make gmake parallel
  ed red ex vi vim nvim view gdb lldb expect tclsh R psql mysql mariadb sqlite3 sqlcmd sqlplus duckdb clickhouse-client
  mongo mongosh redis-cli cqlsh cypher-shell ftp sftp lftp telnet fdisk sfdisk gdisk sgdisk parted debugfs
  docker podman nerdctl kubectl oc nsupdate nft iptables-restore ip6tables-restore chpasswd newusers awk gawk mawk
  cmd cmd.exe`.split(/\s+/);

const READERS: ReadonlySet<string> = new Set([...OBEYING, ...SHELL_NAMES, ...INTERPRETER_NAMES]);

/** Whether a program does what its input says, so that a here-document or a here-string is a script, not data. */
export function obeysInput(program: string): boolean {
  return READERS.has(program) || isVersioned(program);
}

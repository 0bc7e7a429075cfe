/** Programs that rules speak of; a glob in a program's place is taken for each of them that it matches. */
const PROGRAMS =
  `rm rmdir unlink shred wipe srm mv cp ln dd mkfs mkfs.ext4 mkswap fdisk parted wipefs truncate
  sh bash dash zsh ksh ash fish busybox env sudo su doas eval exec xargs nohup timeout chroot nsenter
  cat tac head tail less more nl od xxd strings base64 rev tee tar zip gzip unzip cpio rsync scp sftp
  curl wget nc ncat netcat socat telnet ssh ftp nmap dig host ping
  python python2 python3 perl ruby node php lua awk gawk sed
  chmod chown chgrp chattr setfacl useradd userdel usermod groupadd passwd visudo
  kill killall pkill shutdown reboot halt poweroff init systemctl service launchctl crontab at
  mount umount insmod rmmod modprobe iptables nft ufw sysctl setenforce
  docker podman kubectl git gpg openssl ssh-keygen find id whoami uname ls ps env printenv history
  apt apt-get yum dnf pip npm make gcc cc`.split(/\s+/);

/** How many programs one glob is taken for, and how long a glob may be. */
const MAX_MATCHES = 16;
const MAX_GLOB = 64;

/** Whether a word in a program's place is a pattern that the shell would match with file names. */
export function isGlob(name: string): boolean {
  return /[?*]|\[[^\]]+\]/.test(name);
}

/** The well-known programs whose name a glob matches; none for a glob of wildcards alone. */
export function matchingPrograms(glob: string): string[] {
  if (glob.length > MAX_GLOB || !/[\w-]/.test(glob)) return [];
  const pieces = glob.match(/\[[!^]?\]?[^\]]*\]|[\s\S]/g) ?? [];
  return [...new Set(PROGRAMS)].filter((name) => matches(pieces, name)).slice(0, MAX_MATCHES);
}

/** Matches by the set of places reached in the glob, so that no glob is slow. */
function matches(pieces: readonly string[], name: string): boolean {
  let reached = [true, ...pieces.map((_, at) => pieces.slice(0, at + 1).every((piece) => piece === '*'))];
  for (const character of name) {
    const next = pieces.map(() => false);
    next.unshift(false);
    pieces.forEach((piece, at) => {
      if (piece === '*') next[at + 1] ||= (reached[at + 1] ?? false) || (next[at] ?? false);
      else next[at + 1] ||= (reached[at] ?? false) && accepts(piece, character);
      if (piece === '*' && reached[at]) next[at + 1] = true;
    });
    reached = closure(pieces, next);
  }
  return reached.at(-1) ?? false;
}

function closure(pieces: readonly string[], reached: boolean[]): boolean[] {
  pieces.forEach((piece, at) => {
    if (piece === '*' && reached[at]) reached[at + 1] = true;
  });
  return reached;
}

function accepts(piece: string, character: string): boolean {
  if (piece === '?') return true;
  if (piece.length === 1) return piece === character;
  const [, negated = '', set = ''] = /^\[([!^]?)([\s\S]*)\]$/.exec(piece) ?? [];
  const ranges = set.match(/[\s\S]-[\s\S]|[\s\S]/g) ?? [];
  const inside = ranges.some((range) =>
    range.length === 3 ? range.charAt(0) <= character && character <= range.charAt(2) : range === character,
  );
  return inside !== (negated !== '');
}

import { CLOSING_BRACKET, OPENING_BRACKET, QUESTION_MARK, STAR } from './characters.js';

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
  docker podman kubectl git gpg openssl ssh-keygen find id whoami uname ls ps printenv history
  apt apt-get yum dnf pip npm make gcc cc
  touch grep egrep sort ditto mkfifo mknod script journalctl auditctl setcap sshpass systemd-run
  aws gcloud az gsutil terraform helm sqlite3 tcpdump tshark import xwd b64decode
  osascript defaults xattr chflags dscl dseditgroup dsenableroot sysadminctl screencapture pbpaste security
  networksetup csrutil spctl tmutil kldload kextload kldstat kextstat kextfind
  ldapsearch ldapadd ldapmodify`.split(/\s+/);

/** How many programs one glob is taken for, and how long a glob may be. */
const MAX_MATCHES = 16;
const MAX_GLOB = 64;

/** Whether a word in a program's place is a pattern that the shell would match with file names. */
export function isGlob(name: string): boolean {
  let opened = -1;
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    if (code === STAR || code === QUESTION_MARK) return true;
    if (code === OPENING_BRACKET && opened < 0) opened = at;
    if (code !== CLOSING_BRACKET || opened < 0) continue;
    if (at > opened + 1) return true;
    opened = -1;
  }
  return false;
}

/** The well-known programs whose name a glob matches; none for a glob of wildcards alone. */
export function matchingPrograms(glob: string): string[] {
  if (glob.length > MAX_GLOB || !/[\w-]/.test(glob)) return [];
  // eslint-disable-next-line regexp/no-super-linear-move -- of MAX_GLOB characters at most
  const pieces = glob.match(/\[[!^]?\]?[^\]]*\]|[\s\S]/g) ?? [];
  const found: string[] = [];
  for (const name of PROGRAMS) {
    if (matches(pieces, name)) found.push(name);
    if (found.length >= MAX_MATCHES) break;
  }
  return found;
}

/** Matches from left to right; where a piece fails, the last `*` before it takes one character more. */
function matches(pieces: readonly string[], name: string): boolean {
  let at = 0;
  let next = 0;
  let star = -1;
  let taken = 0;
  while (at < name.length) {
    const piece = pieces[next];
    if (piece === '*') {
      star = next;
      taken = at;
      next += 1;
    } else if (piece !== undefined && accepts(piece, name.charAt(at))) {
      at += 1;
      next += 1;
    } else {
      if (star < 0) return false;
      taken += 1;
      at = taken;
      next = star + 1;
    }
  }
  while (pieces[next] === '*') next += 1;
  return next === pieces.length;
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

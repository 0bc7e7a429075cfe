import { INTO_SHELL, SHELL, type KnownDanger } from './known-danger.js';

const LATER =
  '(?:/etc/(?:cron\\.(?:d|hourly|daily|weekly|monthly)/|crontab|anacrontab|systemd/system/|init\\.d/|rc\\.(?:local|common|d/)|ld\\.so\\.preload|pam\\.d/|udev/rules\\.d/|emond|update-motd\\.d/|security/)|/var/spool/cron|/usr/lib/(?:systemd/system/|pam)|/Library/(?:LaunchAgents|LaunchDaemons|StartupItems)|\\.config/(?:autostart|systemd)|authorized_keys)';

/** How a machine is taken over, kept, and used for more. */
export const TAKEOVER_DANGERS: readonly KnownDanger[] = [
  {
    name: 'opens a shell to another machine',
    parts: [
      '/dev/(?:tcp|udp)/\\S|/inet/(?:tcp|udp)/',
      `^(?:nc|ncat|netcat|nc\\.traditional)\\b[^;&|]* (?:-[a-z]*[ec]|--exec|--sh-exec) ?(?:\\S*/)?${SHELL}\\b`,
      `(?:^|[;&|] )(?:nc|ncat|netcat|telnet)\\b[^;&|]*${INTO_SHELL}`,
      `(?:^|[;&|] )${SHELL} -i\\b[^;&|]*\\| (?:nc|ncat|netcat|telnet|openssl)\\b`,
      '\\bmk(?:fifo|nod)\\b.*\\b(?:nc|ncat|netcat|telnet|openssl s_client)\\b',
      '^socat\\b.*(?i:exec|system):',
      `^${SHELL} -i\\b[^;&|]*[<>]&`,
      '^(?:nc|ncat|netcat)\\b[^;&|]* -[a-z]*l[a-z]*p',
    ],
  },
  {
    name: 'opens a shell to another machine from an interpreter',
    parts: [
      'pty\\.spawn|\\bdup2\\b|\\bfsockopen\\b|getprotobyname',
      '(?:socket|Socket|net\\.Dial|TCPSocket).*(?:/bin/(?:ba|z|da)?sh|cmd\\.exe|popen)',
      'IO::Socket::INET|\\bSocket::INET',
    ],
  },
  {
    name: 'gets a shell out of a program',
    parts: [
      '^find\\b[^;&|]*-exec (?:/bin/)?(?:ba|da|z)?sh (?:-p )?;',
      '--checkpoint-action=exec',
      '^(?:vim?|ed|less|man|nmap|gdb|ftp|mysql)\\b.*!(?:/bin/)?(?:ba|da|z)?sh\\b',
      '(?:system|exec\\w*|spawn\\w*|popen|Popen|call|print)\\W{1,4}/bin/(?:ba|da|z)?sh(?:\\W|$)',
      `^script -qc? (?:/bin/)?${SHELL}\\b`,
      `^cp (?:/usr)?/bin/${SHELL} `,
    ],
  },
  {
    name: 'runs what it decodes, or fetches from a bare address',
    parts: [
      `(?:base64|b64decode|base32|xxd|uudecode)\\b[^;&|]*${INTO_SHELL}`,
      `openssl enc[^;&|]* -d[^;&|]*${INTO_SHELL}`,
      `(?:^|[;&|] )(?:curl|wget)\\b[^;&|]*://\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}[^;&|]*${INTO_SHELL}`,
      'b64decode.*\\bexec\\b|\\bexec\\b.*b64decode|eval\\(base64_decode',
    ],
  },
  {
    name: 'starts by itself later',
    parts: [
      `>>? [^\\s]*${LATER}`,
      `^(?:cp|mv|ln|install|tee|touch|sed|perl|awk|scp|rsync)\\b[^;&|]*${LATER}`,
      '\\| (?:sudo )?(?:at|batch) ',
      '^launchctl (?:load|bootstrap|submit|setenv)\\b',
      '^crontab (?:-u \\w+ )?/(?:tmp|dev/shm|var/tmp)/',
      '^systemd-run\\b',
    ],
  },
  {
    name: 'raises its privileges',
    parts: [
      '>>? (?:/usr/local)?/etc/(?:sudoers|passwd)\\b',
      '^(?:cp|mv|tee|sed|perl|chmod|vim?|nano|cat)\\b[^;&|]*/etc/sudoers',
      '^(?:cp|mv|tee|sed|perl|chmod|vim?|nano)\\b[^;&|]*/etc/passwd',
      '^chmod\\b[^;&|]* (?:[ugoa]*\\+[rwxX]*s[rwxXst]*|[467][0-7]{3}) ',
      '^(?:setcap|chattr|chflags)\\b',
      '^(?:useradd|adduser|usermod|pw)\\b[^;&|]* (?:-u|--uid|-ou) ?0\\b',
      '^(?:useradd|usermod|adduser)\\b[^;&|]*openssl passwd',
      'timestamp_timeout|!tty_tickets',
      '^sudo (?:-u ?#?-?\\d|-l\\b)',
      '^(?:ba|da|z)?sh -p$',
      '^dscl\\b[^;&|]* -?(?:create|append|delete|passwd|merge)\\b|^(?:dseditgroup|sysadminctl|dsenableroot)\\b',
      '^sshpass -p',
    ],
  },
  {
    name: 'changes the running kernel, or what every program loads',
    parts: [
      '^(?:insmod|rmmod|kextload|kextunload|kldload|kldunload)\\b',
      '/proc/sys/kernel/(?:core_pattern|modprobe|randomize)',
      'release_agent',
      '/etc/ld\\.so\\.preload|LD_PRELOAD=/(?:tmp|dev/shm|var/tmp)/',
    ],
  },
  {
    name: 'leaves its container',
    parts: [
      '^(?:docker|podman|nerdctl)\\b[^;&|]* (?:-v|--volume)[ =]/:',
      '^nsenter\\b',
      '^chroot /(?:host|mnt)\\b',
      '--pid[= ]host',
    ],
  },
];

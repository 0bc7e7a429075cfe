import { DESTINATION_END, INTO_SHELL, SHELL, type KnownDanger } from './known-danger.js';

/** Writes to what follows, as its last argument or as where its output goes. */
const WRITES = '(?:>>? |^(?:(?:cp|mv|install|tee|touch|scp|rsync)\\b|(?:sed|perl)\\b[^;&|]* -\\w*i)[^;&|]* )';
const NETCAT = 'n(?:c|cat|etcat)(?:\\.traditional)?';

/** How a machine is taken over, kept, and used for more. */
export const TAKEOVER_DANGERS: readonly KnownDanger[] = [
  {
    name: 'opens a shell to another machine',
    parts: [
      '/dev/(?:tcp|udp)/\\S|/inet/(?:tcp|udp)/',
      `^${NETCAT}\\b[^;&|]* (?:-[a-z]*[ec]|--exec|--sh-exec) ?(?:\\S*/)?${SHELL}\\b`,
      `(?:^|[;&|] )(?:${NETCAT}|telnet)\\b[^;&|]*${INTO_SHELL}`,
      `(?:^|[;&|] )${SHELL} -i\\b[^;&|]*\\| (?:${NETCAT}|telnet|openssl)\\b`,
      `\\bmk(?:fifo|nod)\\b.*\\b(?:${NETCAT}|telnet|openssl s_client)\\b`,
      '^socat\\b[^;&|]*(?:exec|EXEC|system|SYSTEM):',
      `^${SHELL} -i\\b[^;&|]* 2>&1`,
      `^${NETCAT} (?:-[knuvp]+ )*-[knuvp]*l[knuvp]*(?: -[knuvp]+)* \\d+$`,
    ],
  },
  {
    name: 'gets a shell out of a program or an interpreter',
    parts: [
      // A shell that reads from a descriptor: of a connection that an interpreter opened before.
      `^${SHELL} -i\\b[^;&|]*<& ?\\d`,
      'pty\\.spawn',
      '\\bdup2\\b|\\bfsockopen\\b|getprotobyname',
      '(?:socket|Socket|net\\.Dial|TCPSocket).*(?:/bin/(?:ba|z|da)?sh|cmd\\.exe|popen)',
      '(?:system|exec\\w*|spawn\\w*|popen|Popen|call|print|term)\\W{1,4}/bin/(?:ba|da|z)?sh(?:\\W|$)',
      'Socket::INET\\b.*\\b(?:exec|open|fdopen|system)\\b',
      '^find\\b[^;&|]*-exec (?:/bin/)?(?:ba|da|z)?sh (?:-p )?;',
      '--checkpoint-action=exec',
      '^(?:vim?|ed|less|man|nmap|gdb|ftp|mysql)\\b[^;&|]*!(?:/bin/)?(?:ba|da|z)?sh\\b',
      '^script -qc? \\S*sh\\b',
      '^cp (?:\\S*/bin/|\\$\\(which )(?:ba|da|z)?sh\\)? ',
      '^busybox (?:ba|a)?sh(?: |$)',
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
    name: 'looks into or changes the running kernel, or what every program loads',
    parts: [
      '^(?:kldstat|kextstat|kextfind)\\b',
      '^(?:insmod|kextload|kldload)\\b',
      '^(?:rmmod|kextunload|kldunload)\\b',
      '/proc/sys/kernel/(?:core_pattern|modprobe|randomize)',
      '^sysctl\\b[^;&|]*kernel\\.(?:randomize_va_space|core_pattern|modprobe|yama\\S*) ?= ?\\S',
      '/etc/ld\\.so\\.preload',
      '(?:LD_PRELOAD|LD_AUDIT|DYLD_INSERT_LIBRARIES)=\\S*/(?:tmp|dev/shm|var/tmp)/',
    ],
  },
  {
    name: 'starts by itself later',
    parts: [
      [WRITES, '/etc/cron\\.\\w+/', DESTINATION_END],
      [WRITES, '/etc/(?:crontab|anacrontab)', DESTINATION_END],
      [WRITES, '/var/spool/cron', DESTINATION_END],
      [WRITES, '/(?:etc|usr/lib)/systemd/system/', DESTINATION_END],
      [
        WRITES,
        '(?:/usr/local)?/etc/(?:init\\.d/|rc\\.(?:local|common|d/)|emond|update-motd\\.d/)',
        DESTINATION_END,
      ],
      [WRITES, '/etc/(?:pam\\.d|udev/rules\\.d)/', DESTINATION_END],
      [WRITES, '(?:/System)?/Library/(?:LaunchDaemons|StartupItems)', DESTINATION_END],
      [WRITES, '\\S*/Library/(?:LaunchAgents|Preferences/ByHost/com\\.apple\\.loginwindow)', DESTINATION_END],
      [WRITES, '\\S*(?:site|user)customize\\.py', DESTINATION_END],
      [WRITES, '\\S*/\\.\\w*logout', DESTINATION_END],
      [WRITES, '\\S*/\\.(?:config/(?:autostart|systemd)|ssh/authorized_keys)', DESTINATION_END],
      '\\| (?:sudo )?(?:at|batch) ',
      '^launchctl (?:load|bootstrap|submit|setenv)\\b',
      '^systemd-run\\b',
      `^trap (?:nohup )?${SHELL} \\S+ `,
    ],
  },
  {
    name: 'raises its privileges, or leaves its container',
    parts: [
      '>>? (?:/usr/local)?/etc/(?:sudoers|passwd)\\b',
      '^(?:cp|mv|tee|sed|perl|chmod|vim?|nano|cat)\\b[^;&|]*/etc/sudoers',
      `^(?:cp|mv|tee)\\b[^;&|]* /etc/passwd${DESTINATION_END}`,
      '^chmod\\b[^;&|]* (?:[ugoa]*w\\S*|\\d*[2367]) /etc/passwd',
      // Of what lies about, or starts others: package scripts do it to programs of their own.
      '^chmod\\b[^;&|]* (?:(?:[ua][go]*)?\\+[rwxX]*s\\S* (?:\\w|~)|(?:(?:[ua][go]*)?\\+[rwxX]*s\\S*|0?[46][0-7]{3}) (?:(?:/var)?/tmp/|/dev/shm/|\\./|~|\\$HOME|/home/|\\S*/(?:\\w*sh|python\\S*|perl|find|vim?|cp)(?: |$)))',
      '^setcap\\b',
      '^(?:chattr|chflags)\\b',
      '^(?:useradd|adduser|usermod|pw)\\b[^;&|]* (?:-u|--uid|-ou) ?0\\b',
      '^(?:useradd|usermod|adduser)\\b[^;&|]*openssl passwd',
      'timestamp_timeout|!tty_tickets',
      '^sudo (?:-u ?#?-?\\d|-l\\b)',
      '^(?:ba|da|z)?sh -p$',
      '^dscl\\b[^;&|]* -?(?:create|append|delete|passwd|merge)\\b',
      '^(?:dseditgroup|sysadminctl|dsenableroot)\\b',
      '^(?:docker|podman|nerdctl)\\b[^;&|]* (?:-v|--volume)[ =]/:',
      '^(?:docker|podman|nerdctl)\\b[^;&|]* --pid[= ]host',
      '^nsenter\\b[^;&|]* (?:-t|--target)[ =]?1\\b',
      '^chroot /(?:host|mnt)\\b',
      '> \\S*release_agent',
    ],
  },
];

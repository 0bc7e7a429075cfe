import { DESTINATION_END, type KnownDanger } from './known-danger.js';

const READS =
  '^(?:cat|tac|less|more|head|tail|strings|xxd|od|base64|e?grep|rg|awk|sed|cut|cp|mv|rsync|scp|tar|zip|7z|gzip|ditto|curl|wget|nc|sqlite3|openssl|find|locate|security)\\b[^;&|]*';
/** What reads a file that it is given the name of. */
const READS_NAMED =
  '^(?:cat|less|more|head|tail|strings|e?grep|awk|sed|cut|cp|mv|rsync|scp|tar|curl|nc)\\b[^;&|]*';
const LOG =
  '/(?:private/)?var/(?:log/(?:syslog|auth|secure|messages|[wb]tmp|lastlog|faillog|audit|system|cron|maillog|kern|\\*)|audit|spool/mail|mail/|lib/docker/containers/\\S*\\.log)';
const GUARD =
  '(?:firewalld|ufw|iptables|pf|auditd|r?syslogd?|syslog-ng|falcon\\w*|cbdaemon|apparmor|clam(?:av|d)[\\w-]*|osqueryd?|crowdstrike|fail2ban|wazuh[\\w-]*|journald)';

/** How secrets are taken, people watched, and traces removed. */
export const SECRECY_DANGERS: readonly KnownDanger[] = [
  {
    name: 'reads credentials',
    parts: [
      [
        READS,
        '(?:\\.aws/credentials|[\\s/]credentials(?: |$)|(?:msal_token_cache|accessTokens)\\.|\\.config/gcloud|\\.azure/|\\.oci/|\\.git-credentials|\\.pgpass|\\.kube/config|\\.docker/config\\.json|\\.gnupg(?:/private|/secring| |$)|system-connections/|krb5\\.keytab|krb5cc_)',
        '',
      ],
      [
        READS,
        '(?:[Ll]ogin Data|logins\\.json|key[34]\\.db|(?:cookies|places)\\.sqlite|[Cc]ookies\\.binarycookies|Library/Cookies|[Kk]eychains|login\\.keychain|access_tokens\\.db|credentials\\.db|Web Data|/Bookmarks|wallet\\.dat|\\.kdbx)',
        '',
      ],
      // They hold no secret: to look for them, and delete them, is what guides to hardening ask for.
      [READS_NAMED, '(?:\\.rhosts|hosts\\.equiv)', ''],
      '^find\\b[^;&|]*(?:\\.rhosts|hosts\\.equiv)[^;&|]* -exec (?:cat|less|more|head|tail|e?grep|ls|cp)\\b',
      [READS, '(?:\\.htpasswd|\\.netrc|serviceaccount/token)', ''],
      [READS, '[\\s/=@:]id_(?:rsa|dsa|ecdsa|ed25519)(?:\\*|\\s|$)', ''],
      '[\\s<>=:@]/etc/(?:g?shadow|master\\.passwd)\\b',
      '^(?:dd|cat|strings|xxd|head|tail|e?grep)\\b[^;&|]*/proc/[^;&]*/(?:mem|environ)\\b',
      '^security (?:dump|find-(?:generic|internet|certificate)|export)',
      '^(?:gcore|procdump)\\b',
    ],
  },
  {
    name: 'looks for weak places quietly',
    parts: [
      '^find\\b[^;&|]* -perm [-/+]?(?:[2467]\\d{3}|[ugo]+[=+][stw]+|o [wx])[^;&|]*(?:; )?2> /dev/null',
      '^find\\b[^;&|]* (?:-uid 0|-writable|-readable|-nouser|-nogroup)\\b[^;&|]*(?:; )?2> /dev/null',
      '^find / [^;&|]* -exec (?:ls|grep) (?:-\\w+ )*-\\w*[aH][^;&|]*; 2> /dev/null',
      '^find /(?:etc|home|root|var|opt)\\b[^;&|]* -perm [^;&|]* -exec ls (?:-\\w+ )*-\\w*a[^;&|]*; [^;&|]*2> /dev/null',
      '^awk\\b[^;&|]*\\$3 ?== ?"?0"?[^;&|]*/etc/passwd',
    ],
  },
  {
    name: 'finds out how a machine is guarded',
    parts: [
      '^(?:systemd-detect-virt|virt-what)\\b',
      '/sys/(?:class|devices/virtual)/dmi/id/(?:bios|board|chassis|product|sys)_',
      '^sysctl (?:-n )?hw\\.model',
      '^csrutil status',
      '^(?:cat|less|more|head|tail|e?grep)\\b[^;&|]* /etc/pam\\.d/',
      '^(?:cat|less|more|head|tail|e?grep)\\b[^;&|]* /etc/(?:login\\.defs|security/\\w+\\.conf)',
      '^aws iam get-account-(?:password-policy|authorization)',
      '^ldap(?:search|add|modify)\\b[^;&|]* -w ',
    ],
  },
  {
    name: 'hides the shell history',
    parts: [
      '(?:^|[\\s/=;<>])(?:\\.(?:bash|zsh|sh|ash|ksh)_(?:history|sessions)|fish_history)\\b',
      '^(?:cat|rm|ln|cp|shred|truncate|tail|head|grep)\\b[^;&|]*/\\.(?:\\w+_)?history\\b',
      '^(?:export |unset |declare |set )?HIST(?:FILE|SIZE|FILESIZE|CONTROL|IGNORE)\\b',
      '^(?:unset|export) HIST',
      '^set \\+o history',
      '^(?:rm|ln|cp|mv|cat|sed|shred|truncate|echo)\\b[^;&|]*\\$\\{?HISTFILE',
      '^history -[a-z]*c',
    ],
  },
  {
    name: 'tampers with logs',
    parts: [
      ['', '^(?:rm|unlink|shred|srm|truncate|wipe|sed|mv|chattr)\\b[^;&|]*', LOG],
      `^(?:ln|cp)\\b[^;&|]*${LOG}${DESTINATION_END}`,
      `^dd\\b[^;&|]* of=${LOG}`,
      ['', '> ', LOG],
      '^journalctl\\b[^;&|]* --(?:vacuum|rotate)',
      '^(?:wevtutil|log erase)\\b',
      '^touch\\b[^;&|]* (?:-acmr|-t 19\\d\\d)',
      '^[Ss]et[Ff]ile -[adm]',
      '^date \\d{8,12}$',
    ],
  },
  {
    name: 'switches protection off',
    parts: [
      '^(?:setenforce (?:0|[Pp]ermissive)|ufw (?:disable|reset|logging off)|auditctl -(?:D|e 0)\\b|spctl --(?:master|global)-disable|csrutil disable|aa-(?:disable|teardown)|fdesetup disable|tmutil (?:disable|delete)|pfctl -[a-z]*[dF])',
      '^(?:ip6?tables\\b[^;&|]* (?:-F|--flush)|nft flush)\\b',
      `^(?:systemctl|service|initctl|rc-service|launchctl|chkconfig|update-rc\\.d)\\b[^;&|]*\\b${GUARD}\\b`,
      `^(?:kill|pkill|killall)\\b[^;&|]*\\b${GUARD}`,
      '(?:^sed\\b[^;&|]* -i[^;&|]* |>> )(?:/usr/local)?/etc/(?:audit|audisp|r?syslog|ufw|pf|systemd/journald|selinux)[\\w./]*',
      '^mdatp config\\b[^;&|]*disabled',
      '^mount\\b[^;&|]* (?:-B|--bind|-o bind)\\b[^;&|]* /proc/',
    ],
  },
  {
    name: 'gets around the protection of macOS',
    parts: [
      '^launchctl (?:unload|remove)\\b',
      '^xattr -[a-z]*[dcr]+ ',
      '^osascript -e',
      '^defaults (?:write|delete) (?:com\\.apple|/Library)',
      '^networksetup -set',
      '^dscl \\. -?(?:list|read)',
      '^kickstart\\b[^;&|]* -activate|^systemsetup -setremote',
      '^security (?:add-trusted-cert|import)',
    ],
  },
  {
    name: 'sends files away, or opens a tunnel',
    parts: [
      '^curl\\b[^;&|]* (?:-F|--form|-T|--upload-file|--data-binary|-d|--data)[= ]?[^\\s]*@',
      'transfer\\.sh|file\\.io|pastebin\\.com|webhook\\.site|requestbin|ngrok\\.|dropboxapi|anonfiles|0x0\\.st|termbin|gofile\\.io',
      '(?:^|[;&|] )(?:env|printenv)\\b[^;&|]*\\| (?:curl|nc|ncat)\\b',
      '^wget\\b[^;&|]*--post-file|^curl\\b[^;&|]* -T \\S+ ftp:',
      '^tar\\b[^;&|]* /(?:etc|Users|home)[^;&|]*\\| (?:gpg|openssl|ssh|nc|curl)\\b',
      '^curl\\b[^;&|]* (?:-d|--data(?:-binary|-raw)?)[ =]\\S*\\$\\((?:cat|base64|env|tar|gzip) ',
      '^(?:cloudflared tunnel --url|code tunnel|devtunnel host|ngrok|frpc|ligolo|sshuttle|rathole|bore local)\\b',
      '^(?:systemctl|service|brew)\\b[^;&|]*\\btor\\b',
      '^(?:dig|nslookup|host)\\b[^;&]*\\$\\([^;&]*\\b(?:base64|xxd|od)\\b',
    ],
  },
  {
    name: 'watches people',
    parts: [
      '^screencapture\\b',
      '/Library/(?:Mail|Messages)/',
      '^(?:xwd|import -window)\\b',
      '^(?:arecord|sox -d|rec -)',
      '^(?:logkeys|xinput test)\\b',
      'TCC\\.db',
      '^(?:tcpdump|tshark|dumpcap)\\b',
    ],
  },
];

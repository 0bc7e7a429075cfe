import { DISK, SYSTEM_FOLDER, type KnownDanger } from './known-danger.js';

/** What destroys data, machines and services. */
export const DAMAGE_DANGERS: readonly KnownDanger[] = [
  {
    name: 'destroys disks',
    parts: [
      `^dd\\b[^;&|]* of=${DISK}`,
      `> ${DISK}`,
      `^(?:mkfs(?:\\.\\w+)?|wipefs|shred|blkdiscard|sgdisk|mke2fs)\\b[^;&|]*${DISK}`,
      '^diskutil (?:erase|secureErase|zeroDisk)',
    ],
  },
  {
    name: 'encrypts files with a passphrase, or stops the machine',
    parts: [
      '^(?:zip|7z|7za|rar)\\b[^;&|]* (?:-P|--password|-p\\S)|^(?:7za?|rar) a\\b[^;&|]* -p\\b',
      '^gpg\\b[^;&|]*(?: -c\\b|--symmetric)',
      '^\\$\\S*gpg\\b[^;&|]* (?:-c|--symmetric|--cipher-algo)\\b',
      'openssl (?:rsautl|pkeyutl)\\b[^;&|]* -encrypt\\b',
      '^(?:ccencrypt|ccrypt)\\b',
      '^openssl enc -(?:aes|des|e|pbkdf2)',
      '^(?:shutdown|reboot|halt|poweroff|init [06]|telinit [06])(?:\\s|$)',
      ':\\(\\) ?\\{|:\\|:',
      '/proc/sysrq-trigger',
      '^kill (?:-9|-KILL|-s KILL) (?:-1|1)$',
    ],
  },
  {
    name: 'deletes or opens whole system folders',
    parts: [
      `^rm\\b[^;&|]* (?:-[a-zA-Z]*[rR][a-zA-Z]*|--recursive)\\b[^;&|]* (?:/|/\\*|~|~/|~/\\*|\\$\\{?HOME\\}?/?\\*?|${SYSTEM_FOLDER}/?\\*?)(?:\\s|$)`,
      '--no-preserve-root',
      '^dd\\b[^;&|]* of=/(?:boot|etc|usr|bin)/',
      `^ch(?:mod|own)\\b[^;&|]* (?:-[a-zA-Z]*R[a-zA-Z]*|--recursive)\\b[^;&|]* (?:/|${SYSTEM_FOLDER}/?)(?:\\s|$)`,
      `^find (?:/|~|${SYSTEM_FOLDER}/?) (?:-(?:type|mindepth|maxdepth) \\w+ )*-(?:delete|exec rm)\\b`,
      '^mv\\b[^;&|]* /dev/null$',
      '^rm\\b[^;&|]* /(?:etc/(?:passwd|group|hosts|fstab)|boot/)',
    ],
  },
  {
    name: 'destroys what is stored or scheduled',
    parts: [
      '(?i:\\bdrop (?:table|database|schema|user)\\b|\\btruncate table\\b)',
      '(?i:flushall|flushdb|dropDatabase)',
      '^docker (?:system|volume) prune\\b[^;&|]*(?:-af|-a|--all|-f)',
      '^crontab\\b[^;&|]* -[a-z]*r\\b',
    ],
  },
  {
    name: 'takes over, blinds or tears down a cloud',
    parts: [
      '^aws (?:cloudtrail (?:stop|delete|update|put)|guardduty (?:delete|update)|logs delete|config\\w* (?:delete|stop)|ec2 (?:delete-flow|terminate)|s3 rb|rds delete)',
      '^aws iam (?:attach|put|add|delete)-\\w+',
      '^(?:gcloud|az|gsutil)\\b[^;&|]*\\b(?:delete|purge)\\b',
      '169\\.254\\.169\\.254|metadata\\.google\\.internal',
      '^kubectl\\b[^;&|]* (?:get|describe) secrets?\\b',
      '^aws iam (?:create|update)-(?:access-key|login-profile|user)',
      '^gcloud iam service-accounts keys create',
      '^terraform destroy|^pulumi destroy',
      '^kubectl delete (?:ns|namespaces?|nodes?|pv|pvc|crd|clusterrole\\w*)\\b|^kubectl delete\\b[^;&|]* --all\\b',
      '^kubectl create clusterrolebinding\\b[^;&|]*cluster-admin',
      '^helm (?:uninstall|delete)\\b',
    ],
  },
  {
    name: 'is a tool of attackers',
    parts: [
      '^(?:lse|pspy|msfvenom|msfconsole|hydra|hashcat|john|crackmapexec|netexec|nxc|responder|sqlmap|chisel|xmrig|minerd|evil-winrm|kerbrute|enum4linux|pwncat\\S*|peirates|kube-hunter|pacu|stratus|ldapdomaindump|bettercap|ettercap|arpspoof|impacket-\\S+|secretsdump\\S*)(?:64|\\.\\w+)?(?:\\s|$)',
      '^(?:nmap|masscan|zmap|nikto|gobuster|ffuf|feroxbuster|wpscan|nuclei|medusa|smbclient|rpcclient|nbtscan|aircrack-ng|airmon-ng)(?:\\s|$)',
      '\\b(?:sqlmap|responder|secretsdump|psexec|wmiexec|GetUserSPNs|kerbrute|pspy\\d*)\\.(?:py|sh)\\b',
      'stratum\\+tcp|/xmrig',
      '[Ll]inpeas|[Ll]in[Ee]num\\.|[Ll]a[Zz]agne|mimipenguin|[Mm]imikatz|[Mm]eterpreter',
    ],
  },
];

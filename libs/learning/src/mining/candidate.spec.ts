import { checkPattern } from '@bylaw/policy';
import { PatternMatcher } from '../pattern-matcher.js';
import { seenForms } from '../seen-forms.js';
import { candidatePattern, candidateText, isStrong, type Candidate } from './candidate.js';
import { visitCandidates, writtenOut } from './visit-candidates.js';

const forms = seenForms();

function candidatesOf(command: string): Candidate[] {
  const found = new Set<Candidate>();
  visitCandidates(forms({ tool: 'shell', command }), (_, offered) => found.add(writtenOut(offered)));
  return [...found].filter((candidate) => !candidate.startsWith('x'));
}

const COMMANDS = [
  'curl -s -X POST https://example.org/api -d @data.json',
  'sudo cp -r ~/.ssh/config /etc/app.d/keys_2024/config.bak',
  'echo hello > /etc/app.d/motd && cat /etc/app.d/motd | sh',
  'find / -name "*.pem" -exec cp {} /tmp/loot_1/ \\;',
  `python3 -c 'import urllib.request; urllib.request.urlopen("http://a.example")'`,
  'tar --exclude=node_modules -czf out-2024.tar.gz src (x) [y] {z} a+b $HOME/work',
];

describe('candidates', () => {
  it.each(COMMANDS)('of %s become patterns that the policy accepts and that match it', (command) => {
    const candidates = candidatesOf(command);
    const patterns = candidates.map(candidatePattern);
    for (const pattern of patterns)
      expect({ pattern, check: checkPattern(pattern) }).toMatchObject({ check: { ok: true } });
    const matched = new PatternMatcher(patterns, ['shell']).matches({ tool: 'shell', command });
    const missed = candidates.filter((_, index) => !matched.includes(index));
    expect(candidates.length).toBeGreaterThan(5);
    // An operator inside of an argument ends the gap of a pattern, on the safe side.
    expect(/[;&|]/.test(command) ? [] : missed).toEqual([]);
  });

  it('never span the commands of a line, but for neighbours in a pipe', () => {
    const found = candidatesOf('cat /srv/a_1/b; rm -rf /srv/c_2/d | tee out').map(candidateText);
    expect(found).toContain('rm | tee');
    expect(found.filter((text) => text.includes('cat') && /rm|c_2/.test(text))).toEqual([]);
  });

  it('match at the program, not in the words of another', () => {
    const pattern = candidatePattern('q rm =-rf');
    const matches = (command: string) =>
      new PatternMatcher([pattern], ['shell']).matches({ tool: 'shell', command }).length === 1;
    expect(matches('ls; sudo rm -v -rf x')).toBe(true);
    expect(matches('rm x; ls -rf')).toBe(false);
    expect(matches('mycmd rm -rf x')).toBe(false);
    expect(matches('rm -rfv x')).toBe(false);
  });

  it('match flags in any order, and other words in theirs', () => {
    const matches = (candidate: string, command: string) =>
      new PatternMatcher([candidatePattern(candidate)], ['shell']).matches({ tool: 'shell', command })
        .length === 1;
    const flagged = 'r tar =--delete =/srv/a';
    expect(matches(flagged, 'tar --delete -v /srv/a')).toBe(true);
    expect(matches(flagged, 'tar /srv/a --delete')).toBe(true);
    expect(matches(flagged, 'tar --delete; ls /srv/a')).toBe(false);
    expect(matches('r git =push =origin', 'git push origin')).toBe(true);
    expect(matches('r git =push =origin', 'git origin push')).toBe(false);
  });

  it('say nothing by flags, ordinary words and common places alone', () => {
    for (const weak of [
      'q curl =-X',
      'q git =push',
      'q cp //tmp/',
      'p systemctl',
      '| curl sh',
      'q ls =/dev/null',
    ])
      expect({ weak, strong: isStrong(weak) }).toEqual({ weak, strong: false });
    for (const strong of ['q cat =/srv/vault_2', 'a b.bash_history', 'r cp =-r //srv/keys/old/'])
      expect({ strong, is: isStrong(strong) }).toEqual({ strong, is: true });
  });

  it('leave out programs that only test, print or start others, unless they write', () => {
    const found = candidatesOf('[ -f /etc/app.conf ] && echo hi > /etc/app.d/motd');
    expect(found.some((candidate) => candidate.startsWith('q ['))).toBe(false);
    expect(found).toContain('q echo >=/etc/app.d/motd');
  });
});

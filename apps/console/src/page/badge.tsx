import { Badge as Mark } from '@mantine/core';

const TONES: Readonly<Record<string, string>> = {
  allow: 'good',
  safe: 'good',
  online: 'good',
  applied: 'good',
  done: 'good',
  deny: 'bad',
  unsafe: 'bad',
  quarantined: 'bad',
  refused: 'bad',
  failed: 'bad',
  review: 'warn',
  pending: 'warn',
  held: 'warn',
  blocked: 'warn',
  stale: 'warn',
};

/** One word of the domain, coloured by what it means. */
export function Badge({ word }: { readonly word: string }) {
  return (
    <Mark color={TONES[word] ?? 'plain'} variant="light" tt="none" miw="fit-content">
      {word}
    </Mark>
  );
}

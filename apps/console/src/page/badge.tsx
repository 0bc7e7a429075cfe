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

/** One word of the domain, coloured by what it means. Long tables are full of them: it is one element. */
export function Badge({ word }: { readonly word: string }) {
  return (
    <span className="bylaw-badge" data-tone={TONES[word] ?? 'plain'}>
      {word}
    </span>
  );
}

import { Alert, Anchor, Code, Text } from '@mantine/core';
import type { VerificationResponse } from '../gateway/wire.js';
import { counted } from '../page/counted.js';
import { linkTo } from '../page/route.js';

/** What is wrong with the first broken event, in words. */
const FAULTS: Readonly<Record<string, string>> = {
  missing: 'It is not there: somebody removed it, or another number stands in its place.',
  changed: 'Its content is not what its hash was made of: somebody changed it.',
  unlinked: 'It does not name the hash of the event before it: one of the two was written anew.',
  rewritten:
    'Its hash is not that of the head that was kept: the chain was written anew up to there, or further.',
  truncated: 'The chain ends before it, though it must have been there: somebody cut it off.',
};

/** What a verification proved, and how to check it elsewhere; of a broken chain, where it is broken and how. */
export function VerificationView({ found }: { readonly found: VerificationResponse }) {
  const { valid, events, head } = found;
  if (!valid) return <Broken found={found} />;
  return (
    <Alert color="good" role="status" title={`The chain is whole: ${counted(events, 'event')}`}>
      <Text size="sm">
        Each event’s hash is that of its content and names the one before it, and every version and command
        has its event. Keep the head elsewhere: only against it, a chain that was written anew as a whole is
        found.
      </Text>
      <Head seq={head.seq} hash={head.hash} />
      <Text size="sm" mt="xs">
        To check it on another machine, export the audit and run <Code>npm run audit:verify -- FILE</Code> or{' '}
        <Code>npx bylaw audit verify-file FILE</Code> there.
      </Text>
    </Alert>
  );
}

function Broken({ found: { firstBroken, fault, head } }: { readonly found: VerificationResponse }) {
  const seq = firstBroken ?? head.seq + 1;
  return (
    <Alert color="bad" role="alert" title={`The chain is broken at event ${seq}`}>
      <Text size="sm">{FAULTS[fault ?? ''] ?? 'It is not what was written.'}</Text>
      <Text size="sm">
        {head.seq > 0
          ? `Events 1 to ${head.seq} are whole. Do not trust those after them. `
          : 'No event before it can be trusted. '}
        <Anchor href={linkTo('audit', seq)} underline="always" inherit>
          See event {seq}
        </Anchor>
        , compare it with a backup or an earlier export, and find out who had the database’s owner role.
      </Text>
      {head.seq > 0 && <Head seq={head.seq} hash={head.hash} />}
    </Alert>
  );
}

function Head({ seq, hash }: VerificationResponse['head']) {
  return (
    <Text size="sm" mt="xs">
      The head of what is whole: <Code className="bylaw-sent">{`${seq}:${hash}`}</Code>
    </Text>
  );
}

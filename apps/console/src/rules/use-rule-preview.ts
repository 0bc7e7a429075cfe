import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { RuleDraft, RulePreview } from '../gateway/wire.js';
import { useSession } from '../sign-in/session.js';

/** So long the typing must rest. */
const REST_MS = 250;

/** A preview, and the pattern that it is of. */
export interface TriedPreview extends RulePreview {
  readonly pattern: string;
}

/** What is known of a rule while it is written. */
export interface WrittenPreview {
  /** Undefined until there is one; of what was typed before, while what is typed now is tried. */
  readonly preview: TriedPreview | undefined;
  readonly isCurrent: boolean;
  readonly error: Error | null;
}

/** Tries the rule whenever the typing rests. What was asked about an earlier one is given up. */
export function useRulePreview(draft: RuleDraft, replaces: string | undefined): WrittenPreview {
  const { gateway } = useSession();
  const text = JSON.stringify(draft);
  const rested = useRested(text);
  const query = useQuery({
    queryKey: ['preview of a rule', rested, replaces ?? null],
    queryFn: async ({ signal }): Promise<TriedPreview> => {
      const rule = JSON.parse(rested) as RuleDraft;
      const body = { rule, ...(replaces === undefined ? {} : { replaces }) };
      const { data } = await gateway.POST('/v1/rules/preview', { body, signal });
      if (data === undefined) throw new Error('The gateway answered without a preview');
      return { ...data, pattern: rule.pattern };
    },
    enabled: draft.pattern !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return {
    preview: draft.pattern === '' ? undefined : query.data,
    isCurrent: rested === text && !query.isPlaceholderData,
    error: query.error,
  };
}

function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

import { createContext, useContext, useMemo } from 'react';
import { useResource } from '../gateway/use-resource.js';
import type { RuleSample } from '../gateway/wire.js';

/** Where rules match commands, by `sampleKey`. */
export type Samples = ReadonlyMap<string, RuleSample>;

export const SamplesContext = createContext<Samples>(new Map());

const sampleKey = (rule: string, command: string): string => `${rule}\n${command}`;

/** What a suggestion's rules match in its commands; empty until it is known. */
export function useReadSamples(id: string): Samples {
  const { data } = useResource('/v1/suggestions/{id}/samples', { path: { id } });
  return useMemo(
    () => new Map(data?.items.map((sample) => [sampleKey(sample.rule, sample.command), sample])),
    [data],
  );
}

/** What the first of some rules that matches it matches in a command. */
export function useSample(rules: readonly string[], command: string): RuleSample | undefined {
  const samples = useContext(SamplesContext);
  return rules.map((rule) => samples.get(sampleKey(rule, command))).find((sample) => sample !== undefined);
}

import { Text } from '@mantine/core';

export interface VersionOfProps {
  /** The version that the agent was told last; null when it was told none. */
  readonly version: number | null;
  /** The policy's version, where it is known. */
  readonly inForce: number | undefined;
}

/** The version of the policy that is in force for an agent, and whether a newer one is on its way. */
export function VersionOf({ version, inForce }: VersionOfProps) {
  if (version === null) {
    return (
      <Text span size="sm" c="dimmed">
        not known
      </Text>
    );
  }
  const isBehind = inForce !== undefined && version < inForce;
  return (
    <Text span size="sm" {...(isBehind ? { c: 'var(--mantine-color-warn-text)', fw: 600 } : {})}>
      {version}
      {isBehind && ` of ${inForce}`}
    </Text>
  );
}

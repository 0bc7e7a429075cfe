import { Text } from '@mantine/core';
import { MarkedForm } from '../explanations/marked-form.js';
import { SentLine } from '../page/sent-text.js';
import { useSample } from './use-samples.js';

export interface SampleViewProps {
  /** Ids of rules, or their places in the diff. */
  readonly rules: readonly string[];
  readonly command: string;
}

/** A command with what the rule matches in it underlined: in the form that it was matched against, when that reads otherwise. */
export function SampleView({ rules, command }: SampleViewProps) {
  const sample = useSample(rules, command);
  if (sample === undefined) return <SentLine text={command} />;
  return (
    <>
      <MarkedForm match={sample} />
      {sample.form !== command && (
        <Text size="xs" c="dimmed" component="div">
          sent as <SentLine text={command} />
        </Text>
      )}
    </>
  );
}

export interface SamplesViewProps {
  readonly title: string;
  readonly rules: readonly string[];
  readonly commands: readonly string[];
  /** So many are seen without being asked for; all unless given. */
  readonly atFirst?: number;
}

/** Some commands that a rule matches, the rest of many on demand. */
export function SamplesView({ title, rules, commands, atFirst = Infinity }: SamplesViewProps) {
  if (commands.length === 0) return null;
  const [first, rest] = [commands.slice(0, atFirst), commands.slice(atFirst)];
  return (
    <div>
      <Text size="sm" fw={600}>
        {title} ({commands.length})
      </Text>
      <Lines rules={rules} commands={first} />
      {rest.length > 0 && (
        <details>
          <summary>{rest.length} more</summary>
          <Lines rules={rules} commands={rest} />
        </details>
      )}
    </div>
  );
}

function Lines({ rules, commands }: Pick<SamplesViewProps, 'rules' | 'commands'>) {
  return (
    <ul className="bylaw-commands">
      {commands.map((command, index) => (
        <li key={index}>
          <SampleView rules={rules} command={command} />
        </li>
      ))}
    </ul>
  );
}

import { Button, Checkbox, Fieldset, Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { Effect, RuleMode, RuleTarget } from '../gateway/wire.js';
import { useMay } from '../sign-in/session.js';
import type { RuleInForm } from './copy-draft.js';

export interface RuleFormProps {
  readonly rule: RuleInForm;
  /** Its place, from 0. */
  readonly index: number;
  /** What is wrong, by `index.field`. */
  readonly faults: ReadonlyMap<string, string>;
  readonly onChange: (rule: RuleInForm) => void;
  readonly onRemove: () => void;
}

const EFFECTS: readonly Effect[] = ['deny', 'review', 'allow'];
const MODES: readonly RuleMode[] = ['enforce', 'observe'];
const TARGETS = [
  { value: 'command', label: 'the command' },
  { value: 'text', label: 'the text as sent' },
];

/** One rule that a diff adds, to be changed; what is wrong is said at its field. */
export function RuleForm(props: RuleFormProps) {
  const { rule, index, faults, onChange, onRemove } = props;
  return (
    <Fieldset legend={`Rule ${index + 1}`}>
      <Textarea
        label="Pattern (RE2)"
        value={rule.pattern}
        error={faults.get(`${index}.pattern`)}
        spellCheck={false}
        autoComplete="off"
        rows={2}
        data-autofocus={index === 0 || undefined}
        classNames={{ input: 'bylaw-code' }}
        onChange={(event) => onChange({ ...rule, pattern: event.currentTarget.value })}
      />
      <Words {...props} />
      <Group gap="sm" mt="xs" align="flex-start">
        <TextInput
          label="Only of this tool"
          value={rule.tool}
          error={faults.get(`${index}.tool`)}
          maxLength={200}
          flex="1 1 8rem"
          onChange={(event) => onChange({ ...rule, tool: event.currentTarget.value })}
        />
        <TextInput
          label="Reason"
          value={rule.reason}
          error={faults.get(`${index}.reason`)}
          maxLength={2_000}
          flex="3 1 14rem"
          onChange={(event) => onChange({ ...rule, reason: event.currentTarget.value })}
        />
      </Group>
      <Group justify="space-between" mt="xs">
        <Lock {...props} />
        <Button variant="default" size="compact-sm" onClick={onRemove}>
          Leave this rule out
        </Button>
      </Group>
    </Fieldset>
  );
}

function Words({ rule, index, faults, onChange }: RuleFormProps) {
  return (
    <Group gap="sm" mt="xs" align="flex-start">
      <NativeSelect
        label="Effect"
        data={[...EFFECTS]}
        value={rule.effect}
        error={faults.get(`${index}.effect`)}
        onChange={(event) => onChange({ ...rule, effect: event.currentTarget.value as Effect })}
      />
      <NativeSelect
        label="Mode"
        data={[...MODES]}
        value={rule.mode}
        error={faults.get(`${index}.mode`)}
        onChange={(event) => onChange({ ...rule, mode: event.currentTarget.value as RuleMode })}
      />
      <NativeSelect
        label="Matches"
        data={TARGETS}
        value={rule.target}
        error={faults.get(`${index}.target`)}
        onChange={(event) => onChange({ ...rule, target: event.currentTarget.value as RuleTarget })}
      />
    </Group>
  );
}

/** Only an admin's own diff can unlock what is locked (I7). */
function Lock({ rule, index, faults, onChange }: RuleFormProps) {
  const isAdmin = useMay('admin');
  if (!isAdmin && !rule.locked) return <span />;
  return (
    <Checkbox
      label="Locked"
      checked={rule.locked}
      error={faults.get(`${index}.locked`)}
      onChange={(event) => onChange({ ...rule, locked: event.currentTarget.checked })}
    />
  );
}

import { Checkbox, NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { PatternProblem } from './pattern-problem.js';
import type { RuleInput } from './rule-draft.js';
import type { TriedPreview } from './use-rule-preview.js';

const EFFECTS = ['deny', 'review', 'allow'] as const;
const TARGET_WORDS = ['command', 'text'] as const;
const MODE_WORDS = ['enforce', 'observe'] as const;
const TARGETS = [
  { value: 'command', label: 'the commands it runs' },
  { value: 'text', label: 'the text as it was sent' },
] as const;
const MODES = [
  { value: 'enforce', label: 'enforce: it decides' },
  { value: 'observe', label: 'observe: it only records what it would do' },
] as const;

export interface RuleFormProps {
  readonly input: RuleInput;
  /** What came of trying the last pattern that was tried. */
  readonly tried: TriedPreview | undefined;
  readonly onChange: (changes: Partial<RuleInput>) => void;
  /** What stands below the pattern. */
  readonly children: ReactNode;
}

/** The fields of a rule, with what is wrong with its pattern at the place where it is. */
export function RuleForm({ input, tried, onChange, children }: RuleFormProps) {
  return (
    <Stack gap="sm">
      <PatternField pattern={input.pattern} tried={tried} onChange={onChange} />
      {children}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <NativeSelect
          label="Effect"
          data={EFFECTS}
          value={input.effect}
          onChange={(event) => onChange({ effect: oneOf(EFFECTS, event.currentTarget.value) })}
        />
        <NativeSelect
          label="Mode"
          data={MODES}
          value={input.mode}
          onChange={(event) => onChange({ mode: oneOf(MODE_WORDS, event.currentTarget.value) })}
        />
        <NativeSelect
          label="Matched against"
          data={TARGETS}
          value={input.target}
          onChange={(event) => onChange({ target: oneOf(TARGET_WORDS, event.currentTarget.value) })}
        />
        <TextInput
          label="Tool"
          placeholder="every tool"
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          value={input.tool}
          onChange={(event) => onChange({ tool: event.currentTarget.value })}
        />
      </SimpleGrid>
      <TextInput
        label="Reason"
        description="Agents are told it with every decision that the rule makes."
        maxLength={2_000}
        autoComplete="off"
        value={input.reason}
        onChange={(event) => onChange({ reason: event.currentTarget.value })}
      />
      <Checkbox
        label="Locked: the trainer can't weaken it, and only an admin can remove it"
        checked={input.locked}
        onChange={(event) => onChange({ locked: event.currentTarget.checked })}
      />
    </Stack>
  );
}

interface PatternFieldProps extends Pick<RuleFormProps, 'tried' | 'onChange'> {
  readonly pattern: string;
}

function PatternField({ pattern, tried, onChange }: PatternFieldProps) {
  const problem = tried?.problem ?? null;
  return (
    <>
      <Textarea
        label="Pattern"
        description="An RE2 regular expression. ^ stands before a program, whatever wraps it: ^rm -rf also matches sudo rm -fr."
        autosize
        minRows={2}
        maxRows={8}
        spellCheck={false}
        autoComplete="off"
        autoFocus
        className="bylaw-code-input"
        value={pattern}
        error={problem === null ? undefined : `The pattern ${problem.message}.`}
        onChange={(event) => onChange({ pattern: event.currentTarget.value })}
      />
      {tried !== undefined && problem !== null && (
        <PatternProblem pattern={tried.pattern} problem={problem} />
      )}
    </>
  );
}

function oneOf<W extends string>(words: readonly [W, ...W[]], word: string): W {
  return words.find((one) => one === word) ?? words[0];
}

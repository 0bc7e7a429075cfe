import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useId, useState } from 'react';
import { useResource } from '../gateway/use-resource.js';
import type { AgentResponse } from '../gateway/wire.js';
import { visible } from '../page/visible.js';
import { isAgentId } from './agent-id.js';

export interface AgentFilterProps {
  /** An agent's id, or empty. */
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** So many agents are offered at most. */
const OFFERED = 20;
const PAUSE_MS = 300;

/** Only what one agent asked. It is found by a part of its name, or by its id; the browser offers those that there are. */
export function AgentFilter({ value, onChange }: AgentFilterProps) {
  const listId = useId();
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    // The address changed otherwise than by typing here.
    setKnown(value);
    setText(value);
  }
  const [q] = useDebouncedValue(text.trim(), PAUSE_MS);
  const { data } = useResource('/v1/agents', { query: { q, limit: OFFERED } });
  const agents = data?.items ?? [];
  const take = (typed: string) => {
    const id = idOf(typed.trim(), agents);
    if (id !== undefined && id !== value) onChange(id);
  };
  const name = agents.find(({ id }) => id === value)?.name;
  const isUnknown = data !== undefined && agents.length === 0 && q !== '' && q !== value;
  return (
    <>
      <TextInput
        type="search"
        label={name === undefined ? 'Agent' : `Agent: ${visible(name)}`}
        placeholder="name or id"
        value={text}
        maxLength={200}
        spellCheck={false}
        autoComplete="off"
        list={listId}
        error={isUnknown ? 'There is no such agent' : undefined}
        onChange={(event) => {
          const typed = event.currentTarget.value;
          setText(typed);
          // What is chosen of the offered, or emptied, is meant; a name may be half typed.
          if (typed.trim() === '' || isAgentId(typed.trim())) take(typed);
        }}
        onBlur={() => take(text)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take(text);
        }}
      />
      <datalist id={listId}>
        {agents.map((agent) => (
          <option key={agent.id} value={agent.id}>
            {visible(agent.name)}
          </option>
        ))}
      </datalist>
    </>
  );
}

/** The id that was typed, or of the only agent that can be meant; empty for nothing, undefined where it is not clear. */
function idOf(typed: string, agents: readonly AgentResponse[]): string | undefined {
  if (typed === '' || isAgentId(typed)) return typed.toLowerCase();
  const named = agents.filter(({ name }) => name === typed);
  const meant = named.length > 0 ? named : agents;
  return meant.length === 1 ? meant[0]?.id : undefined;
}

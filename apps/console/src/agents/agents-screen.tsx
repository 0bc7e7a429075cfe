import type { AgentStatus, Liveness } from '../gateway/wire.js';
import { useState } from 'react';
import { usePages } from '../gateway/use-pages.js';
import { PagesView } from '../page/pages-view.js';
import { WordSelect } from '../page/word-select.js';
import { AgentCard } from './agent-card.js';

const LIVENESSES: readonly Liveness[] = ['online', 'offline'];
const STATUSES: readonly AgentStatus[] = ['idle', 'running', 'blocked'];
/** Heartbeats make no news: they are asked for. */
const EVERY_MS = 5_000;

/** The fleet. */
export function AgentsScreen() {
  const [liveness, setLiveness] = useState<Liveness | ''>('');
  const [status, setStatus] = useState<AgentStatus | ''>('');
  const pages = usePages('/v1/agents', { liveness, status }, EVERY_MS);
  const isFiltered = liveness !== '' || status !== '';
  return (
    <>
      <h1>Agents</h1>
      <div className="filters">
        <WordSelect label="Liveness" words={LIVENESSES} value={liveness} none="all" onChange={setLiveness} />
        <WordSelect label="Status" words={STATUSES} value={status} none="all" onChange={setStatus} />
      </div>
      <PagesView
        pages={pages}
        what="agents"
        empty={isFiltered ? 'No agent is like that now.' : 'No agent has registered yet.'}
      >
        {(items) => (
          <ul className="cards">
            {items.map((agent) => (
              <li key={agent.id} className="card">
                <AgentCard agent={agent} />
              </li>
            ))}
          </ul>
        )}
      </PagesView>
    </>
  );
}

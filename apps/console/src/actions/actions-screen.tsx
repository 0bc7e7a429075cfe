import type { ActionResponse, Effect, Label } from '@bylaw/contracts';
import { useState } from 'react';
import { usePages } from '../gateway/use-pages.js';
import { PagesView } from '../page/pages-view.js';
import { SearchField } from '../page/search-field.js';
import { WordSelect } from '../page/word-select.js';
import { ActionLine } from './action-line.js';
import { LABELS } from './label-buttons.js';

const DECISIONS: readonly Effect[] = ['allow', 'deny', 'review'];

/** What agents asked about, newest first, to be searched and labelled. */
export function ActionsScreen() {
  const [decision, setDecision] = useState<Effect | ''>('');
  const [label, setLabel] = useState<Label | ''>('');
  const [text, setText] = useState('');
  const pages = usePages<ActionResponse>('/v1/actions', { decision, label, q: text });
  const isFiltered = decision !== '' || label !== '' || text !== '';
  return (
    <>
      <h1>Actions</h1>
      <div className="filters">
        <SearchField label="Search commands" onSearch={setText} />
        <WordSelect label="Decision" words={DECISIONS} value={decision} none="all" onChange={setDecision} />
        <WordSelect label="Label" words={LABELS} value={label} none="all" onChange={setLabel} />
      </div>
      <PagesView
        pages={pages}
        what="actions"
        empty={isFiltered ? 'No recorded action matches.' : 'No agent has asked about anything yet.'}
      >
        {(items) => (
          <ul className="cards">
            {items.map((action) => (
              <li key={action.id} className="card">
                <ActionLine action={action} />
              </li>
            ))}
          </ul>
        )}
      </PagesView>
    </>
  );
}

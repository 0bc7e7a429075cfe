import type { Effect, PolicyResponse } from '../gateway/wire.js';
import { useState } from 'react';
import { useResource } from '../gateway/use-resource.js';
import { counted } from '../page/counted.js';
import { ErrorNote } from '../page/error-note.js';
import { Loading } from '../page/loading.js';
import { linkTo } from '../page/route.js';
import { SearchField } from '../page/search-field.js';
import { Time } from '../page/time.js';
import { WordSelect } from '../page/word-select.js';
import { RuleLine } from './rule-line.js';

const EFFECTS: readonly Effect[] = ['deny', 'review', 'allow'];
const SHOWN = 100;

/** The rules that hold now. */
export function RulesScreen() {
  const [effect, setEffect] = useState<Effect | ''>('');
  const [text, setText] = useState('');
  const { data, error } = useResource('/v1/rules', {
    query: { effect, q: text, include: 'matches' },
  });
  return (
    <>
      <h1>Rules</h1>
      <div className="filters">
        <SearchField label="Search patterns and reasons" onSearch={setText} />
        <WordSelect label="Effect" words={EFFECTS} value={effect} none="all" onChange={setEffect} />
      </div>
      <ErrorNote error={error} />
      {data === undefined && error === null && <Loading what="the rules" />}
      {data !== undefined && (
        <Rules key={`${effect} ${text}`} policy={data} filtered={effect !== '' || text !== ''} />
      )}
    </>
  );
}

function Rules({ policy, filtered }: { readonly policy: PolicyResponse; readonly filtered: boolean }) {
  const [shown, setShown] = useState(SHOWN);
  const { version, items } = policy;
  return (
    <>
      <p className="quiet" role="status">
        {filtered ? `${items.length} rules match` : `${items.length} rules`}, at{' '}
        {version === 0 ? 'version 0' : <a href={linkTo('versions', version)}>version {version}</a>}.
      </p>
      <ul className="cards">
        {items.slice(0, shown).map((rule) => (
          <li key={rule.id} className="card">
            <RuleLine rule={rule} />
            <span className="quiet">
              by {rule.addedBy}, in{' '}
              <a href={linkTo('versions', rule.addedInVersion)}>version {rule.addedInVersion}</a>
              {rule.matches && (
                <>
                  ; matched {counted(rule.matches.day, 'time')} in 24 hours, last:{' '}
                  <Time at={rule.matches.last} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {items.length > shown && (
        <button type="button" onClick={() => setShown(shown + SHOWN)}>
          More rules
        </button>
      )}
    </>
  );
}

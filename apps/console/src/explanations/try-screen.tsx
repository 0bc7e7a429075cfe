import { useMutation } from '@tanstack/react-query';
import { useId, useState, type SubmitEvent } from 'react';
import { ErrorNote } from '../page/error-note.js';
import { DecisionView } from './decision-view.js';
import { useAskPolicy, type Question } from './use-ask-policy.js';

/** What the current policy would say to a command, and why, without anybody running or recording it. */
export function TryScreen() {
  const ask = useAskPolicy();
  const asking = useMutation({ mutationFn: (question: Question) => ask(question) });
  return (
    <>
      <h1>Try a command</h1>
      <p className="quiet">
        Asks the current policy what it would decide. Nothing is run, and nothing is recorded.
      </p>
      <QuestionForm isAsking={asking.isPending} onAsk={(question) => asking.mutate(question)} />
      <ErrorNote error={asking.error} />
      <section aria-label="Answer" aria-live="polite">
        {asking.data !== undefined && (
          <div className="card">
            <DecisionView decision={asking.data} />
          </div>
        )}
      </section>
    </>
  );
}

interface QuestionFormProps {
  readonly isAsking: boolean;
  readonly onAsk: (question: Question) => void;
}

function QuestionForm({ isAsking, onAsk }: QuestionFormProps) {
  const [commandId, toolId] = [useId(), useId()];
  const [command, setCommand] = useState('');
  const [tool, setTool] = useState('shell');
  const isReady = command !== '' && tool.trim() !== '' && !isAsking;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isReady) onAsk({ command, tool: tool.trim() });
  };
  return (
    <form onSubmit={submit}>
      <div className="field wide">
        <label htmlFor={commandId}>Command</label>
        <textarea
          id={commandId}
          rows={3}
          spellCheck={false}
          autoComplete="off"
          value={command}
          onChange={(event) => setCommand(event.target.value)}
          onKeyDown={({ key, ctrlKey, metaKey, currentTarget }) => {
            if (key === 'Enter' && (ctrlKey || metaKey)) currentTarget.form?.requestSubmit();
          }}
        />
      </div>
      <div className="field wide">
        <label htmlFor={toolId}>Tool</label>
        <input
          id={toolId}
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          value={tool}
          onChange={(event) => setTool(event.target.value)}
        />
      </div>
      <div className="buttons">
        <button type="submit" className="primary" disabled={!isReady}>
          {isAsking ? 'Asking …' : 'Ask the policy'}
        </button>
        <span className="quiet">or Ctrl+Enter in the command</span>
      </div>
    </form>
  );
}

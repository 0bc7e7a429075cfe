import { useId, useState, type SubmitEvent } from 'react';
import { useChange } from '../gateway/use-change.js';
import { ErrorNote } from '../page/error-note.js';
import { useMay } from '../sign-in/session.js';

const ESTIMATORS = {
  mined: 'Rules with validated evidence, each denying, reviewing or observing as its evidence allows.',
  importance:
    'The terms of a random forest with the highest importance, as deny rules. Nothing is validated: for comparison.',
} as const;
type EstimatorName = keyof typeof ESTIMATORS;
const MOST_RULES = 200;

/** Starts a training run on the labelled actions. */
export function StartTraining() {
  const [estimator, setEstimator] = useState<EstimatorName>('mined');
  const [topN, setTopN] = useState('20');
  const start = useChange();
  if (!useMay('approver')) return null;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    start.mutate((gateway) => gateway.POST('/v1/trainings', { body: { estimator, topN: Number(topN) } }));
  };
  return (
    <form className="card" aria-label="Start a training run" onSubmit={submit}>
      <div className="filters">
        <EstimatorSelect estimator={estimator} onChange={setEstimator} />
        <RulesInput topN={topN} onChange={setTopN} />
      </div>
      <p className="quiet" aria-live="polite">
        {ESTIMATORS[estimator]}
      </p>
      <ErrorNote error={start.error} />
      <div className="buttons">
        <button type="submit" className="primary" disabled={start.isPending}>
          Train on the labelled actions
        </button>
      </div>
    </form>
  );
}

interface EstimatorSelectProps {
  readonly estimator: EstimatorName;
  readonly onChange: (estimator: EstimatorName) => void;
}

function EstimatorSelect({ estimator, onChange }: EstimatorSelectProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>Estimator</label>
      <select id={id} value={estimator} onChange={(event) => onChange(event.target.value as EstimatorName)}>
        {Object.keys(ESTIMATORS).map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </div>
  );
}

interface RulesInputProps {
  readonly topN: string;
  readonly onChange: (topN: string) => void;
}

function RulesInput({ topN, onChange }: RulesInputProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>Rules at most</label>
      <input
        id={id}
        type="number"
        required
        min={1}
        max={MOST_RULES}
        step={1}
        value={topN}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

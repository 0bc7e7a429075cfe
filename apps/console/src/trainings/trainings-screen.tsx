import { usePages } from '../gateway/use-pages.js';
import { PagesView } from '../page/pages-view.js';
import { RunView } from './run-view.js';
import { StartTraining } from './start-training.js';

/** A run's progress makes no news: it is asked for. */
const EVERY_MS = 2_000;
const PAGE = 20;

/** The training runs, newest first, and the form that starts one. */
export function TrainingsScreen() {
  const pages = usePages('/v1/trainings', { limit: PAGE }, EVERY_MS);
  return (
    <>
      <h1>Training</h1>
      <p className="quiet">
        A run learns from labelled actions and proposes rules. Nothing changes before somebody applies its
        suggestion.
      </p>
      <StartTraining />
      <h2>Runs</h2>
      <PagesView pages={pages} what="training runs" empty="No training run yet.">
        {(items) => (
          <ul className="cards">
            {items.map((run) => (
              <li key={run.id} className="card">
                <RunView run={run} />
              </li>
            ))}
          </ul>
        )}
      </PagesView>
    </>
  );
}

import { MAX_WORK } from './bounds.js';
import { beyondBound } from './unparsed-error.js';

/** Counts what is done for one line, whatever it is made of, so that no line takes long. */
export class Work {
  private done = 0;

  /**
   * Takes note of work, in characters: as much as parsing so many of them takes.
   * @throws UnparsedError when that is more than a line may take
   */
  spend(characters: number): void {
    this.done += characters;
    if (this.done > MAX_WORK) throw beyondBound('runs too much');
  }
}

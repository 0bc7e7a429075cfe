/**
 * Where a pattern is found first at or behind a place. What was found is remembered, so that places in a row (`((((…`) share one
 * search: the text is searched as often as the pattern is found in it, and not as often as it is asked for.
 */
export class RememberedSearch {
  private text = '';
  private from = 0;
  private found = -1;

  /** @param pattern with the flag `g`; what it finds must not depend on where the search begins */
  constructor(private readonly pattern: RegExp) {}

  /** The place in `text`, at `start` or behind; its length where the pattern is not found. */
  firstBehind(text: string, start: number): number {
    if (start < this.from || start > this.found || text !== this.text) {
      this.pattern.lastIndex = start;
      this.text = text;
      this.from = start;
      this.found = this.pattern.exec(text)?.index ?? text.length;
    }
    return this.found;
  }
}

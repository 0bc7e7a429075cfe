import { IntField, TextField } from './fields.js';
import { LIMITS } from './limits.js';

/** The query of every list. */
export class PageQuery {
  @IntField({
    min: 1,
    max: LIMITS.pageItems,
    optional: true,
    description: 'Items on the page; 50 unless set.',
  })
  limit?: number;

  @TextField({ max: 500, optional: true, description: 'The `nextCursor` of the page before.' })
  cursor?: string;
}

/** The answer of every list. `nextCursor` is null on the last page. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

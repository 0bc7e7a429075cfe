import type { Change } from '../gateway/use-change.js';
import type { RuleDraft } from '../gateway/wire.js';
import { goTo, linkTo } from '../page/route.js';

/** What somebody proposes, and why. */
export interface Proposal {
  readonly diff: { readonly add?: RuleDraft[]; readonly remove?: string[] };
  readonly comment: string;
}

/** Makes a suggestion of a diff, and goes to it. */
export function propose({ diff, comment }: Proposal): Change {
  return async (gateway) => {
    const answer = await gateway.POST('/v1/suggestions', {
      body: { diff, ...(comment === '' ? {} : { comment }) },
    });
    // One that takes long will be in the list.
    const id = answer.data !== undefined && 'id' in answer.data ? answer.data.id : undefined;
    goTo(linkTo('suggestions', id));
    return answer;
  };
}

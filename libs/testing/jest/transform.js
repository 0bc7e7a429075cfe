import swc from '@swc/jest';
import { withGlobals } from './with-globals.js';

/** How Jest reads our TypeScript: as swc does with these options, with the globals close at hand. */
export default {
  createTransformer(options) {
    const transformer = swc.createTransformer(options);
    return {
      ...transformer,
      process: (...source) => closeAtHand(transformer.process(...source)),
      processAsync: async (...source) => closeAtHand(await transformer.processAsync(...source)),
    };
  },
};

function closeAtHand(transformed) {
  return { ...transformed, code: withGlobals(transformed.code) };
}
